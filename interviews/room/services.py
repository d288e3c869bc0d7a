"""What the room's form asks for: every act first saves the boxes, in the same transaction."""

from __future__ import annotations

import uuid
from functools import partial

from accounts.models import User
from interviews.errors import JustShown, OneWay, TurnIsOver
from interviews.lifecycle.closing import note_asked_probes
from interviews.lifecycle.moves import OpenTurn, close, move_to, write_boxes
from interviews.lifecycle.transitions import pause
from interviews.models import Interview, Turn
from interviews.models.interview import State
from interviews.saving.submission import Submission, last_words, submit


def save_turn(*, owner: User, interview: uuid.UUID, submission: Submission) -> Interview:
    """Save every box of the open turn and stay (the page without its script)."""
    return submit(owner, interview, submission, write_boxes)


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
    return submit(owner, interview, last_words(submission), partial(_move_on, skipped=skipped))


def have_said(*, owner: User, interview: uuid.UUID, submission: Submission) -> Interview:
    """Save and ask the next probe of a mock's question at once; where none is left, go on."""

    def ask_or_move_on(here: OpenTurn) -> None:
        if here.is_opened_again:
            return _move_on(here)
        note_asked_probes(here.interview, here.answers, until=here.now)
        waiting = [answer for answer in here.answers if answer.position and answer.shown_at is None]
        if waiting and here.interview.is_mock and not here.bell_rang:
            waiting[0].shown_at = here.now
            return write_boxes(here)
        return _move_on(here)

    return submit(owner, interview, submission, ask_or_move_on)


def _move_on(here: OpenTurn, *, skipped: bool = False) -> None:
    if here.is_just_shown:
        write_boxes(here)
    elif here.position >= here.last or here.bell_rang:
        close(here, skipped=skipped)
    else:
        move_to(here, here.last if here.is_opened_again else here.position + 1, skipped=skipped)


def go_to(*, owner: User, interview: uuid.UUID, submission: Submission, position: int) -> Interview:
    """Save and go to any question of a practice or, from the closing of a mock, back to any part of it.

    A part that does not exist is nowhere to go. Raises OneWay from every other part of a mock.
    """
    one_way: list[OpenTurn] = []

    def go(here: OpenTurn) -> None:
        is_mock = here.interview.is_mock
        if is_mock and not here.may_look_back:
            one_way.append(here)
        elif position != here.position and here.has_boxes_at(position):
            return move_to(here, position)
        return write_boxes(here)

    gone = submit(owner, interview, last_words(submission), go)
    if one_way:
        raise OneWay
    return gone


def flag_turn(*, owner: User, interview: uuid.UUID, submission: Submission, flagged: bool) -> Interview:
    """Save, and mark the open question of a practice to come back to, or take the mark off. Raises OneWay."""

    def flag(here: OpenTurn) -> None:
        write_boxes(here)
        if not here.interview.is_mock:
            Turn.objects.filter(interview=here.interview, position=here.position).update(is_flagged=flagged)

    return _in_practice(submit(owner, interview, submission, flag))


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

    handed_in = submit(owner, interview, last_words(submission), end)
    if just_shown:
        raise JustShown
    if handed_in.state == State.RUNNING:
        raise TurnIsOver
    return handed_in


def ask_probe(*, owner: User, interview: uuid.UUID, submission: Submission) -> Interview:
    """Save, and ask the next probe of a practice's open turn; in a mock the clock asks."""

    def ask(here: OpenTurn) -> None:
        waiting = [answer for answer in here.answers if answer.position and answer.shown_at is None]
        if waiting and not here.interview.is_mock:
            waiting[0].shown_at = here.now
        write_boxes(here)

    return submit(owner, interview, submission, ask)


def _in_practice(interview: Interview) -> Interview:
    """Raises OneWay for a mock; what was typed has been saved by then."""
    if interview.is_mock:
        raise OneWay
    return interview
