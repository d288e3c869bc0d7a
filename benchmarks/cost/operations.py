"""The operations as requests, at the site and at the floor; each checks that it was answered rightly."""

from __future__ import annotations

import json
import uuid
from collections import deque
from itertools import count
from typing import Any, Final

from benchmarks.cost.browser import Browser, Reply

OPERATIONS: Final = ("open", "save", "hand_in", "history", "grade")
# 2 KB, as an answer is after some minutes; each save sends another one.
ANSWER: Final = ("I would first compare the gauge with its neighbours. " * 40)[:2040]


class WrongAnswer(Exception):
    """A request got the wrong answer, so its cost means nothing."""


def expect(reply: Reply, *, status: int, holds: str = "", location: str = "") -> None:
    """Raises WrongAnswer unless status, some of the text and the start of the address fit."""
    if reply.status != status or holds not in reply.text or not reply.location.startswith(location):
        raise WrongAnswer(f"{reply.status} {reply.location} {reply.text[:300]!r}")


class FloorRequests:
    def __init__(self, url: str, cast: dict[str, Any]) -> None:
        self.browser, self.cast = Browser(url), cast
        self.numbers = count()
        self.writer = {"sessionid": cast["writer"]}

    def open(self) -> None:
        reply = self.browser.get(f"/sittings/{self.cast['sitting']}/1/", cookies=self.writer)
        expect(reply, status=200, holds="<textarea")

    def save(self) -> None:
        form = {"text": f"{next(self.numbers)} {ANSWER}"}
        reply = self.browser.post_by_script(
            f"/sittings/{self.cast['sitting']}/1/save/", form, cookies=self.writer
        )
        expect(reply, status=200, holds="Saved")

    def hand_in(self) -> None:
        sitting = self.cast["hand_in"].pop()
        reply = self.browser.post(f"/sittings/{sitting}/hand-in/", {"text": ANSWER}, cookies=self.writer)
        expect(reply, status=302, location=f"/sittings/{sitting}/")

    def history(self) -> None:
        self._history(50)

    def history_of_a_page(self) -> None:
        """As many rows as a page of the site's history has."""
        self._history(12)

    def grade(self) -> None:
        form = {**dict.fromkeys("abcd", "3"), "note": "Names the cause."}
        reply = self.browser.post(f"/sittings/{self.cast['sitting']}/1/grade/", form, cookies=self.writer)
        expect(reply, status=200, holds="Saved")

    def _history(self, rows: int) -> None:
        reply = self.browser.get(f"/history/?rows={rows}", cookies={"sessionid": self.cast["reader"]})
        expect(reply, status=200)
        if reply.text.count("<tr>") != rows:
            raise WrongAnswer(f"{reply.text.count('<tr>')} rows")


class SiteRequests:
    """`cast` is what cost/inside/seed.py printed: who may do what. What was used up is taken from it."""

    def __init__(self, url: str, cast: dict[str, Any]) -> None:
        self.browser, self.cast = Browser(url), cast
        self.graded: deque[dict[str, Any]] = deque()

    def open(self) -> None:
        writer = self.cast["writer"]
        expect(
            self.browser.get(_address(writer), cookies=_cookies(writer)), status=200, holds="data-writable"
        )

    def save(self) -> None:
        self.save_in(self.cast["writer"])

    def save_in(self, sitting: dict[str, Any]) -> None:
        """Save the main box as the room's script does, on the revision that the last save made."""
        revision, operation = sitting.setdefault("revision", 0), str(uuid.uuid4())
        form = {"operation": operation, "revision": str(revision), "text": f"{revision} {ANSWER}"}
        address = f"{_address(sitting)}turns/1/boxes/0/"
        reply = self.browser.post_by_script(address, form, cookies=_cookies(sitting))
        expect(reply, status=200)
        told = json.loads(reply.text)
        sitting["revision"] = told["revision"]
        if (told["op"], told["revision"]) != (operation, revision + 1):
            raise WrongAnswer(reply.text)

    def hand_in(self) -> None:
        self.hand_in_this(self.cast["hand_in"].pop())

    def hand_in_this(self, sitting: dict[str, Any]) -> None:
        """The room's whole form: 2 KB in the main box, something in the first probe's."""
        form = {"turn": "1", "do": "hand_in"}
        for box in range(self.cast["boxes"]):
            text = (ANSWER, "Its neighbour.")[box] if box < 2 else ""
            revision = "0" if box else str(sitting.get("revision", 0))
            form |= {f"text-{box}": text, f"revision-{box}": revision, f"operation-{box}": str(uuid.uuid4())}
        reply = self.browser.post(f"{_address(sitting)}submit/", form, cookies=_cookies(sitting))
        expect(reply, status=302, location=_address(sitting))

    def history(self) -> None:
        self._history(self.cast["reader"])

    def history_of_many(self) -> None:
        """The history of somebody with ten times as many interviews."""
        self._history(self.cast["busy"])

    def grade(self) -> None:
        """Commit the first pass of a turn: four marks, two of them with evidence."""
        sitting = self.cast["to_grade"].pop()
        form = {"action": "commit", **{f"{letter}-level": "3" for letter in "ABCD"}}
        form |= {"A-evidence": "compare the gauge", "B-evidence": "its neighbours"}
        reply = self.browser.post(f"{_address(sitting)}turns/1/grade/", form, cookies=_cookies(sitting))
        expect(reply, status=302, location=f"{_address(sitting)}?turn=1")
        self.graded.append(sitting)

    def confirm(self) -> None:
        """Commit the second pass of the same turn, which writes the figures that lists show."""
        sitting = self.graded.popleft()
        form = {"action": "commit", **{f"{letter}-decision": "keep" for letter in "ABCD"}}
        reply = self.browser.post(f"{_address(sitting)}turns/1/confirm/", form, cookies=_cookies(sitting))
        expect(reply, status=302, location=_address(sitting))

    def _history(self, session: str) -> None:
        reply = self.browser.get("/history/", cookies={"sessionid": session})
        expect(reply, status=200, holds="1–12 of")


def _address(sitting: dict[str, str]) -> str:
    return f"/interviews/{sitting['interview']}/"


def _cookies(sitting: dict[str, str]) -> dict[str, str]:
    return {"sessionid": sitting["session"], "seat": sitting["seat"]}
