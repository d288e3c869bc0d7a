"""Ways to break the site, each with the rule that a generated run has to name.

A mutant replaces one function of the site while a run lasts; most are a line that somebody could delete.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

import pytest
from django.db import connection, transaction
from django.db.models import F, Q

from accounts.models import User
from database import clock
from database.compiled import compile_anew
from interviews.errors import NotRunning, TooLate, TurnIsOver
from interviews.lifecycle import closing, transitions
from interviews.models import Answer, AnswerRevision, Interview
from interviews.models import interview as interview_models
from interviews.models.interview import InterviewQuerySet, State
from interviews.room import services
from interviews.room import views as room_views
from interviews.rules.deadline import Verdict
from interviews.rules.scoring import Outcome
from interviews.saving import autosave, guard, revisions
from tests.reliability.state_machine.rules import Rule

Original = Callable[..., Any]


@dataclass(frozen=True)
class Mutant:
    what: str
    breaks: Rule
    where: tuple[tuple[Any, str], ...]
    change: Callable[..., Any]  # takes the function, gives the one to use instead

    def __str__(self) -> str:
        return self.what

    def apply(self, monkeypatch: pytest.MonkeyPatch) -> None:
        if not self.where:
            self.change()
        for module, name in self.where:
            monkeypatch.setattr(module, name, self.change(getattr(module, name)))
        compile_anew()


CLOSED: Final = (State.GRADING, State.GRADED)
MUTANTS: Final[list[Mutant]] = []


def mutant(breaks: Rule, *where: tuple[Any, str]) -> Callable[[Callable[..., Any]], None]:
    def register(change: Callable[..., Any]) -> None:
        MUTANTS.append(Mutant(change.__name__.replace("_", " "), breaks, where, change))

    return register


def _owner_of(public_id: uuid.UUID) -> User | None:
    return User.objects.filter(interviews__public_id=public_id).first()


def _always(value: Any) -> Original:
    return lambda *args, **kwargs: value


@mutant(Rule.STALE, (guard, "_rests_on"))
def a_save_ignores_the_revision(original: Original) -> Original:
    return _always(Q())


@mutant(Rule.SEAT, (guard, "_held_by"))
def a_save_ignores_the_seat(original: Original) -> Original:
    return _always(Q())


@mutant(Rule.OWNER, (guard, "own_boxes"), (guard, "_own_interview"), (autosave, "own_boxes"))
def a_save_ignores_the_owner(original: Original) -> Original:
    def of_anybody(owner: Any, at: guard.BoxAddress) -> Any:
        # The guarded save is compiled for every owner, and can look none up.
        anybody = _owner_of(at.interview) or owner if isinstance(owner, User) else F("owner")
        return original(anybody, at)

    return of_anybody


@mutant(Rule.OWNER, (services, "_lock_open_boxes"))
def a_form_ignores_the_owner(original: Original) -> Original:
    return lambda owner, public_id: original(_owner_of(public_id) or owner, public_id)


@mutant(Rule.SAVED, (autosave, "_save_in_time"))
def a_save_is_acknowledged_and_taken_back(original: Original) -> Original:
    def save_in_time(**kwargs: Any) -> Any:
        with transaction.atomic():
            saved = original(**kwargs)
            transaction.set_rollback(True)
        return saved

    return save_in_time


@mutant(Rule.TOLD, (autosave, "_save_in_time"))
def a_save_answers_the_revision_it_came_with(original: Original) -> Original:
    def save_in_time(**kwargs: Any) -> Any:
        saved = original(**kwargs)
        return saved and replace(saved, revision=kwargs["save"].revision)

    return save_in_time


@mutant(Rule.GRACE, (interview_models, "verdict"))
def the_grace_never_ends(original: Original) -> Original:
    def verdict(**kwargs: Any) -> Verdict:
        found = original(**kwargs)
        return Verdict.LATE if found is Verdict.CLOSED else found

    return verdict


@mutant(Rule.TAKEN, (autosave, "_save_late"))
def a_save_in_the_grace_is_refused(original: Original) -> Original:
    def keep_apart(answer: Answer, save: revisions.Save, *, now: int) -> Any:
        return autosave._keep_apart(answer, save, TooLate(), now=now)

    return keep_apart


@mutant(Rule.LATE, (guard, "_before_the_bell"))
def a_save_ignores_the_bell(original: Original) -> Original:
    return lambda: Q(deadline_at=None) | Q(closes_at__gte=clock.db_now())


@mutant(Rule.LATE, (autosave, "apply_save"), (services, "apply_save"))
def a_late_save_forgets_the_text_at_the_bell(original: Original) -> Original:
    def apply_save(answer: Answer, *args: Any, **kwargs: Any) -> Any:
        replaced = original(answer, *args, **kwargs)
        answer.text_at_deadline = None
        return replaced

    return apply_save


@mutant(Rule.CLOSED, (transitions, "take_over"))
def a_take_over_opens_what_was_closed(original: Original) -> Original:
    def take_over(*, interview: Interview, seat: uuid.UUID) -> None:
        if not Interview.objects.filter(state=State.RUNNING).exists():
            Interview.objects.filter(pk=interview.pk, state__in=CLOSED).update(state=State.RUNNING)
        original(interview=interview, seat=seat)

    return take_over


@mutant(Rule.CLOSED, (guard, "_takes_texts"), (guard, "_held_by"))
def a_save_ignores_that_it_was_handed_in(original: Original) -> Original:
    return lambda what: original(what) | Q(state__in=CLOSED)


@mutant(Rule.ONCE, (revisions.Save, "is_repeat_of"))
def a_repeat_is_taken_for_another_text(original: Original) -> Original:
    return _always(False)


@mutant(Rule.ONCE, (autosave, "_answer_to"))
def a_repeat_is_applied_again(original: Original) -> Original:
    def answer_to(answer: Answer, *, seat: uuid.UUID | None, save: revisions.Save, now: int) -> Any:
        if answer.revisions.filter(operation=save.operation).exists():
            return autosave._save_late(answer, replace(save, operation=uuid.uuid4()), now=now)
        return original(answer, seat=seat, save=save, now=now)

    return answer_to


@mutant(Rule.SAVED, (services, "apply_save"))
def moving_on_does_not_save(original: Original) -> Original:
    return _always(None)


@mutant(Rule.BOTH, (autosave, "log_line"), (revisions, "log_line"))
def a_conflict_keeps_no_text(original: Original) -> Original:
    def log_line(*args: Any, kind: str, text: str | None, **kwargs: Any) -> AnswerRevision:
        kept = None if kind == AnswerRevision.Kind.CONFLICT else text
        return original(*args, kind=kind, text=kept, **kwargs)

    return log_line


@mutant(Rule.APART, (autosave, "log_line"), (revisions, "log_line"))
def a_text_that_came_too_late_is_dropped(original: Original) -> Original:
    def log_line(*args: Any, kind: str, text: str | None, **kwargs: Any) -> AnswerRevision:
        kept = None if kind == AnswerRevision.Kind.REFUSED else text
        return original(*args, kind=kind, text=kept, **kwargs)

    return log_line


@mutant(Rule.OLDER, (autosave, "replacement"))
def an_older_text_is_never_kept(original: Original) -> Original:
    return lambda *args, **kwargs: {**original(*args, **kwargs), "replaced": None}


@mutant(Rule.LEFT, (services, "why_not"))
def next_does_not_ask_which_question(original: Original) -> Original:
    def why_not(*args: Any, **kwargs: Any) -> Any:
        found = original(*args, **kwargs)
        return None if isinstance(found, TurnIsOver) else found

    return why_not


@mutant(Rule.CLOCK, (transitions, "resume"))
def resuming_moves_the_bell(original: Original) -> Original:
    def resume(*, interview: Interview, seat: uuid.UUID | None) -> None:
        moved = Interview.objects.filter(pk=interview.pk, deadline_at__isnull=False)
        moved.update(deadline_at=F("deadline_at") + 1, closes_at=F("closes_at") + 1)
        original(interview=interview, seat=seat)

    return resume


@mutant(Rule.PAUSE, (transitions, "pause"))
def anybody_may_pause(original: Original) -> Original:
    return lambda *, interview, seat: original(interview=interview, seat=interview.seat)


@mutant(Rule.SEAT, (transitions, "take_over"))
def a_take_over_leaves_the_seat(original: Original) -> Original:
    return lambda *, interview, seat: original(interview=interview, seat=interview.seat or seat)


@mutant(Rule.CLOSED, (services, "why_not"))
def handing_in_again_closes_again(original: Original) -> Original:
    def why_not(*args: Any, **kwargs: Any) -> Any:
        found = original(*args, **kwargs)
        return None if isinstance(found, NotRunning) else found

    return why_not


@mutant(Rule.CLOCK, (transitions, "start"))
def starting_again_starts_the_clock_again(original: Original) -> Original:
    def start(*, interview: Interview, seat: uuid.UUID) -> Interview:
        started = original(interview=interview, seat=seat)
        Interview.objects.filter(pk=interview.pk).update(started_at=clock.db_now())
        return started

    return start


@mutant(Rule.CLOSED, (transitions, "close_overdue"))
def silence_closes_when_it_is_noticed(original: Original) -> Original:
    return lambda interview, *, until: original(interview, until=until + 1)


@mutant(Rule.READING, (room_views, "room"))
def opening_the_room_notes_it(original: Original) -> Original:
    def room(interview: Interview, **kwargs: Any) -> Any:
        Interview.objects.filter(pk=interview.pk).update(seed=F("seed"))
        return original(interview, **kwargs)

    return room


@mutant(Rule.COURSE, (closing, "end_turns"))
def closing_forgets_what_was_not_reached(original: Original) -> Original:
    def end_turns(interview: Interview, *args: Any, **kwargs: Any) -> None:
        original(interview, *args, **kwargs)
        interview.turns.filter(outcome=Outcome.NOT_REACHED).update(outcome="")

    return end_turns


@mutant(Rule.SHOWN, (room_views, "room"))
def the_page_shows_an_empty_box(original: Original) -> Original:
    def room(interview: Interview, **kwargs: Any) -> Any:
        page = original(interview, **kwargs)
        emptied = replace(page.main, text="")
        return replace(page, boxes=[emptied, *page.probes])

    return room


@mutant(Rule.CLOSED, (InterviewQuerySet, "overdue"))
def the_sweep_knows_no_grace(original: Original) -> Original:
    return lambda self: self.filter(state=State.RUNNING, deadline_at__lt=clock.db_now())


@mutant(Rule.ONE_MOCK)
def no_constraint_on_running_mocks() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("DROP INDEX one_running_mock_per_person")
