"""Putting an older text back into an answer that is still open."""

from __future__ import annotations

import uuid

from django.shortcuts import get_object_or_404

from accounts.models import User
from interviews.errors import NotRunning, NotWritable, TooLate
from interviews.models import Answer
from interviews.saving.autosave import Saved, save_answer
from interviews.saving.guard import BoxAddress, own_boxes, stale, why_not
from interviews.saving.revisions import Save


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

    It goes through the guarded save like typed text. Refusals are found before that: the text is kept
    already, so a refusal must not keep it again.
    """
    answer = get_object_or_404(own_boxes(owner, at).select_related("turn__interview").as_of_now())
    lines = answer.revisions.filter(text__isnull=False)
    text = get_object_or_404(lines, operation=kept).text or ""
    is_repeat = answer.revisions.filter(operation=operation).exists()
    refusal = None if is_repeat else _refusal(answer, seat=seat, revision=revision)
    if refusal is not None:
        raise refusal
    save = Save(operation=operation, revision=revision, text=text, keeps_older=True)
    return save_answer(owner=owner, seat=seat, at=at, save=save)


def _refusal(answer: Answer, *, seat: uuid.UUID | None, revision: int) -> NotWritable | None:
    refusal = why_not(answer.turn.interview, turn=answer.turn.position, seat=seat, now=answer.now)
    if isinstance(refusal, TooLate):  # nothing was typed that could come too late
        return NotRunning()
    return refusal or (None if answer.revision == revision else stale(answer))
