"""Remarks on a question and its rubric, for the author while writing and for the shipped banks in tests.

Only what is missing stops publishing. The rest names a word or a count and says what to do about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from questions.bank import phrasing
from questions.limits import HEADLINE
from questions.vocabulary import Dimension, Kind

FEWEST_CRITERIA, MOST_CRITERIA = 3, 5
MINUTES_PER_ASK = 5

Where = tuple[str, ...]


@dataclass(frozen=True)
class Remark:
    """`where` is a field ("ask",), ("criteria",), ("weight", criterion) or ("anchors", criterion, level)."""

    where: Where
    severity: Literal["stop", "warn"]
    fact: str
    advice: str


class CriterionText(Protocol):
    """What the lint reads of a criterion: a CriterionEntry, or a row of the author's form."""

    @property
    def key(self) -> str: ...
    @property
    def dimension(self) -> str: ...
    @property
    def weight(self) -> int: ...
    @property
    def weight_reason(self) -> str | None: ...
    @property
    def gate(self) -> bool: ...
    @property
    def anchors(self) -> Mapping[str, str]: ...


class AskedQuestion(Protocol):
    """What the lint reads of a question: a QuestionEntry, or the author's form."""

    @property
    def headline(self) -> str: ...
    @property
    def situation(self) -> str: ...
    @property
    def ask(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def minutes(self) -> int: ...
    @property
    def criteria(self) -> Sequence[CriterionText]: ...


def lint_question(question: AskedQuestion, *, levels: Mapping[str, str]) -> list[Remark]:
    """All remarks, in the order of the form; `levels` are keys and names, lowest first."""
    return [*_lint_wording(question), *_lint_rubric(question.criteria, levels)]


def _lint_wording(question: AskedQuestion) -> Iterator[Remark]:
    length = len(question.headline)
    if length > HEADLINE:
        fact = f"{length} of {HEADLINE} characters."
        yield Remark(("headline",), "stop", fact, f"Take out {length - HEADLINE} or more.")
    # An experience question needs no figures: the candidate's story has its own.
    if question.kind != Kind.EXPERIENCE and not phrasing.has_number(question.situation):
        advice = "Give the scale, the symptom or the goal as a figure."
        yield Remark(("situation",), "warn", "No number in it.", advice)
    yield from _lint_asks(question)


def _lint_asks(question: AskedQuestion) -> Iterator[Remark]:
    asks = phrasing.count_asks(question.ask)
    if asks > max(1, question.minutes // MINUTES_PER_ASK):
        fact = f"{_COUNTS.get(asks, str(asks))} asks in one."
        advice = f"Fine from {asks * MINUTES_PER_ASK} minutes; for {question.minutes}, split it."
        yield Remark(("ask",), "warn", fact, advice)


def _lint_rubric(criteria: Sequence[CriterionText], levels: Mapping[str, str]) -> Iterator[Remark]:
    if len(criteria) < FEWEST_CRITERIA:
        severity: Literal["stop", "warn"] = "warn" if criteria else "stop"
        advice = f"Name {FEWEST_CRITERIA} to {MOST_CRITERIA} behaviours that can differ from each other."
        yield Remark(("criteria",), severity, f"{_criteria(len(criteria))}.", advice)
    if len(criteria) > MOST_CRITERIA:
        advice = f"Join those that always move together: {MOST_CRITERIA} are what a grader can keep apart."
        yield Remark(("criteria",), "warn", f"{_criteria(len(criteria))}.", advice)
    usual = min((criterion.weight for criterion in criteria), default=1)
    for criterion in criteria:
        yield from _lint_criterion(criterion, usual)
        yield from _lint_anchors(criterion, levels)


def _lint_criterion(criterion: CriterionText, usual: int) -> Iterator[Remark]:
    if criterion.weight > usual and not (criterion.weight_reason or "").strip():
        advice = "Weigh alike, or say why this one counts more."
        fact = f"Weight {criterion.weight} without a reason."
        yield Remark(("weight", criterion.key), "warn", fact, advice)
    if criterion.dimension == Dimension.SAFETY and not criterion.gate:
        advice = "Make it a gate, so that no answer is graded above its safety."
        yield Remark(("gate", criterion.key), "warn", "Safety without a gate.", advice)


def _lint_anchors(criterion: CriterionText, levels: Mapping[str, str]) -> Iterator[Remark]:
    texts = {level: criterion.anchors.get(level, "").strip() for level in levels}
    below: list[str] = []
    for level, text in texts.items():
        where = ("anchors", criterion.key, level)
        if not text:
            yield Remark(where, "stop", "Missing.", "Every level needs an anchor before publishing.")
            continue
        yield from _lint_anchor(where, text)
        yield from _lint_step(where, text, [(levels[key], texts[key]) for key in below])
        below.append(level)


def _lint_anchor(where: Where, text: str) -> Iterator[Remark]:
    if words := phrasing.judging_words(text):
        fact = f"{_quoted(words)} {'judges' if len(words) == 1 else 'judge'}."
        yield Remark(where, "warn", fact, "Say what the answer contains.")


def _lint_step(where: Where, text: str, below: Sequence[tuple[str, str]]) -> Iterator[Remark]:
    """Remarks on how an anchor differs from those below it, which are (name, text) pairs, lowest first."""
    alike = next((name for name, lower in below if phrasing.is_nearly_the_same(lower, text)), None)
    name, lower = below[-1] if below else ("", "")
    if below and (words := phrasing.only_degree_words(lower, text)):
        fact = f"Differs from {name} only by {_quoted(words)}."
        yield Remark(where, "warn", fact, "Try the swap test: say what is new in kind.")
    elif alike:
        yield Remark(where, "warn", f"Nearly the same as {alike}.", "Say what this level adds.")
    elif words := phrasing.comparing_words(text):
        fact = f"{_quoted(words)} only compares with another anchor."
        yield Remark(where, "warn", fact, "Try the swap test: say what the answer contains.")


_COUNTS = {2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six"}


def _criteria(count: int) -> str:
    return "One criterion" if count == 1 else f"{count} criteria"


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
