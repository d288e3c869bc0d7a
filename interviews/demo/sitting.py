"""Sitting an interview as a person would: write, save, go on, hand in."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from accounts.models import User
from interviews.demo.answers import Speaker
from interviews.demo.backdating import Timeline
from interviews.demo.history import Sitting
from interviews.models import Interview, Turn
from interviews.services import sitting as services
from interviews.services.boxes import BoxAddress
from interviews.services.planning import Wishes, create_interview
from interviews.services.saving import Save, save_answer
from interviews.services.turns import Submission, hand_in, next_turn
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
            wishes=Wishes(
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
        """Answer as many turns as there are ranks, then hand in what is left."""
        seat = uuid.uuid4()
        services.start(interview=interview, seat=seat)
        turns = list(interview.turns.select_related("version__question__area").order_by("position"))
        for turn, rank in zip(turns, ranks, strict=False):
            saved = self._write(interview, turn, seat=seat, rank=rank)
            is_last = turn.position in (len(ranks), len(turns))
            (hand_in if is_last else next_turn)(
                owner=self.user,
                interview=interview.public_id,
                submission=Submission(turn=turn.position, seat=seat, saves={0: saved}),
            )

    def _write(self, interview: Interview, turn: Turn, *, seat: uuid.UUID, rank: int) -> Save:
        """Type paragraph by paragraph, each saved by the page; the last one goes with the form."""
        paragraphs = self.speaker.answer(turn.version.question, rank=rank)
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
