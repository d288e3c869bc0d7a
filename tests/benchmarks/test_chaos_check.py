"""The acknowledged-set check of `make chaos`: each kind of broken promise is found, and only that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from benchmarks.chaos.checking import StoredAnswer, check
from benchmarks.chaos.clients.writer import Acknowledged, Candidate, Operation, Writer, digest

TEXTS = ("A gauge", "A gauge reads", "A gauge reads high")
SAVED = [(f"op{number}", number, "saved") for number in (1, 2, 3)]
GOOD = StoredAnswer(revision=3, digest=digest(TEXTS[2]), history=SAVED)


def writer(texts: Sequence[str] = TEXTS, **fields: object) -> Writer:
    candidate = Candidate(path="/box/", session_cookie="", session="", csrf_cookie="", csrf="", seat="")
    promised = [
        Acknowledged(
            operation=f"op{n}", revision=n, digest=digest(text), first_sent=0.0, last_sent=0.0, at=1.0
        )
        for n, text in enumerate(texts, 1)
    ]
    return Writer(candidate, "127.0.0.1", 1, acknowledged=promised, **fields)


def rules(writer: Writer, stored: StoredAnswer) -> list[str]:
    return [finding.rule for finding in check([writer], {"/box/": stored}, kept_lines=50)]


def test_kept_promises_are_no_finding() -> None:
    assert rules(writer(), GOOD) == []


@pytest.mark.parametrize("text", [TEXTS[2], "A gauge reads high again"])
def test_what_is_not_acknowledged_yet_may_or_may_not_be_there(text: str) -> None:
    waiting = writer(outstanding=Operation("op4", 3, "A gauge reads high again"))

    assert rules(waiting, replace(GOOD, digest=digest(text))) == []


def test_a_candidate_who_never_got_through_is_no_finding() -> None:
    assert rules(writer(texts=[]), StoredAnswer(revision=0, digest=digest(""), history=[])) == []


@pytest.mark.parametrize(
    ("stored", "found"),
    [
        (replace(GOOD, history=SAVED[:2]), ["lost"]),
        (replace(GOOD, history=[*SAVED[:2], ("op3", 3, "conflict")]), ["lost"]),
        (replace(GOOD, history=[*SAVED[:2], ("op3", 4, "saved")]), ["lost"]),
        (replace(GOOD, digest=digest(TEXTS[1])), ["stale"]),
        (replace(GOOD, digest=digest("")), ["lost"]),
        (replace(GOOD, digest=digest("somebody else's")), ["lost"]),
        (replace(GOOD, revision=4), ["twice"]),
        (replace(GOOD, history=[*SAVED, SAVED[2]]), ["twice"]),
        (StoredAnswer(revision=2, digest=digest(TEXTS[1]), history=SAVED[:2]), ["lost", "stale"]),
    ],
)
def test_a_broken_promise_is_found(stored: StoredAnswer, found: list[str]) -> None:
    assert rules(writer(), stored) == found


def test_a_refusal_of_the_only_window_is_found() -> None:
    assert rules(writer(refusal="409 stale"), GOOD) == ["refused"]


def test_one_revision_for_two_operations_is_found() -> None:
    promised = writer()
    promised.acknowledged[2] = replace(promised.acknowledged[2], revision=2)

    assert "twice" in rules(promised, GOOD)


def test_only_lines_that_are_old_enough_may_be_missing_from_the_history() -> None:
    texts = [f"Text {number}" for number in range(1, 61)]
    lines = [(f"op{number}", number, "saved") for number in range(1, 61)]
    kept = StoredAnswer(revision=60, digest=digest(texts[-1]), history=lines[10:])

    assert rules(writer(texts), kept) == []
    assert rules(writer(texts), replace(kept, history=lines[11:])) == ["lost"]
