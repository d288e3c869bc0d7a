"""What closing writes into the turns: outcomes, the probes that were asked, the end of the open turn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When

from database import clock
from interviews.lifecycle.derived import write_closed
from interviews.models import Answer, AnswerRevision, Interview, Turn
from interviews.models.answer import AnswerQuerySet
from interviews.rules.outcomes import asked_by, is_back, outcome_of, probe_times
from interviews.rules.scoring import Outcome

# Revisions without a text are only a log of saves, so this many of the newest are enough.
KEPT_LOG_LINES = 50


def close_overdue(interview: Interview, *, until: int) -> None:
    """Write the closing of an interview that nobody handed in, as of `until`."""
    open_boxes = Answer.objects.filter(turn__interview=interview, turn__position=interview.current_turn)
    answers = list(with_last_turn(open_boxes).select_related("turn"))
    if answers:
        if not _is_opened_again(interview, answers[0]):
            note_asked_probes(interview, answers, until=until)
        Answer.objects.bulk_update(answers, ["shown_at"])
        prune_log(answers)
    write_closing(interview, answers, until=until)


def with_last_turn(boxes: AnswerQuerySet) -> AnswerQuerySet:
    """Add `last`, the position of the interview's last turn, and `last_begun_at`."""
    turns = Turn.objects.filter(interview=OuterRef("turn__interview")).order_by("-position")
    return boxes.annotate(
        last=Subquery(turns.values("position")[:1]), last_begun_at=Subquery(turns.values("started_at")[:1])
    )


def _is_opened_again(interview: Interview, answer: Any) -> bool:
    at = {"position": interview.current_turn, "last": answer.last, "last_begun_at": answer.last_begun_at}
    return interview.is_mock and is_back(**at)


def write_closing(
    interview: Interview, answers: Sequence[Answer], *, until: int, skipped: bool = False
) -> None:
    """End the turns and wait for grading; if nothing was answered, the interview is graded at once."""
    end_turns(interview, answers, until=until, skipped=skipped)
    write_closed(interview, until=until)


def end_turns(interview: Interview, answers: Sequence[Answer], *, until: int, skipped: bool = False) -> None:
    """One UPDATE: the open turn ends with its outcome; questions that were never left were not reached."""
    current = interview.current_turn
    outcome = outcome_of_open_turn(answers, skipped=skipped)
    asks_nothing = When(~Q(kind=Turn.Kind.QUESTION), then=Value(""))
    here = When(position=current, then=Value(outcome.value))
    Turn.objects.filter(interview=interview, outcome="").update(
        outcome=Case(asks_nothing, here, default=Value(Outcome.NOT_REACHED.value)),
        ended_at=Case(When(position=current, then=clock.at(until)), default=F("ended_at")),
    )


def outcome_of_open_turn(answers: Iterable[Answer], *, skipped: bool = False) -> Outcome:
    return outcome_of(position=0, current=0, texts=[answer.text for answer in answers], skipped=skipped)


def note_asked_probes(interview: Interview, answers: Iterable[Answer], *, until: int) -> None:
    """In a mock the clock asks at the latest: set `shown_at` of probes whose time had come (unsaved)."""
    probes = sorted((answer for answer in answers if answer.position), key=lambda answer: answer.position)
    if not interview.is_mock or not probes:
        return
    turn = probes[0].turn
    times = probe_times(begun_at=turn.started_at or until, budget=turn.budget, count=len(probes))
    earlier = [answer.shown_at for answer in probes]
    for answer, asked_at in zip(probes, asked_by(times, until=until, earlier=earlier), strict=True):
        answer.shown_at = asked_at


def prune_log(answers: Iterable[Answer]) -> None:
    """Drop the oldest log lines that keep no text."""
    long = [answer.pk for answer in answers if answer.revision > KEPT_LOG_LINES]
    if not long:
        return
    AnswerRevision.objects.filter(
        answer__in=long,
        text=None,
        revision__lte=F("answer__revision") - KEPT_LOG_LINES,
    ).delete()
