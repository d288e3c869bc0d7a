"""People at work in the room, as Hypothesis drives them: windows, lost replies, take-overs, the bell."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any, ClassVar

from django.core.cache import cache
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.bad_input.forms import forms_in
from tests.reliability.state_machine.expected import GRACE, Typed
from tests.reliability.state_machine.room_site import BROWSERS, RoomSite, Sent, new_seat
from tests.reliability.state_machine.rules import BrokenRule, Rule

SECOND, MINUTE, HOUR = 1000, 60_000, 3_600_000
WINDOWS = 2 * BROWSERS
BOXES = (0, 1)
EDITS: dict[str, Callable[[str, str], str]] = {
    "go on": lambda text, word: f"{text} {word}",
    "write much": lambda text, word: f"{text} {word} {'and so on ' * 40}",
    "cut": lambda text, word: f"{text[: len(text) // 2]}{word}",
    "start over": lambda text, word: word,
    "clear": lambda text, word: "",
}
# Most of the time somebody writes in one window; the others get in between.
windows = st.sampled_from((0, 0, 0, *range(1, WINDOWS)))
boxes = st.sampled_from((0, *BOXES))
keys = st.sampled_from((0, 0, 1, 2))
edits = st.sampled_from([*EDITS])
any_of_them = st.integers(0, 30)
fates = st.sampled_from(("answered", "answered", "reply lost", "held"))


@dataclass
class Draft:
    """A box as a window has it: its revision, the typed text, the save on its way."""

    revision: int = 0
    text: str = ""
    flying: Typed | None = None


@dataclass
class Window:
    browser: int
    key: int = 0
    turn: int = 1
    drafts: dict[int, Draft] = field(default_factory=lambda: {box: Draft() for box in BOXES})


class RoomMachine(RuleBasedStateMachine):
    site: ClassVar[RoomSite]

    def __init__(self) -> None:
        super().__init__()
        cache.clear()
        self._undo = transaction.atomic()
        self._undo.__enter__()
        self.site.begin()
        self.windows = [Window(number % BROWSERS) for number in range(WINDOWS)]
        self.seats: dict[tuple[int, int], str] = {}
        self.sent: list[Sent] = []
        self.held: list[Sent] = []
        self.numbers = count(1)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._undo.__exit__(None, None, None)

    @initialize(clock_steps_back=st.booleans())
    def start_a_mock(self, *, clock_steps_back: bool) -> None:
        self.clock_steps_back = clock_steps_back
        self.start(0, 0)

    @rule(window=windows, key=keys)
    def start(self, window: int, key: int) -> None:
        here = self.windows[window]
        self._deliver(Sent("start", key, here.browser, new_seat(next(self.numbers))))
        self._open(here, key)

    @rule(window=windows, key=keys)
    def open(self, window: int, key: int) -> None:
        self._open(self.windows[window], key)

    @rule(window=windows, box=boxes, edit=edits)
    def type(self, window: int, box: int, edit: str) -> None:
        draft = self.windows[window].drafts[box]
        draft.text = EDITS[edit](draft.text, f"w{next(self.numbers)}").strip()

    @rule(window=windows, box=boxes, fate=fates, mine=st.booleans())
    def save(self, window: int, box: int, fate: str, *, mine: bool) -> None:
        here = self.windows[window]
        draft = here.drafts[box]
        draft.flying = draft.flying or self._typed(draft)
        response = self._send(here, "save_box", {box: draft.flying}, fate)
        if response is not None:
            self._learn(draft, response, mine=mine)

    @rule(window=windows, box=boxes, edit=edits, mine=st.booleans())
    def type_and_save(self, window: int, box: int, edit: str, *, mine: bool) -> None:
        self.type(window, box, edit)
        self.save(window, box, "answered", mine=mine)

    @rule(window=windows, act=st.sampled_from(("save", "probe", "next", "skip", "hand_in")), fate=fates)
    def submit(self, window: int, act: str, fate: str) -> None:
        here = self.windows[window]
        typed = {box: self._typed(draft) for box, draft in here.drafts.items()}
        response = self._send(here, act, typed, fate)
        if response is not None:
            self._open(here, here.key)

    @precondition(lambda self: self.held)
    @rule(which=any_of_them)
    def a_held_request_arrives(self, which: int) -> None:
        self._deliver(self.held.pop(which % len(self.held)))

    @precondition(lambda self: self.sent)
    @rule(which=any_of_them)
    def a_request_is_repeated(self, which: int) -> None:
        self.site.deliver(self.sent[-1 - which % len(self.sent)])

    @precondition(lambda self: self.sent)
    @rule(which=any_of_them)
    def a_stranger_sends_it(self, which: int) -> None:
        sent = self.sent[-1 - which % len(self.sent)]
        self.site.deliver_by_stranger(sent)

    @rule(window=windows)
    def take_over(self, window: int) -> None:
        here = self.windows[window]
        self._send(here, "take_over", {}, "answered")
        self._open(here, here.key)

    @rule(window=windows, key=st.sampled_from((0, 2, 2, 2)), act=st.sampled_from(("pause", "resume")))
    def pause(self, window: int, key: int, act: str) -> None:
        here = self.windows[window]
        self._deliver(Sent(act, key, here.browser, self.seats.get((here.browser, key))))

    @rule(window=windows, is_sure=st.integers(0, 4))
    def discard(self, window: int, is_sure: int) -> None:
        if is_sure == 4:  # rarely: it ends an interview
            self._send(self.windows[window], "discard", {}, "answered")

    @rule(time=st.sampled_from((1, SECOND, 31 * SECOND, 5 * MINUTE)))
    def time_passes(self, time: int) -> None:
        self.site.set_clock(self.site.now + time)

    @rule(window=windows, after=st.sampled_from((-1, 0, 1, SECOND, GRACE, GRACE + 1)))
    def the_bell_comes(self, window: int, after: int) -> None:
        sitting = self.site.sittings.get(self.windows[window].key)
        bell = sitting and sitting.deadline_at
        if bell and bell + after > self.site.now:
            self.site.set_clock(bell + after)

    @precondition(lambda self: self.clock_steps_back)
    @rule(time=st.sampled_from((1, SECOND, HOUR)))
    def the_clock_steps_back(self, time: int) -> None:
        self.site.set_clock(self.site.now - time)

    @rule()
    def sweep(self) -> None:
        self.site.sweep()

    @rule(window=windows, name=st.sampled_from(("interview", "pulse")))
    def read(self, window: int, name: str) -> None:
        here = self.windows[window]
        self.site.read(here.key, browser=here.browser, seat=self._seat(here), name=name)

    def _send(self, here: Window, act: str, typed: dict[int, Typed], fate: str) -> Any:
        """The answer as the window gets it: None for a lost one."""
        sent = Sent(act, here.key, here.browser, self._seat(here), here.turn, typed)
        if fate == "held":
            self.held.append(sent)
            return None
        response = self._deliver(sent)
        return None if fate == "reply lost" else response

    def _deliver(self, sent: Sent) -> Any:
        self.sent.append(sent)
        response = self.site.deliver(sent)
        if "seat" in response.cookies:
            self.seats[sent.browser, sent.key] = response.cookies["seat"].value
        return response

    def _open(self, here: Window, key: int) -> None:
        """What a reload does: the window has what the server has."""
        page = self.site.read(key, browser=here.browser, seat=self.seats.get((here.browser, key)))
        sitting = self.site.sittings.get(key)
        if sitting is None or not sitting.runs(self.site.now):
            return
        text = page.content.decode()
        fields = {name: value for form in forms_in(text) for name, value in form.fields.items()}
        here.key, here.turn = key, int(fields["turn"])
        for box in here.drafts:
            newest = sitting.boxes[here.turn, box]
            here.drafts[box] = Draft(newest.revision, newest.text)
            shown = fields.get(f"revision-{box}")  # a probe that was not asked for yet stands on no page
            if shown is not None and (shown != str(newest.revision) or newest.text not in text):
                raise BrokenRule(Rule.SHOWN, f"box {box} shows another text than the newest")

    def _learn(self, draft: Draft, response: Any, *, mine: bool) -> None:
        draft.flying = None
        if response.status_code == 404:
            return
        body = response.json()
        draft.revision = body.get("revision", draft.revision)
        if body.get("error") == "stale" and not mine:
            draft.text = body["text"]

    def _typed(self, draft: Draft) -> Typed:
        return Typed(uuid.UUID(int=10**6 + next(self.numbers)), draft.revision, draft.text)

    def _seat(self, here: Window) -> str | None:
        return self.seats.get((here.browser, here.key))
