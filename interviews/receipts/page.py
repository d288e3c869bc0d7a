"""When an answer was saved, how it grew, and every text that was kept on the way."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models.functions import Length

from database.units import seconds_up
from interviews.models import Answer, AnswerRevision, Extension, Interview, Turn
from interviews.models.interview import State
from interviews.receipts.growth_chart import GrowthChart, GrowthMark, GrowthPoint, growth_chart, sampled
from questions.charts import PHONE, WIDE

# How many lines of a turn are read, newest first, without their texts.
MOST_LINES = 1000
# How many texts of a box are listed; earlier ones are reached step by step.
MOST_LISTED = 40

_SHOWN = ("interview", "position", "kind", "started_at", "ended_at", "outcome", "version__headline")

NOW = "now"  # the kind of the text that counts, beside those of AnswerRevision
KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveLine:
    """A line of the history without its text; `kept` is the size of its text, None without one."""

    operation: uuid.UUID
    kind: str
    revision: int
    size: int
    at: int
    kept: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptText:
    """A text that can be read: `saved_at` is when it was saved, if known; `until` when it was replaced."""

    box: int
    operation: uuid.UUID | None  # None: the text that counts
    kind: str  # kept, now, conflict or refused
    size: int
    saved_at: int | None
    until: int | None
    late_by: int = 0  # seconds after the deadline, rounded up
    is_at_deadline: bool = False

    @property
    def at(self) -> int:
        return self.saved_at or self.until or 0

    @property
    def is_now(self) -> bool:
        return self.kind == NOW

    @property
    def query(self) -> str:
        text = f"&text={self.operation}" if self.operation else ""
        return f"?box={self.box}{text}#text"


@dataclass(frozen=True, kw_only=True)
class BoxReceipts:
    """One answer box: its saves, and its texts in order of time."""

    position: int
    revision: int
    saved_at: int | None
    lines: Sequence[SaveLine]
    texts: Sequence[KeptText]

    @property
    def name(self) -> str:
        return f"Probe {self.position}" if self.position else "Answer"

    @cached_property
    def saves(self) -> list[SaveLine]:
        return [line for line in self.lines if line.kind == AnswerRevision.Kind.SAVED]

    @property
    def first_saved_at(self) -> int | None:
        """Unknown once the line of the first save is not kept."""
        return next((line.at for line in self.saves if line.revision == 1), None)

    @property
    def unlisted_saves(self) -> int:
        """How many saves have lost their line to pruning; only their number is known."""
        return max(0, self.revision - len(self.saves))

    @property
    def listed(self) -> Sequence[KeptText]:
        return self.texts[-MOST_LISTED:]

    @property
    def unlisted(self) -> int:
        return len(self.texts) - len(self.listed)

    @cached_property
    def points(self) -> list[GrowthPoint]:
        saved = [GrowthPoint(line.at, line.size) for line in self.saves]
        # These stand in for pruned lines, as far as a text of them was kept.
        older = [GrowthPoint(text.at, text.size) for text in self.texts if text.kind == KEPT]
        return sampled([*older, *saved])


@dataclass(frozen=True, kw_only=True)
class Receipts:
    interview: Interview
    turns: Sequence[Turn]
    turn: Turn
    boxes: Sequence[BoxReceipts]
    box: BoxReceipts
    chosen: KeptText
    text: str
    extensions: Sequence[Extension]
    holds_seat: bool
    operation: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def is_open(self) -> bool:
        """Whether texts can still be put back, seat and pause aside."""
        is_running = self.interview.state_now == State.RUNNING
        return is_running and self.turn.position == self.interview.current_turn

    @property
    def can_restore(self) -> bool:
        is_writable = self.is_open and self.holds_seat and self.interview.paused_at is None
        return is_writable and not self.chosen.is_now

    @property
    def number(self) -> int:
        return self.box.texts.index(self.chosen) + 1

    @property
    def earlier(self) -> KeptText | None:
        return self.box.texts[self.number - 2] if self.number > 1 else None

    @property
    def later(self) -> KeptText | None:
        return self.box.texts[self.number] if self.number < len(self.box.texts) else None

    @property
    def charts(self) -> list[tuple[str, GrowthChart]]:
        """The same drawing for wide screens and for phones, with the class that shows it there."""
        return [("only-wide", self._chart(width=WIDE)), ("only-phone", self._chart(width=PHONE))]

    def _chart(self, *, width: int) -> GrowthChart:
        marks = [
            GrowthMark(text.at, text.size, text.kind, is_chosen=text == self.chosen)
            for text in self.box.texts
        ]
        begun = self.turn.started_at or self.box.texts[0].at
        return growth_chart(
            self.box.points, marks, start=begun, deadline=self.interview.deadline_at, width=width
        )


def receipts(
    interview: Interview,
    position: int,
    *,
    seat: uuid.UUID | None,
    box: int = 0,
    text: uuid.UUID | None = None,
) -> Receipts | None:
    """The page of a turn that has begun, in five statements; None for any other turn.

    `text` that is not kept shows the newest.
    """
    turns = _begun(interview)
    turn = next((turn for turn in turns if turn.position == position), None)
    if turn is None:
        return None
    boxes = _boxes(interview, turn)
    shown = next((one for one in boxes if one.position == box), boxes[0])
    chosen = next((one for one in shown.texts if text and one.operation == text), None)
    chosen = chosen or next(one for one in shown.texts if one.is_now)
    return Receipts(
        interview=interview,
        turns=turns,
        turn=turn,
        boxes=boxes,
        box=shown,
        chosen=chosen,
        text=_text(turn, chosen),
        extensions=list(interview.extensions.select_related("granted_by")),
        holds_seat=interview.seat is not None and interview.seat == seat,
    )


def _begun(interview: Interview) -> list[Turn]:
    """The turns to choose from; a closing has no boxes."""
    begun = interview.turns.exclude(kind=Turn.Kind.CLOSING).filter(started_at__isnull=False)
    return list(begun.select_related("version").only(*_SHOWN))


def _boxes(interview: Interview, turn: Turn) -> list[BoxReceipts]:
    """The main box, and the probes with a text: the others are shown only in the room."""
    answers = turn.answers.annotate(length=Length("text")).order_by("position")
    columns = ("pk", "position", "revision", "saved_at", "late_by", "length")
    lines = _lines(turn)
    return [
        _box(row, lines.get(row["pk"], []), deadline=interview.deadline_at)
        for row in answers.values(*columns)
        if row["position"] == 0 or row["revision"] or row["pk"] in lines
    ]


def _lines(turn: Turn) -> Mapping[int, list[SaveLine]]:
    """The newest lines of every box, by the box's key, oldest first."""
    rows = AnswerRevision.objects.filter(answer__turn=turn).annotate(kept=Length("text"))
    columns = ("operation", "kind", "revision", "size", "at", "kept")
    newest = rows.order_by("-at", "-pk").values("answer_id", *columns)[:MOST_LINES]
    by_box: dict[int, list[SaveLine]] = {}
    for row in reversed(list(newest)):
        by_box.setdefault(row.pop("answer_id"), []).append(SaveLine(**row))
    return by_box


def _box(row: Mapping[str, int], lines: Sequence[SaveLine], *, deadline: int | None) -> BoxReceipts:
    saved_at = {line.revision: line.at for line in lines if line.kind == AnswerRevision.Kind.SAVED}
    now = KeptText(
        box=row["position"],
        operation=None,
        kind=NOW,
        size=row["length"],
        saved_at=row["saved_at"],
        until=None,
        late_by=seconds_up(row["late_by"]),
    )
    texts = [*_kept(row["position"], lines, saved_at, deadline=deadline), now]
    return BoxReceipts(
        position=row["position"],
        revision=row["revision"],
        saved_at=row["saved_at"],
        lines=lines,
        texts=sorted(texts, key=lambda text: text.at),
    )


def _kept(
    box: int, lines: Iterable[SaveLine], saved_at: Mapping[int, int], *, deadline: int | None
) -> Iterable[KeptText]:
    bell_has_rung = False
    for line in lines:
        is_save = line.kind == AnswerRevision.Kind.SAVED
        is_late = deadline is not None and line.at > deadline
        if line.kept is not None:
            # A save keeps the text it replaced, which is that of the revision before it.
            saved = saved_at.get(line.revision - 1) if is_save else line.at
            yield KeptText(
                box=box,
                operation=line.operation,
                kind=KEPT if is_save else line.kind,
                size=line.kept,
                saved_at=saved,
                until=line.at if is_save else None,
                late_by=seconds_up(max(0, saved - deadline)) if deadline is not None and saved else 0,
                is_at_deadline=is_save and is_late and not bell_has_rung,
            )
        bell_has_rung = bell_has_rung or (is_save and is_late)


def _text(turn: Turn, chosen: KeptText) -> str:
    """The one text that is shown, from the answer or from its history."""
    answers = Answer.objects.filter(turn=turn, position=chosen.box)
    if chosen.operation is None:
        return answers.values_list("text", flat=True)[0]
    lines = AnswerRevision.objects.filter(answer__in=answers, operation=chosen.operation)
    return lines.values_list("text", flat=True)[0] or ""
