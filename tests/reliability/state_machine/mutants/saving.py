"""Saves that take what they should refuse, lose a text, or tell what is not so."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any, Final

from django.db import transaction
from django.db.models import F, Q

from accounts.models import User
from database import clock
from interviews.errors import TooLate
from interviews.models import Answer, AnswerRevision
from interviews.saving import autosave, guard, revisions, submission
from tests.reliability.state_machine.mutants.mutant import CLOSED, Mutants, Original
from tests.reliability.state_machine.rules import Rule

MUTANTS: Final = Mutants()


def _owner_of(public_id: uuid.UUID) -> User | None:
    return User.objects.filter(interviews__public_id=public_id).first()


def _always(value: Any) -> Original:
    return lambda *args, **kwargs: value


@MUTANTS.breaking(Rule.STALE, (guard, "_rests_on"))
def a_save_ignores_the_revision(original: Original) -> Original:
    return _always(Q())


@MUTANTS.breaking(Rule.SEAT, (guard, "_held_by"))
def a_save_ignores_the_seat(original: Original) -> Original:
    return _always(Q())


@MUTANTS.breaking(Rule.OWNER, (guard, "own_boxes"), (guard, "_own_interview"), (autosave, "own_boxes"))
def a_save_ignores_the_owner(original: Original) -> Original:
    def of_anybody(owner: Any, at: guard.BoxAddress) -> Any:
        # The guarded save is compiled for every owner, and can look none up.
        anybody = _owner_of(at.interview) or owner if isinstance(owner, User) else F("owner")
        return original(anybody, at)

    return of_anybody


@MUTANTS.breaking(Rule.OWNER, (submission, "_lock_open_boxes"))
def a_form_ignores_the_owner(original: Original) -> Original:
    return lambda owner, public_id: original(_owner_of(public_id) or owner, public_id)


@MUTANTS.breaking(Rule.SAVED, (autosave, "_save_in_time"))
def a_save_is_acknowledged_and_taken_back(original: Original) -> Original:
    def save_in_time(**kwargs: Any) -> Any:
        with transaction.atomic():
            saved = original(**kwargs)
            transaction.set_rollback(True)
        return saved

    return save_in_time


@MUTANTS.breaking(Rule.TOLD, (autosave, "_save_in_time"))
def a_save_answers_the_revision_it_came_with(original: Original) -> Original:
    def save_in_time(**kwargs: Any) -> Any:
        saved = original(**kwargs)
        return saved and replace(saved, revision=kwargs["save"].revision)

    return save_in_time


@MUTANTS.breaking(Rule.TAKEN, (autosave, "_save_late"))
def a_save_in_the_grace_is_refused(original: Original) -> Original:
    def keep_apart(answer: Answer, save: revisions.Save, *, now: int) -> Any:
        return autosave._keep_apart(answer, save, TooLate(), now=now)

    return keep_apart


@MUTANTS.breaking(Rule.LATE, (guard, "_before_the_bell"))
def a_save_ignores_the_bell(original: Original) -> Original:
    return lambda: Q(deadline_at=None) | Q(closes_at__gte=clock.db_now())


@MUTANTS.breaking(Rule.LATE, (autosave, "apply_save"), (submission, "apply_save"))
def a_late_save_forgets_the_text_at_the_bell(original: Original) -> Original:
    def apply_save(answer: Answer, *args: Any, **kwargs: Any) -> Any:
        replaced = original(answer, *args, **kwargs)
        answer.text_at_deadline = None
        return replaced

    return apply_save


@MUTANTS.breaking(Rule.CLOSED, (guard, "_takes_texts"), (guard, "_held_by"))
def a_save_ignores_that_it_was_handed_in(original: Original) -> Original:
    return lambda what: original(what) | Q(state__in=CLOSED)


@MUTANTS.breaking(Rule.ONCE, (revisions.Save, "is_repeat_of"))
def a_repeat_is_taken_for_another_text(original: Original) -> Original:
    return _always(False)


@MUTANTS.breaking(Rule.ONCE, (autosave, "_answer_to"))
def a_repeat_is_applied_again(original: Original) -> Original:
    def answer_to(answer: Answer, *, seat: uuid.UUID | None, save: revisions.Save, now: int) -> Any:
        if answer.revisions.filter(operation=save.operation).exists():
            return autosave._save_late(answer, replace(save, operation=uuid.uuid4()), now=now)
        return original(answer, seat=seat, save=save, now=now)

    return answer_to


@MUTANTS.breaking(Rule.SAVED, (submission, "apply_save"))
def moving_on_does_not_save(original: Original) -> Original:
    return _always(None)


@MUTANTS.breaking(Rule.BOTH, (autosave, "log_line"), (revisions, "log_line"))
def a_conflict_keeps_no_text(original: Original) -> Original:
    def log_line(*args: Any, kind: str, text: str | None, **kwargs: Any) -> AnswerRevision:
        kept = None if kind == AnswerRevision.Kind.CONFLICT else text
        return original(*args, kind=kind, text=kept, **kwargs)

    return log_line


@MUTANTS.breaking(Rule.APART, (autosave, "log_line"), (revisions, "log_line"))
def a_text_that_came_too_late_is_dropped(original: Original) -> Original:
    def log_line(*args: Any, kind: str, text: str | None, **kwargs: Any) -> AnswerRevision:
        kept = None if kind == AnswerRevision.Kind.REFUSED else text
        return original(*args, kind=kind, text=kept, **kwargs)

    return log_line


@MUTANTS.breaking(Rule.OLDER, (autosave, "replacement"))
def an_older_text_is_never_kept(original: Original) -> Original:
    return lambda *args, **kwargs: {**original(*args, **kwargs), "replaced": None}
