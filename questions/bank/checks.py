"""Rules of bank files that compare several places: names that must agree, and lists without duplicates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from questions import limits
from questions.bank.schema import QuestionEntry, RoleFile
from questions.bank.yaml import Location

Finding = tuple[Location, str]


def check_role(role: RoleFile) -> Iterator[Finding]:
    """Every place of a role that contradicts another place of it, with what was expected there."""
    levels = [level.key for level in role.ladder]
    areas = [area.key for area in role.areas]
    yield from _doubles("ladder", levels)
    yield from _doubles("areas", areas)
    yield from _doubles("titles", [title.key for title in role.titles])
    for index, area in enumerate(role.areas):
        yield from _unknown(("areas", index, "examples"), area.examples, levels)
    yield from _check_titles(role, levels, areas)
    yield from _check_pay(role, levels)


def check_question(question: QuestionEntry, levels: Sequence[str]) -> Iterator[Finding]:
    """Every place of a question that does not fit the ladder or the question's own criteria."""
    criteria = [criterion.key for criterion in question.criteria]
    yield from _doubles("criteria", criteria)
    for index, criterion in enumerate(question.criteria):
        place = ("criteria", index, "anchors")
        yield from _unknown(place, criterion.anchors, levels)
        yield from _absent(place, criterion.anchors, levels, "an anchor for")
    for index, point in enumerate(question.model_answer):
        if point.criterion not in criteria:
            yield ("model_answer", index, "criterion"), f"expected one of {', '.join(criteria)}"


def _check_titles(role: RoleFile, levels: Sequence[str], areas: Sequence[str]) -> Iterator[Finding]:
    for index, title in enumerate(role.titles):
        yield from _known(("titles", index, "level"), title.level, levels)
        place = ("titles", index, "weights")
        yield from _unknown(place, title.weights, areas)
        yield from _absent(place, title.weights, areas, "a weight for")
        if not any(title.weights.values()):
            yield place, "expected a weight above 0 for at least one area"


def _check_pay(role: RoleFile, levels: Sequence[str]) -> Iterator[Finding]:
    yield from _doubles("pay", [band.level or "the overall range" for band in role.pay], step=("level",))
    regions = regions_of(role)
    if len(regions) > limits.PAY_REGION:
        expected = f"expected regions of at most {limits.PAY_REGION} characters in all, found {len(regions)}"
        yield ("pay",), expected
    for index, band in enumerate(role.pay):
        if band.level is not None:
            yield from _known(("pay", index, "level"), band.level, levels)
        if band.high < band.low:
            yield ("pay", index, "high"), f"expected {band.low} or more, found {band.high}"


def regions_of(role: RoleFile) -> str:
    """The regions of the pay figures, each once, as the guide names them."""
    return ", ".join(dict.fromkeys(band.region for band in role.pay))


def _doubles(name: str, keys: Sequence[str], step: Location = ("key",)) -> Iterator[Finding]:
    for index, key in enumerate(keys):
        if key in keys[:index]:
            yield (name, index, *step), f"expected each one once, found {key} again"


def _known(place: Location, found: str, known: Sequence[str]) -> Iterator[Finding]:
    if found not in known:
        yield place, f"expected one of {', '.join(known)}, found {found}"


def _unknown(place: Location, found: Iterable[str], known: Sequence[str]) -> Iterator[Finding]:
    for key in found:
        if key not in known:
            yield (*place, key), f"expected one of {', '.join(known)}"


def _absent(place: Location, found: Collection[str], known: Sequence[str], what: str) -> Iterator[Finding]:
    for key in known:
        if key not in found:
            yield place, f"expected {what} {key}"
