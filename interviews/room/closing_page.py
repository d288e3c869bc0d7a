"""What was written in a mock, to look at once more before it is handed in."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from database.compiled import prepared
from interviews.models import Answer, Interview, Turn
from interviews.reading.timing import ran_out_after
from interviews.rules.words import count_words


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAnswer:
    """The text of a turn that comes first, and the words of all its boxes."""

    turn: Turn
    text: str
    words: int

    @property
    def name(self) -> str:
        if self.turn.is_question:
            return self.turn.asked_version.headline
        return "Your introduction" if self.turn.kind == Turn.Kind.OPENING else "Your questions to them"

    @property
    def ran_out_after(self) -> int | None:
        """The milliseconds that were planned, if they were used up."""
        return ran_out_after(self.turn, is_mock=True)


def own_answers(interview: Interview) -> list[OwnAnswer]:
    """One for each turn with boxes, in order; probes count with their question. One statement."""
    by_turn: dict[int, list[Answer]] = {}
    for answer in _answers(interview=interview.pk):
        by_turn.setdefault(answer.turn_id, []).append(answer)
    return [
        OwnAnswer(
            turn=boxes[0].turn,
            text=next((box.text for box in boxes if box.text.strip()), ""),
            words=sum(count_words(box.text) for box in boxes),
        )
        for boxes in by_turn.values()
    ]


@prepared
def _answers(*, interview: int) -> QuerySet[Answer]:
    boxes = Answer.objects.filter(turn__interview=interview).order_by("turn__position", "position")
    return boxes.select_related("turn__version").only(
        *("position", "text", "turn__position", "turn__kind", "turn__outcome", "turn__version__headline"),
        *("turn__budget", "turn__started_at", "turn__ended_at", "turn__paused_for"),
    )
