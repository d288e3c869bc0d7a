"""What was written in a turn, as the pages after the interview show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from database.clock import as_datetime
from database.units import seconds_up
from interviews.models import Answer, AnswerRevision, Turn
from interviews.rules.evidence import AnswerPiece, marked

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
    begun_at: datetime | None
    ended_at: datetime | None


def with_answers(turns: QuerySet[Turn]) -> QuerySet[Turn]:
    """Add the boxes with their probes and the texts that came too late: three more statements."""
    refused = AnswerRevision.objects.filter(kind=AnswerRevision.Kind.REFUSED, text__isnull=False)
    boxes = Answer.objects.select_related("probe").prefetch_related(
        Prefetch("revisions", refused, to_attr="refused_texts")
    )
    return turns.prefetch_related(Prefetch("answers", boxes))


def answer_sheet(turn: Turn, quotes: Quotes = (), *, is_own: bool) -> AnswerSheet:
    """The main answer and the probes that were asked; `turn` comes from `with_answers`.

    `is_own`: for the person who wrote it, with the texts that came too late.
    """
    boxes = [answer for answer in turn.answers.all() if _was_open(answer)]
    return AnswerSheet(
        boxes=[_box(answer, quotes, is_own=is_own) for answer in boxes],
        words=sum(len(answer.text.split()) for answer in boxes),
        begun_at=as_datetime(turn.started_at),
        ended_at=as_datetime(turn.ended_at),
    )


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
