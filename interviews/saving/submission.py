"""What the room's form sends, applied in one transaction: every box is saved, then the act is done."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.shortcuts import get_object_or_404

from accounts.models import User
from interviews.errors import NotRunning, NotWritable, Stale, TooLate
from interviews.lifecycle.closing import with_last_turn
from interviews.lifecycle.moves import OpenTurn, write_boxes
from interviews.lifecycle.transitions import settle
from interviews.models import Answer, AnswerRevision, Interview
from interviews.models.interview import State
from interviews.saving.guard import LOCKED, stale, why_not
from interviews.saving.revisions import Save, apply_save, keep_next, keep_texts, log_line

# How often operations whose ids are taken by other texts get new ids before the error is raised.
MOST_RENAMINGS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What the room's form sends: for which turn, from which window, the boxes by position."""

    turn: int
    seat: uuid.UUID | None
    saves: Mapping[int, Save]

    def renamed(self) -> Submission:
        return replace(self, saves={box: save.renamed() for box, save in self.saves.items()})


def last_words(submission: Submission) -> Submission:
    """The saves that end a turn: the text before each is kept, however little it differs."""
    saves = {box: replace(save, keeps_older=True) for box, save in submission.saves.items()}
    return replace(submission, saves=saves)


def submit(
    owner: User, public_id: uuid.UUID, submission: Submission, act: Callable[[OpenTurn], None]
) -> Interview:
    """Apply the boxes, then `act`. An operation whose id is known for another text gets a new id."""
    for _ in range(MOST_RENAMINGS):
        try:
            return _submit_once(owner, public_id, submission, act)
        except IntegrityError:
            submission = submission.renamed()
    return _submit_once(owner, public_id, submission, act)


def _submit_once(
    owner: User, public_id: uuid.UUID, submission: Submission, act: Callable[[OpenTurn], None]
) -> Interview:
    """Refusals are raised after the commit, so that the texts they keep are stored."""
    with transaction.atomic():
        here = _find(owner, public_id)
        refusal: NotWritable | None = why_not(
            here.interview, turn=submission.turn, seat=submission.seat, now=here.now
        )
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
    if not answers:
        return _find_again(owner, public_id)
    interview = answers[0].turn.interview
    for answer in answers:
        answer.turn.interview = interview
    annotated: Any = answers[0]
    return OpenTurn(
        interview=interview,
        answers=answers,
        now=annotated.now,
        last=annotated.last,
        last_begun_at=annotated.last_begun_at,
    )


def _find_again(owner: User, public_id: uuid.UUID) -> OpenTurn:
    """No open boxes: not started, or another request has just moved on, or this is the closing."""
    own = Interview.objects.filter(owner=owner).as_of_now().select_for_update(no_key=True)
    interview = get_object_or_404(own, public_id=public_id)
    if interview.state == State.PLANNED:
        raise NotRunning
    if _lock_open_boxes(owner, public_id):  # the lock lets us see where it has moved
        return _find(owner, public_id)
    return OpenTurn(interview=interview, answers=[], now=interview.now, last=interview.current_turn)


def _lock_open_boxes(owner: User, public_id: uuid.UUID) -> list[Answer]:
    """The boxes of the open turn, each with `now`."""
    boxes = Answer.objects.filter(
        turn__interview__public_id=public_id,
        turn__interview__owner=owner,
        turn__position=F("turn__interview__current_turn"),
    )
    found = with_last_turn(boxes).select_related("turn__interview").as_of_now().order_by("position")
    return list(found.select_for_update(of=LOCKED, no_key=True))


def _apply(here: OpenTurn, saves: Mapping[int, Save]) -> Stale | None:
    """Put the texts into the rows, unsaved. Those based on an old revision are kept as conflicts, and
    the first of them is what to choose about; the others are stored then, since no act will do it.
    """
    changed = [
        (answer, saves[answer.position])
        for answer in here.answers
        if answer.position in saves and saves[answer.position].text != answer.text
    ]
    older = [(answer, save) for answer, save in changed if save.revision != answer.revision]
    fresh = [(answer, save) for answer, save in changed if save.revision == answer.revision]
    if fresh:
        AnswerRevision.objects.bulk_create(_applied(here, answer, save) for answer, save in fresh)
    if not older:
        return None
    write_boxes(here)
    keep_texts(older, kind=AnswerRevision.Kind.CONFLICT, at=here.now)
    keep_next(answer for answer, _ in older)
    return stale(older[0][0])


def _applied(here: OpenTurn, answer: Answer, save: Save) -> AnswerRevision:
    replaced = apply_save(answer, save, now=here.now, deadline_at=here.interview.deadline_at)
    return log_line(answer, save, kind=AnswerRevision.Kind.SAVED, at=here.now, text=replaced)


def _keep_apart(here: OpenTurn, submission: Submission, refusal: NotWritable) -> NotWritable | None:
    """Keep texts that came too late beside the answers. A mere repeat of what is stored is no refusal."""
    if isinstance(refusal, TooLate):
        settle(here.interview)
    if not refusal.is_final:
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
