"""What an edit changed, in words: the rubric's structure, or its wording only. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol


class Anchored(Protocol):
    @property
    def text(self) -> str: ...


class Judged(Protocol):
    """The parts of a criterion that are compared."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def weight(self) -> int: ...
    @property
    def gate(self) -> bool: ...
    @property
    def anchors(self) -> Mapping[str, Anchored]: ...


class Worded(Protocol):
    """The parts of a version that are compared."""

    @property
    def ladder(self) -> Any: ...
    @property
    def criteria(self) -> Sequence[Judged]: ...


_PARTS = {
    "headline": "headline",
    "situation": "situation",
    "ask": "ask",
    "minutes": "minutes",
    "not_yet": "not yet",
    "probes": "probes",
    "model_answer": "model answer",
    "red_flags": "red flags",
    "what_would_change": "what would change the answer",
    "facts": "facts",
}


def structural_changes(before: Worded, after: Worded) -> tuple[str, ...]:
    """What makes results on the two versions differ in kind; empty when only words changed."""
    return tuple(_structural(before, after))


def reworded_parts(before: Worded, after: Worded) -> tuple[str, ...]:
    """The parts whose words differ, in the order of the form."""
    return tuple(_reworded(before, after))


def _structural(before: Worded, after: Worded) -> Iterator[str]:
    old, new = _by_key(before), _by_key(after)
    if before.ladder != after.ladder:
        yield "the ladder changed"
    for key in [key for key in new if key not in old]:
        yield f"“{new[key].name}” is new"
    for key in [key for key in old if key not in new]:
        yield f"“{old[key].name}” is gone"
    for key in [key for key in new if key in old]:
        if old[key].weight != new[key].weight:
            yield f"“{new[key].name}” weighs {new[key].weight} instead of {old[key].weight}"
        if old[key].gate != new[key].gate:
            yield f"“{new[key].name}” {'became a gate' if new[key].gate else 'is no gate any more'}"


def _reworded(before: Worded, after: Worded) -> Iterator[str]:
    for name, words in _PARTS.items():
        if getattr(before, name) != getattr(after, name):
            yield words
    old, new = _by_key(before), _by_key(after)
    for key in [key for key in new if key in old]:
        if _texts(old[key]) != _texts(new[key]):
            yield f"“{new[key].name}”"
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield "the order of the criteria"


def _by_key(version: Worded) -> dict[str, Judged]:
    return {criterion.key: criterion for criterion in version.criteria}


def _texts(criterion: Judged) -> tuple[str, dict[str, str]]:
    return criterion.name, {key: anchor.text for key, anchor in criterion.anchors.items() if anchor.text}
