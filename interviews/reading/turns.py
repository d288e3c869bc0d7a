"""The turns of a closed interview, with their outcomes, and their answers as they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import (
    Exists,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)

from accounts.models import User
from database import clock
from database.clock import as_datetime
from database.units import seconds_up
from interviews.models import Answer, AnswerRevision, Interview, ModelAnswerReveal, Turn
from interviews.reading.timing import ran_out_after
from interviews.rules.evidence import AnswerPiece, Said, marked
from interviews.rules.outcomes import outcome_of
from interviews.rules.scoring import Outcome, TurnResult
from interviews.rules.words import count_words

# (letter, quote) pairs of one turn.
Quotes = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class BoxText:
    """One answer box: `question` is the probe's text, "" for the main answer."""

    question: str
    text: str
    pieces: list[AnswerPiece]
    late_by: int  # seconds after the deadline, rounded up; 0 in time
    text_at_deadline: str
    refused: list[str]  # texts that came too late to count; only their writer reads them

    @property
    def is_probe(self) -> bool:
        return bool(self.question)


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    boxes: list[BoxText]
    words: int
    ran_out_after: int | None  # the milliseconds that were planned, where a mock used them up
    begun_at: datetime | None
    ended_at: datetime | None


def with_answers(turns: QuerySet[Turn]) -> QuerySet[Turn]:
    """Add the boxes with their probes and the texts that came too late: three more statements."""
    return turns.prefetch_related(_boxes())


def load_answers(turn: Turn) -> None:
    """The same for one turn that was read without them."""
    prefetch_related_objects([turn], _boxes())


def _boxes() -> Prefetch[Literal["answers"], QuerySet[Answer], str]:
    refused = AnswerRevision.objects.filter(kind=AnswerRevision.Kind.REFUSED, text__isnull=False)
    boxes = Answer.objects.select_related("probe").prefetch_related(
        Prefetch("revisions", refused, to_attr="refused_texts")
    )
    return Prefetch("answers", boxes)


def answer_sheet(turn: Turn, quotes: Quotes = (), *, is_own: bool) -> AnswerSheet:
    """The main answer and the probes that were asked; `turn` comes from `with_answers`.

    `is_own`: for the person who wrote it, with the texts that came too late.
    """
    boxes = [answer for answer in turn.answers.all() if _was_open(answer)]
    return AnswerSheet(
        boxes=[_box(answer, quotes, is_own=is_own) for answer in boxes],
        words=sum(count_words(answer.text) for answer in boxes),
        ran_out_after=ran_out_after(turn, is_mock=turn.interview.is_mock),
        begun_at=as_datetime(turn.started_at),
        ended_at=as_datetime(turn.ended_at),
    )


def said_in(turn: Turn) -> Said:
    """What was answered; a statement when the first quote is looked for, unless the answers came along."""
    return Said(_texts_of(turn))


def _texts_of(turn: Turn) -> Iterator[str]:
    prefetch_related_objects([turn], "answers")
    yield from (answer.text for answer in turn.answers.all())


def _was_open(answer: Answer) -> bool:
    return answer.position == 0 or answer.shown_at is not None or bool(answer.text.strip())


def _box(answer: Answer, quotes: Iterable[tuple[str, str]], *, is_own: bool) -> BoxText:
    return BoxText(
        question=answer.probe.text if answer.probe else "",
        text=answer.text,
        pieces=marked(answer.text, quotes),
        late_by=seconds_up(answer.late_by),
        text_at_deadline=answer.text_at_deadline or "" if answer.late_by else "",
        refused=[revision.text for revision in getattr(answer, "refused_texts", ())] if is_own else [],
    )


def own_turns(owner: User | int) -> QuerySet[Turn]:
    """The questions of one's interviews in order, each with `now`, `revealed_at` and `is_being_asked`."""
    reveals = ModelAnswerReveal.objects.filter(user=owner, version=OuterRef("version"))
    asked_now = Turn.objects.questions().filter(
        version__question=OuterRef("version__question"),
        interview__in=Interview.objects.running().filter(owner=owner),
    )
    return (
        Turn.objects.questions()
        .filter(interview__owner=owner)
        .select_related("interview", "version", "level_reached")
        .annotate(
            now=clock.db_now(),
            revealed_at=Subquery(reveals.values("revealed_at")[:1]),
            is_being_asked=Exists(asked_now),
        )
        .order_by("position")
    )


def closed_turns(interview: Interview, *, owner: User | int) -> list[Turn]:
    """The questions of an interview that reads as closed, each with its answers and its outcome.

    If the closing is not written yet, the outcome follows from the texts, and the open question ended
    at the deadline; neither is stored.
    """
    shown = own_turns(owner).select_related("interview__bar", "version__question__level", "area")
    turns = list(with_answers(shown.filter(interview=interview)))
    for turn in turns:
        texts = [answer.text for answer in turn.answers.all()]
        turn.outcome = turn.outcome or outcome_of(
            position=turn.position, current=interview.current_turn, texts=texts
        )
        if turn.position == interview.current_turn:
            turn.ended_at = turn.ended_at or interview.deadline_at
    return turns


def turn_results(turns: Iterable[Turn]) -> list[TurnResult]:
    """Outcome and rank of each turn; the turns need their outcomes set and their levels loaded."""
    return [TurnResult(Outcome(turn.outcome), _rank(turn)) for turn in turns]


def _rank(turn: Turn) -> int | None:
    return None if turn.graded_at is None else turn.rank_reached
