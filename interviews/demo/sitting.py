"""Sitting an interview as a person would: write, save, go on, hand in."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from accounts.models import User
from database.units import SECOND
from interviews.demo.answers import Speaker
from interviews.demo.backdating import Timeline
from interviews.demo.history import Sitting
from interviews.lifecycle.transitions import start
from interviews.models import Interview, Turn
from interviews.planning.queries import PlanRequest
from interviews.planning.services import create_interview
from interviews.room.services import hand_in, next_turn
from interviews.saving.autosave import save_answer
from interviews.saving.guard import BoxAddress
from interviews.saving.revisions import Save
from interviews.saving.submission import Submission
from questions.models import JobTitle, Role


@dataclass(frozen=True, slots=True)
class Candidate:
    user: User
    role: Role
    speaker: Speaker
    timeline: Timeline

    def plan(self, wanted: Sitting, *, seed: int) -> Interview:
        """Set the interview up as the form would."""
        title = self.role.job_titles.get(key=wanted.title) if wanted.title else None
        return create_interview(
            owner=self.user,
            wanted=PlanRequest(
                role=self.role,
                job_title=title,
                bar=self.role.ladder.levels.get(key=wanted.bar),
                mode=wanted.mode,
                minutes=wanted.minutes,
                weights=_weights(self.role, title, wanted.area),
                seed=seed,
            ),
        )

    def sit(self, interview: Interview, ranks: tuple[int, ...]) -> None:
        """Answer as many questions as there are ranks; after all of them come the other parts too."""
        seat = uuid.uuid4()
        start(interview=interview, seat=seat)
        turns = list(interview.turns.select_related("version__question__area").order_by("position"))
        last = turns[-1].position if len(ranks) >= interview.planned_turns else len(ranks)
        for turn in (turn for turn in turns if turn.position <= last):
            said = self._words_for(turn, ranks)
            saves = {0: self._write(interview, turn, said, seat=seat)} if said else {}
            self.timeline.wait(SECOND)  # nobody leaves at once what was just shown
            (hand_in if turn.position == last else next_turn)(
                owner=self.user,
                interview=interview.public_id,
                submission=Submission(turn=turn.position, seat=seat, saves=saves),
            )

    def _words_for(self, turn: Turn, ranks: tuple[int, ...]) -> list[str]:
        """The paragraphs said in a turn; a closing takes none."""
        if turn.is_question:
            return self.speaker.answer(turn.asked_version.question, rank=ranks[turn.position - 1])
        return [] if turn.kind == Turn.Kind.CLOSING else self.speaker.say(turn.kind)

    def _write(self, interview: Interview, turn: Turn, paragraphs: list[str], *, seat: uuid.UUID) -> Save:
        """Type paragraph by paragraph, each saved by the page; the last one goes with the form."""
        pause = turn.budget * 9 // 10 // len(paragraphs)
        box = BoxAddress(interview=interview.public_id, turn=turn.position, box=0)
        for count in range(1, len(paragraphs)):
            self.timeline.wait(pause)
            save_answer(
                owner=self.user, seat=seat, at=box, save=_save(paragraphs[:count], revision=count - 1)
            )
        self.timeline.wait(pause)
        return _save(paragraphs, revision=len(paragraphs) - 1)


def _save(paragraphs: list[str], *, revision: int) -> Save:
    return Save(operation=uuid.uuid4(), revision=revision, text="\n\n".join(paragraphs))


def _weights(role: Role, title: JobTitle | None, wanted: str) -> dict[str, int]:
    """The title's weights, else the wanted area alone, else all areas alike."""
    if title is not None:
        return {weight.area.key: weight.weight for weight in title.weights.select_related("area")}
    return {area.key: 1 for area in role.areas.all() if wanted in ("", area.key)}
