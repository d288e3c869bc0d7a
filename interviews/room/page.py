"""What the room shows: the open turn, its boxes, the plan and the clock. Reads, never writes."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from database.compiled import prepared
from database.units import MINUTE
from interviews.models import Interview, Turn
from interviews.room.boxes_page import Box, QuestionWording, answer_boxes, box_rows, question_wording
from interviews.room.closing_page import OwnAnswer, own_answers
from interviews.room.pacing import Pace, PaceLine, look_back_lines, part_lines, question_lines
from interviews.room.plan_page import PlanLine, plan_lines, used_of
from interviews.room.prompts import hints
from interviews.rules.outcomes import is_back, time_used

LAST_MINUTE = MINUTE
# What the page says once the minutes of a part are used, and what leads on from it.
_OVER = {
    Turn.Kind.OPENING: "its minutes are used; the first question waits for you",
    Turn.Kind.OWN_QUESTIONS: "its minutes are used; the closing comes next",
    Turn.Kind.CLOSING: "its minutes are used; hand in when you are ready",
}
_LEADS_TO = {
    Turn.Kind.OWN_QUESTIONS: "On to your own questions",
    Turn.Kind.CLOSING: "On to the closing",
}


@dataclass(frozen=True, kw_only=True)
class Room:
    interview: Interview
    turn: Turn
    question: QuestionWording | None  # None in the parts around the questions
    boxes: Sequence[Box]  # the main one, then the probes'; none in the closing
    plan: Sequence[PlanLine]
    own_answers: Sequence[OwnAnswer]  # in the closing alone
    is_elsewhere: bool

    @property
    def main(self) -> Box | None:
        return self.boxes[0] if self.boxes else None

    @property
    def probes(self) -> Sequence[Box]:
        return self.boxes[1:]

    @cached_property
    def questions(self) -> list[PlanLine]:
        return [line for line in self.plan if line.turn.is_question]

    @property
    def question_minutes(self) -> int:
        return round(sum(line.turn.budget for line in self.questions) / MINUTE)

    @property
    def hints(self) -> tuple[str, ...]:
        """What candidates at the bar ask their interviewers."""
        return hints(self.interview.bar.rank)

    @cached_property
    def remaining(self) -> int | None:
        """Milliseconds to the bell; None in a practice."""
        deadline = self.interview.deadline_at
        return None if deadline is None else max(0, deadline - self.interview.now)

    @property
    def total(self) -> int:
        """Milliseconds from start to bell, extra time included."""
        started, deadline = self.interview.started_at or 0, self.interview.deadline_at
        return self.interview.minutes * MINUTE if deadline is None else deadline - started

    @property
    def used(self) -> int:
        return used(self.interview)

    @property
    def is_last_minute(self) -> bool:
        return self.remaining is not None and self.remaining <= LAST_MINUTE

    @property
    def is_after_bell(self) -> bool:
        return self.remaining == 0

    @property
    def line(self) -> str:
        """What is said about the time of this turn now."""
        return self.lines[0].text

    @property
    def lines_to_come(self) -> str:
        """A line of text for each line, after its moment: for the page's script."""
        return "\n".join(f"{line.after} {line.text}" for line in self.lines)

    @cached_property
    def lines(self) -> list[PaceLine]:
        """What is said about the time of this turn, now and as time goes on; a pause stops it."""
        if self.is_opened_again:
            lines = look_back_lines(self.remaining or 0)
        elif self.turn.is_question:
            lines = question_lines(self._pace)
        else:
            lines = part_lines(self._pace, over=_OVER[Turn.Kind(self.turn.kind)])
        return lines[:1] if self.interview.paused_at is not None else lines

    @property
    def place(self) -> str:
        """Where in the plan this is: "2 of 3", or the name of the part."""
        of = f"{self.turn.position} of {self.interview.planned_turns}"
        return of if self.turn.is_question else self.turn.get_kind_display().lower()

    @property
    def is_last(self) -> bool:
        return self.turn == self.plan[-1].turn

    @property
    def has_closing(self) -> bool:
        """Whether every part can be opened once more before it is handed in."""
        return self.plan[-1].turn.kind == Turn.Kind.CLOSING

    @property
    def is_opened_again(self) -> bool:
        """Whether somebody is back here from the closing."""
        return is_opened_again(self.interview, self.turn, self.plan[-1].turn)

    @property
    def may_look_back(self) -> bool:
        """Whether this is a closing from which every answer can still be opened."""
        return self.turn.kind == Turn.Kind.CLOSING and self.is_writable and not self.is_after_bell

    @property
    def next_label(self) -> str:
        """What the primary button leads to; the last one hands in."""
        if self.is_last:
            return "Finish and hand in" if self.turn.is_question else "Hand in"
        if self.is_opened_again:
            return "Back to the closing"
        following = next(line.turn for line in self.plan if line.turn.position > self.turn.position)
        if self.turn.kind == Turn.Kind.OPENING:
            return "First question"
        return _LEADS_TO.get(Turn.Kind(following.kind), "Next question")

    @cached_property
    def is_writable(self) -> bool:
        return not self.is_elsewhere and self.interview.paused_at is None

    @property
    def can_skip(self) -> bool:
        if self.question is None or self.is_opened_again:
            return False
        return self.interview.is_mock or not self.is_last

    @property
    def asks_first(self) -> bool:
        """Whether the way on asks before it leaves an empty box, or skips a full one."""
        return self.question is not None and self.interview.is_mock and not self.is_opened_again

    @property
    def one_way(self) -> str:
        """What is said beside the way on; "" where one can come back."""
        if not self.interview.is_mock or self.is_opened_again or self.is_last:
            return ""
        return "One way until the closing" if self.has_closing else "One way: you cannot come back"

    @cached_property
    def can_go(self) -> bool:
        """In a practice one may go to any question, and come back."""
        return self.is_writable and not self.interview.is_mock and len(self.questions) > 1

    @property
    def flagged(self) -> list[PlanLine]:
        """Questions to come back to, the open one aside."""
        return [line for line in self.questions if line.turn.is_flagged and not line.is_now]

    @cached_property
    def unanswered(self) -> list[PlanLine]:
        """Questions of a practice that were left without an answer and without a flag."""
        return [line for line in self.questions if line.is_unanswered and not line.turn.is_flagged]

    @cached_property
    def unopened(self) -> list[PlanLine]:
        return [line for line in self.questions if not line.is_now and not line.is_left]

    @property
    def is_offered_to_go_back(self) -> bool:
        """Before a practice is handed in, what is open is offered once more."""
        return self.can_go and bool(self.flagged or self.unanswered or self.unopened)

    @property
    def unasked(self) -> int:
        """Probes that can still be asked for: by name in a practice, by having said it all in a mock."""
        return 0 if self.is_opened_again else sum(not box.is_asked for box in self.probes)

    @property
    def last_asked(self) -> Box | None:
        """The newest probe on the page."""
        return next((box for box in reversed(self.probes) if box.is_asked), None)

    @property
    def _pace(self) -> Pace:
        later = [line.turn for line in self.plan if line.turn.position > self.turn.position]
        parts = [turn.budget for turn in later if not turn.is_question]
        ends = self.turn.kind != Turn.Kind.OPENING and (parts or not self.turn.is_question)
        return Pace(
            budget=self.turn.budget,
            used=used_of(self.interview, self.turn),
            before=self.remaining - sum(parts) if ends and self.remaining is not None else None,
            more_questions=sum(turn.is_question for turn in later),
            all_questions=sum(line.turn.budget for line in self.questions),
        )


def used(interview: Interview) -> int:
    """Active milliseconds since the start, as of the moment the interview was read."""
    return time_used(
        started_at=interview.started_at or interview.now,
        until=interview.now,
        paused_for=interview.paused_for,
        paused_at=interview.paused_at,
    )


def room(interview: Interview, *, seat: uuid.UUID | None) -> Room:
    """The room of a running interview as the window holding `seat` sees it: two statements."""
    turns = _turns(interview=interview.pk)
    turn = next(turn for turn in turns if turn.position == interview.current_turn)
    is_closing = turn.kind == Turn.Kind.CLOSING
    asks = interview.is_mock and not is_opened_again(interview, turn, turns[-1])
    answers = [] if is_closing else box_rows(turn=turn.pk)
    return Room(
        interview=interview,
        turn=turn,
        question=question_wording(answers[0]) if turn.is_question else None,
        boxes=answer_boxes(interview, turn, answers, asks=asks) if answers else [],
        plan=plan_lines(interview, turns),
        own_answers=own_answers(interview) if is_closing else [],
        is_elsewhere=interview.seat != seat,
    )


@prepared
def _turns(*, interview: int) -> QuerySet[Turn]:
    plan = Turn.objects.filter(interview=interview).order_by("position")
    shown = ("position", "kind", "budget", "started_at", "ended_at", "paused_for", "is_flagged", "outcome")
    return plan.only(*shown).with_area_names()


def is_opened_again(interview: Interview, turn: Turn, last: Turn) -> bool:
    """Whether a mock is back at a turn from its closing, which is the last one."""
    return interview.is_mock and is_back(
        position=turn.position, last=last.position, last_begun_at=last.started_at
    )
