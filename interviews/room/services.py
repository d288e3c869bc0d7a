"""What the room's form asks for: every act first saves the boxes, in the same transaction."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, OuterRef, Subquery
from django.shortcuts import get_object_or_404

from accounts.models import User
from interviews.errors import (
    JustShown,
    NotRunning,
    NotWritable,
    OneWay,
    Stale,
    TooLate,
    TurnIsOver,
)
from interviews.lifecycle.closing import note_asked_probes
from interviews.lifecycle.moves import OpenTurn, close, move_to, write_boxes
from interviews.lifecycle.transitions import pause, settle
from interviews.models import Answer, AnswerRevision, Interview, Turn
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


def save_turn(*, owner: User, interview: uuid.UUID, submission: Submission) -> Interview:
    """Save every box of the open turn and stay (the page without its script)."""
    return _submit(owner, interview, submission, write_boxes)


def pause_turn(*, owner: User, interview: uuid.UUID, submission: Submission) -> Interview:
    """Save, and stop the clock of a practice. Raises NeverPaused for a mock."""
    saved = save_turn(owner=owner, interview=interview, submission=submission)
    pause(interview=saved, seat=submission.seat)
    return saved


def next_turn(
    *, owner: User, interview: uuid.UUID, submission: Submission, skipped: bool = False
) -> Interview:
    """Save and go on to the next turn; after the last one, or after the bell, the interview is handed in.

    A turn that was shown for less than a second stays.
    """
    return _submit(owner, interview, last_words(submission), partial(_move_on, skipped=skipped))


def have_said(*, owner: User, interview: uuid.UUID, submission: Submission) -> Interview:
    """Save and ask the next probe of a mock's question at once; where none is left, go on."""

    def ask_or_move_on(here: OpenTurn) -> None:
        note_asked_probes(here.interview, here.answers, until=here.now)
        waiting = [answer for answer in here.answers if answer.position and answer.shown_at is None]
        if waiting and here.interview.is_mock and not here.bell_rang:
            waiting[0].shown_at = here.now
            write_boxes(here)
        else:
            _move_on(here)

    return _submit(owner, interview, submission, ask_or_move_on)


def _move_on(here: OpenTurn, *, skipped: bool = False) -> None:
    if here.is_just_shown:
        write_boxes(here)
    elif here.position >= here.last or here.bell_rang:
        close(here, skipped=skipped)
    else:
        move_to(here, here.position + 1, skipped=skipped)


def go_to(*, owner: User, interview: uuid.UUID, submission: Submission, position: int) -> Interview:
    """Save and go to any question of a practice; one that does not exist is nowhere to go. Raises OneWay."""

    def go(here: OpenTurn) -> None:
        is_elsewhere = position != here.position and 1 <= position <= here.interview.planned_turns
        if is_elsewhere and not here.interview.is_mock:
            move_to(here, position)
        else:
            write_boxes(here)

    return _in_practice(_submit(owner, interview, last_words(submission), go))


def flag_turn(*, owner: User, interview: uuid.UUID, submission: Submission, flagged: bool) -> Interview:
    """Save, and mark the open question of a practice to come back to, or take the mark off. Raises OneWay."""

    def flag(here: OpenTurn) -> None:
        write_boxes(here)
        if not here.interview.is_mock:
            Turn.objects.filter(interview=here.interview, position=here.position).update(is_flagged=flagged)

    return _in_practice(_submit(owner, interview, submission, flag))


def hand_in(*, owner: User, interview: uuid.UUID, submission: Submission) -> Interview:
    """Save and close the interview; it waits for grading. Handing in twice is handing in once.

    Raises TurnIsOver from the page of a question that was left: what is written elsewhere since is not ended.
    Raises JustShown where the turn was shown for less than a second.
    """
    just_shown: list[OpenTurn] = []

    def end(here: OpenTurn) -> None:
        if here.is_just_shown:
            just_shown.append(here)
            write_boxes(here)
        else:
            close(here)

    handed_in = _submit(owner, interview, last_words(submission), end)
    if just_shown:
        raise JustShown
    if handed_in.state == State.RUNNING:
        raise TurnIsOver
    return handed_in


def last_words(submission: Submission) -> Submission:
    """The saves that end a turn: the text before each is kept, however little it differs."""
    saves = {box: replace(save, keeps_older=True) for box, save in submission.saves.items()}
    return replace(submission, saves=saves)


def ask_probe(*, owner: User, interview: uuid.UUID, submission: Submission) -> Interview:
    """Save, and ask the next probe of a practice's open turn; in a mock the clock asks."""

    def ask(here: OpenTurn) -> None:
        waiting = [answer for answer in here.answers if answer.position and answer.shown_at is None]
        if waiting and not here.interview.is_mock:
            waiting[0].shown_at = here.now
        write_boxes(here)

    return _submit(owner, interview, submission, ask)


def _in_practice(interview: Interview) -> Interview:
    """Raises OneWay for a mock; what was typed has been saved by then."""
    if interview.is_mock:
        raise OneWay
    return interview


def _submit(
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
    return OpenTurn(interview=interview, answers=answers, now=annotated.now, last=annotated.last)


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
    """The boxes of the open turn, each with `now` and the `last` position of its interview."""
    turns = Turn.objects.filter(interview=OuterRef("turn__interview")).order_by("-position")
    boxes = Answer.objects.filter(
        turn__interview__public_id=public_id,
        turn__interview__owner=owner,
        turn__position=F("turn__interview__current_turn"),
    )
    return list(
        boxes.select_related("turn__interview")
        .as_of_now()
        .annotate(last=Subquery(turns.values("position")[:1]))
        .order_by("position")
        .select_for_update(of=LOCKED, no_key=True)
    )


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
