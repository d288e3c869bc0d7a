"""Saving one answer box: guarded, acknowledged only after the commit, applied once.

The common case is one UPDATE whose WHERE holds every condition (owner, seat, state, deadline, open turn,
revision) and one INSERT into the answer's history. Only when that UPDATE matches nothing is the reason
looked up, and the text put where it is not lost.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace

from django.db import IntegrityError, transaction
from django.db.models import F, OuterRef, Subquery
from django.shortcuts import get_object_or_404

from accounts.models import User
from database.returning import Update, prepared_update
from interviews.errors import NotRunning, NotWritable, Stale, TooLate, TurnIsOver
from interviews.lifecycle.transitions import settle
from interviews.models import Answer, AnswerRevision, Interview
from interviews.saving.guard import LOCKED, BoxAddress, own_boxes, stale, why_not, writable_box
from interviews.saving.revisions import SAVED_FIELDS, Save, apply_save, keep_next, log_line, replacement


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """The acknowledgement: applied as `revision` at `saved_at`; milliseconds left and late."""

    operation: uuid.UUID
    revision: int
    saved_at: int
    remaining: int | None
    late_by: int = 0


def save_answer(*, owner: User, seat: uuid.UUID | None, at: BoxAddress, save: Save) -> Saved:
    """Store the text, or keep it apart and raise the reason; returns only after the commit."""
    try:
        with transaction.atomic():
            saved = _save_in_time(owner=owner, seat=seat, at=at, save=save)
    except IntegrityError:  # the operation is known; nothing was written
        saved = None
    if saved is None:
        return _save_or_refuse(owner=owner, seat=seat, at=at, save=save)
    return saved


def _save_in_time(*, owner: User, seat: uuid.UUID | None, at: BoxAddress, save: Save) -> Saved | None:
    row = _write_if_writable(
        owner=owner.pk,
        interview=at.interview,
        turn=at.turn,
        box=at.box,
        seat=seat,
        revision=save.revision,
        text=save.text,
        length=len(save.text),
        keeps_older=save.keeps_older,
    )
    if row is None:
        return None
    answer_id, saved_at, replaced, deadline_at = row
    AnswerRevision.objects.create(
        answer_id=answer_id,
        operation=save.operation,
        revision=save.revision + 1,
        size=len(save.text),
        at=saved_at,
        text=replaced,
    )
    remaining = None if deadline_at is None else deadline_at - saved_at
    return Saved(operation=save.operation, revision=save.revision + 1, saved_at=saved_at, remaining=remaining)


@prepared_update
def _write_if_writable(
    *,
    owner: int,
    interview: uuid.UUID,
    turn: int,
    box: int,
    seat: uuid.UUID | None,
    revision: int,
    text: str,
    length: int,
    keeps_older: bool,
) -> Update[tuple[int, int, str | None, int | None]]:
    """Every condition of a save in one WHERE; returns id, time, replaced text and deadline."""
    deadline = Subquery(Interview.objects.filter(turns=OuterRef("turn_id")).values("deadline_at"))
    at = BoxAddress(interview=interview, turn=turn, box=box)
    writable = writable_box(owner=owner, seat=seat, at=at, revision=revision)
    written = {"text": text, **replacement(length, keeps_older=keeps_older)}
    return Update(writable, written, (F("id"), F("saved_at"), F("replaced"), deadline))


def _save_or_refuse(*, owner: User, seat: uuid.UUID | None, at: BoxAddress, save: Save) -> Saved:
    """The uncommon cases: a repeat, a late save, a refusal. What is kept is committed before raising."""
    with transaction.atomic():
        boxes = own_boxes(owner, at).select_related("turn__interview").as_of_now()
        answer = get_object_or_404(boxes.select_for_update(of=LOCKED, no_key=True))
        outcome = _answer_to(answer, seat=seat, save=save, now=answer.now)
    if isinstance(outcome, Saved):
        return replace(outcome, operation=save.operation)
    raise outcome


def _answer_to(answer: Answer, *, seat: uuid.UUID | None, save: Save, now: int) -> Saved | NotWritable:
    known = answer.revisions.filter(operation=save.operation).first()
    if known is None:
        return _decide(answer, seat=seat, save=save, now=now)
    is_open_again = known.kind == AnswerRevision.Kind.REFUSED and _is_open(answer, now=now)
    if save.is_repeat_of(known, answer) and not is_open_again:
        return _repeat(answer, known, now=now)
    return _answer_to(answer, seat=seat, save=save.renamed(), now=now)


def _is_open(answer: Answer, *, now: int) -> bool:
    """Whether the interview is at this question and not closed; in a practice one can come back to it."""
    interview = answer.turn.interview
    refusal = why_not(interview, turn=answer.turn.position, seat=interview.seat, now=now)
    return refusal is None or not refusal.is_final


def _repeat(answer: Answer, known: AnswerRevision, *, now: int) -> Saved | Stale | TooLate:
    """An operation that arrives again gets the same answer as the first time."""
    if known.kind == AnswerRevision.Kind.CONFLICT:
        return stale(answer)
    if known.kind == AnswerRevision.Kind.REFUSED:
        return TooLate()
    return Saved(
        operation=known.operation,
        revision=known.revision,
        saved_at=known.at or now,
        remaining=_remaining(answer.turn.interview, now=now),
    )


def _decide(answer: Answer, *, seat: uuid.UUID | None, save: Save, now: int) -> Saved | NotWritable:
    refusal = why_not(answer.turn.interview, turn=answer.turn.position, seat=seat, now=now)
    if refusal is not None:
        return _keep_apart(answer, save, refusal, now=now) if refusal.is_final else refusal
    if answer.revision != save.revision:
        log_line(answer, save, kind=AnswerRevision.Kind.CONFLICT, at=now, text=save.text).save()
        keep_next([answer])
        return stale(answer)
    return _save_late(answer, save, now=now)


def _save_late(answer: Answer, save: Save, *, now: int) -> Saved:
    """Within the grace: the text counts as late, and the text as of the deadline stays beside it."""
    interview = answer.turn.interview
    replaced = apply_save(answer, save, now=now, deadline_at=interview.deadline_at)
    answer.save(update_fields=SAVED_FIELDS)
    log_line(answer, save, kind=AnswerRevision.Kind.SAVED, at=now, text=replaced).save()
    return Saved(
        operation=save.operation,
        revision=answer.revision,
        saved_at=now,
        remaining=_remaining(interview, now=now),
        late_by=answer.late_by,
    )


def _keep_apart(answer: Answer, save: Save, refusal: NotWritable, *, now: int) -> NotWritable:
    """Keep the text beside the answer, write the closing if the grace is over, and say what happened."""
    interview = settle(answer.turn.interview)
    if isinstance(refusal, TurnIsOver):
        told: NotWritable = refusal
    elif interview.is_mock and save.text != answer.text:
        told = TooLate()
    else:
        told = NotRunning()
    if save.text != answer.text:
        log_line(answer, save, kind=AnswerRevision.Kind.REFUSED, at=now, text=save.text).save()
    return told


def _remaining(interview: Interview, *, now: int) -> int | None:
    return None if interview.deadline_at is None else interview.deadline_at - now
