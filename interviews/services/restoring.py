"""Putting an older text back into an answer that is still open."""

from __future__ import annotations

import uuid

from django.shortcuts import get_object_or_404

from accounts.models import User
from interviews import clock
from interviews.clock import Verdict
from interviews.errors import NotRunning, NotWritable, Stale, TurnIsOver
from interviews.models import Answer
from interviews.models.interview import State
from interviews.services.boxes import BoxAddress
from interviews.services.saving import Save, Saved, save_answer


def restore_text(
    *,
    owner: User,
    seat: uuid.UUID | None,
    at: BoxAddress,
    kept: uuid.UUID,
    operation: uuid.UUID,
    revision: int,
) -> Saved:
    """Save the text that the line `kept` holds as a new revision; the text it replaces is kept too.

    It goes through the guarded save like anything typed. What would be refused is refused before, because
    the text is kept already: a refusal need not keep it again.
    """
    answer = _answer(owner, at)
    lines = answer.revisions.filter(text__isnull=False)
    text = get_object_or_404(lines, operation=kept).text or ""
    is_repeat = answer.revisions.filter(operation=operation).exists()
    refusal = None if is_repeat else _refusal(answer, revision)
    if refusal is not None:
        raise refusal
    save = Save(operation=operation, revision=revision, text=text, keeps_older=True)
    return save_answer(owner=owner, seat=seat, at=at, save=save)


def _answer(owner: User, at: BoxAddress) -> Answer:
    own = Answer.objects.filter(turn__interview__owner=owner, turn__interview__public_id=at.interview)
    boxes = own.filter(turn__position=at.turn, position=at.box)
    return get_object_or_404(boxes.select_related("turn__interview").as_of_now())


def _refusal(answer: Answer, revision: int) -> NotWritable | None:
    interview = answer.turn.interview
    verdict = clock.verdict(now=answer.now, deadline_at=interview.deadline_at, closes_at=interview.closes_at)
    if interview.state != State.RUNNING or verdict is Verdict.CLOSED:
        return NotRunning()
    if interview.current_turn != answer.turn.position:
        return TurnIsOver()
    if answer.revision != revision:
        return Stale(text=answer.text, revision=answer.revision, box=answer.position)
    return None
