"""Which row of one list is which row of another: by key, else by what they say. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

Row = Mapping[str, str]
# What is chosen beside the words of a row; alone it makes no row.
CHOSEN = frozenset({"key", "dimension", "weight", "gate", "criterion"})
_ALIKE = 0.5  # of their words are the same


def align(base: Sequence[Row], other: Sequence[Row]) -> list[int | None]:
    """For each row of `other` the place that it had in `base`; None for a new one."""
    found: list[int | None] = [None] * len(other)
    free = set(range(len(base)))
    has_keys = any("key" in row for row in (*base, *other))
    for is_same in (_has_key,) if has_keys else (_says, _resembles):
        _match(base, other, found, free, is_same)
    if len(base) == len(other) and not has_keys:
        for place in [place for place in sorted(free) if found[place] is None]:
            found[place] = place
    return found


def says_nothing(row: Row) -> bool:
    return not any(text.strip() for name, text in row.items() if name not in CHOSEN)


def plain(text: str) -> str:
    """A text as it is compared: browsers send other line ends, and blanks around it are not stored."""
    return text.replace("\r\n", "\n").strip()


def words_of(row: Row) -> dict[str, str]:
    """The row without its key, for comparing."""
    return {name: plain(text) for name, text in row.items() if name != "key" and plain(text)}


def _match(
    base: Sequence[Row],
    other: Sequence[Row],
    found: list[int | None],
    free: set[int],
    is_same: Callable[[Row, Row], bool],
) -> None:
    for place, row in enumerate(other):
        if found[place] is not None:
            continue
        near = sorted(free, key=lambda index: abs(index - place))
        if (match := next((index for index in near if is_same(base[index], row)), None)) is not None:
            found[place] = match
            free.remove(match)


def _has_key(one: Row, other: Row) -> bool:
    return one.get("key") == other.get("key")


def _says(one: Row, other: Row) -> bool:
    return words_of(one) == words_of(other)


def _resembles(one: Row, other: Row) -> bool:
    words, others = _vocabulary(one), _vocabulary(other)
    return len(words & others) > _ALIKE * len(words | others)


def _vocabulary(row: Row) -> set[str]:
    return {word for name, text in row.items() if name not in CHOSEN for word in text.casefold().split()}
