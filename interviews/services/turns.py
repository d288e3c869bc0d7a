"""Leaving a question: its boxes are saved in the same transaction that moves on or hands in."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import IntegrityError, transaction
from django.db.models import Case, F, Value, When
from django.shortcuts import get_object_or_404

from accounts.models import User
from interviews import clock
from interviews.clock import Verdict
from interviews.errors import InterviewError, NotRunning, Paused, SeatTaken, Stale, TooLate, TurnIsOver
from interviews.models import Answer, AnswerRevision, Interview, Turn
from interviews.models.interview import State
from interviews.services.boxes import LOCKED
from interviews.services.closing import note_asked_probes, outcome_of_open_turn, prune_log, write_closing
from interviews.services.saving import SAVED_FIELDS, Save, apply_save, keep_next, keep_texts, log_line
from interviews.services.sitting import settle


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What the room's form sends: for which turn, from which window, the boxes by position."""

    turn: int
    seat: uuid.UUID | None
    saves: Mapping[int, Save]

    def renamed(self) -> Submission:
        return replace(self, saves={box: save.renamed() for box, save in self.saves.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTurn:
    """The open turn as one request finds it, locked; `now` is the database's."""

    interview: Interview
    answers: Sequence[Answer]
    now: int

    @property
    def position(self) -> int:
        return self.interview.current_turn

    @property
    def ends_at(self) -> int:
        """Now, though never before the turn began: a server's clock may be set back."""
        return max(self.now, self.answers[0].turn.started_at or self.now)


def save_turn(*, owner: User, interview: uuid.UUID, submission: Submission) -> Interview:
    """Save every box of the open turn and stay (the page without its script)."""
    return _submit(owner, interview, submission, _write)


def next_turn(
    *, owner: User, interview: uuid.UUID, submission: Submission, skipped: bool = False
) -> Interview:
    """Save and go on to the next question; after the last one the interview is handed in."""

    def move_on(here: OpenTurn) -> None:
        last = here.position >= here.interview.planned_turns
        _close(here, skipped=skipped) if last else _open_next(here, skipped=skipped)

    return _submit(owner, interview, last_words(submission), move_on)


def hand_in(*, owner: User, interview: uuid.UUID, submission: Submission) -> Interview:
    """Save and close the interview; it waits for grading. Handing in twice is handing in once."""
    return _submit(owner, interview, last_words(submission), _close)


def last_words(submission: Submission) -> Submission:
    """What ends a turn: the text that stood until then is kept, however little it differs."""
    saves = {box: replace(save, keeps_older=True) for box, save in submission.saves.items()}
    return replace(submission, saves=saves)


def ask_probe(*, owner: User, interview: uuid.UUID, submission: Submission) -> Interview:
    """Save, and ask the next probe of a practice's open turn; in a mock the clock asks."""

    def ask(here: OpenTurn) -> None:
        waiting = [answer for answer in here.answers if answer.position and answer.shown_at is None]
        if waiting and not here.interview.is_mock:
            waiting[0].shown_at = here.now
        _write(here)

    return _submit(owner, interview, submission, ask)


def _submit(
    owner: User, public_id: uuid.UUID, submission: Submission, act: Callable[[OpenTurn], None]
) -> Interview:
    """Apply the boxes, then `act`. An operation's id that stood for another text before gets a new one."""
    try:
        return _submit_once(owner, public_id, submission, act)
    except IntegrityError:
        return _submit_once(owner, public_id, submission.renamed(), act)


def _submit_once(
    owner: User, public_id: uuid.UUID, submission: Submission, act: Callable[[OpenTurn], None]
) -> Interview:
    """What a refusal has to keep is committed before it is raised."""
    with transaction.atomic():
        here = _find(owner, public_id)
        refusal = _refusal(here, submission)
        if refusal is None:
            refusal = _apply(here, submission.saves)
        if refusal is None:
            act(here)
        elif not isinstance(refusal, Stale):
            refusal = _keep_apart(here, submission, refusal)
    if refusal is not None:
        raise refusal
    return here.interview


def _find(owner: User, public_id: uuid.UUID) -> OpenTurn:
    answers = _lock_open_boxes(owner, public_id)
    if not answers:  # unless another request has just moved on: the lock lets us see where to
        own = Interview.objects.filter(public_id=public_id, owner=owner)
        get_object_or_404(own.select_for_update(no_key=True))
        answers = _lock_open_boxes(owner, public_id)
    if not answers:
        raise NotRunning
    interview = answers[0].turn.interview
    for answer in answers:
        answer.turn.interview = interview
    return OpenTurn(interview=interview, answers=answers, now=answers[0].now)


def _lock_open_boxes(owner: User, public_id: uuid.UUID) -> list[Answer]:
    boxes = Answer.objects.filter(
        turn__interview__public_id=public_id,
        turn__interview__owner=owner,
        turn__position=F("turn__interview__current_turn"),
    ).select_related("turn__interview")
    return list(boxes.as_of_now().order_by("position").select_for_update(of=LOCKED, no_key=True))


def _refusal(here: OpenTurn, submission: Submission) -> InterviewError | None:
    interview = here.interview
    arrives = clock.verdict(now=here.now, deadline_at=interview.deadline_at, closes_at=interview.closes_at)
    if interview.state != State.RUNNING:
        return NotRunning()
    if arrives is Verdict.CLOSED:
        return TooLate()
    if interview.seat != submission.seat:
        return SeatTaken()
    if submission.turn != here.position:
        return TurnIsOver()
    return Paused() if interview.paused_at is not None else None


def _apply(here: OpenTurn, saves: Mapping[int, Save]) -> Stale | None:
    """Put the texts into the rows (unsaved), or keep those that rest on an old revision as conflicts."""
    changed = [
        (answer, saves[answer.position])
        for answer in here.answers
        if answer.position in saves and saves[answer.position].text != answer.text
    ]
    stale = [(answer, save) for answer, save in changed if save.revision != answer.revision]
    if stale:
        keep_texts(stale, kind=AnswerRevision.Kind.CONFLICT, at=here.now)
        keep_next(answer for answer, _ in stale)
    elif changed:
        AnswerRevision.objects.bulk_create(_applied(here, answer, save) for answer, save in changed)
    if not stale:
        return None
    answer = stale[0][0]
    return Stale(text=answer.text, revision=answer.revision, box=answer.position)


def _applied(here: OpenTurn, answer: Answer, save: Save) -> AnswerRevision:
    replaced = apply_save(answer, save, now=here.now, deadline_at=here.interview.deadline_at)
    return log_line(answer, save, kind=AnswerRevision.Kind.SAVED, at=here.now, text=replaced)


def _write(here: OpenTurn) -> None:
    # The rows exist and are locked, so this updates them; bulk_update says the same in a WHEN per row and
    # column, which takes Django ten times as long to write down.
    Answer.objects.bulk_create(
        here.answers, update_conflicts=True, unique_fields=["id"], update_fields=[*SAVED_FIELDS, "shown_at"]
    )


def _open_next(here: OpenTurn, *, skipped: bool) -> None:
    interview, here_at = here.interview, here.position
    _end_boxes(here)
    outcome = outcome_of_open_turn(here.answers, skipped=skipped).value
    Turn.objects.filter(interview=interview, position__in=[here_at, here_at + 1]).update(
        outcome=Case(When(position=here_at, then=Value(outcome)), default=F("outcome")),
        ended_at=Case(When(position=here_at, then=clock.at(here.ends_at)), default=F("ended_at")),
        started_at=Case(When(position=here_at, then=F("started_at")), default=clock.at(here.now)),
    )
    interview.current_turn = here_at + 1
    interview.save(update_fields=["current_turn"])


def _close(here: OpenTurn, *, skipped: bool = False) -> None:
    interview = here.interview
    ended_at = min(here.ends_at, interview.deadline_at or here.ends_at)
    _end_boxes(here)
    write_closing(interview, here.answers, until=ended_at, skipped=skipped)


def _end_boxes(here: OpenTurn) -> None:
    note_asked_probes(here.interview, here.answers, until=here.now)
    _write(here)
    prune_log(here.answers)


def _keep_apart(here: OpenTurn, submission: Submission, refusal: InterviewError) -> InterviewError | None:
    """Keep texts that came too late beside the answers. A mere repeat of what is stored is no refusal."""
    if isinstance(refusal, TooLate):
        settle(here.interview)
    if isinstance(refusal, SeatTaken | Paused):
        return refusal
    lost = list(_unknown_texts(here, submission))
    keep_texts(lost, kind=AnswerRevision.Kind.REFUSED, at=here.now)
    return refusal if lost else None


def _unknown_texts(here: OpenTurn, submission: Submission) -> Iterable[tuple[Answer, Save]]:
    boxes = Answer.objects.filter(turn__interview=here.interview, turn__position=submission.turn)
    for answer in boxes:
        save = submission.saves.get(answer.position)
        if save is not None and save.text != answer.text:
            yield answer, save
