"""Answer boxes with their history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from accounts.models import User
from accounts.my_data.moments import iso
from database.clock import as_datetime
from interviews.models import Answer, AnswerRevision

_LINE = ("kind", "revision", "size", "at", "text")


def answers_by_turn(person: User) -> dict[int, list[dict[str, Any]]]:
    """The boxes of all turns of a person, each with every save and every kept text: two statements.

    A probe that was never asked is left out, because it may be asked another time.
    """
    history = _history(person)
    boxes: dict[int, list[dict[str, Any]]] = defaultdict(list)
    own = Answer.objects.filter(turn__interview__owner=person).select_related("probe")
    for answer in own.order_by("turn", "position"):
        if answer.position == 0 or answer.shown_at is not None or answer.text.strip():
            boxes[answer.turn_id].append(_box(answer, history.get(answer.pk, ())))
    return boxes


def _history(person: User) -> Mapping[int, Sequence[dict[str, Any]]]:
    lines: dict[int, list[dict[str, Any]]] = defaultdict(list)
    own = AnswerRevision.objects.filter(answer__turn__interview__owner=person).order_by("answer", "at", "pk")
    for answer, kind, revision, size, at, text in own.values_list("answer_id", *_LINE):
        line = {"kind": kind, "revision": revision, "characters": size, "at": iso(as_datetime(at))}
        lines[answer].append({**line, "text": text})
    return lines


def _box(answer: Answer, history: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {
        "box": answer.position,
        "probe": answer.probe.text if answer.probe else None,
        "text": answer.text,
        "saves": answer.revision,
        "saved_at": iso(as_datetime(answer.saved_at)),
        "shown_at": iso(as_datetime(answer.shown_at)),
        "late_by_milliseconds": answer.late_by,
        "text_at_deadline": answer.text_at_deadline,
        "history": list(history),
    }
