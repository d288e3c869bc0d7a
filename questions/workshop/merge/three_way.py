"""Two edits of one question put together, field by field. Pure.

`base` is what both began with. What only one of them changed is taken; where both changed a field, the text
of the one who saves now stays and the two are a clash. A row that one removed and the other changed stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from questions.workshop.merge.alignment import Row, align, plain, says_nothing, words_of

_Id = tuple[str, int]  # of a row: which list it is in, and where


@dataclass(frozen=True, slots=True)
class Written:
    """All words of the author form: what stands once, and the rows of each list."""

    fields: Mapping[str, str]
    lists: Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two texts for one field, which is named as in the merged form: "headline", "probes-0-text"."""

    name: str
    mine: str
    theirs: str


@dataclass(slots=True)
class Merged:
    written: Written
    clashes: list[Clash] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)  # rows that one removed and the other changed: "probes-1"


def merge(base: Written, mine: Written, theirs: Written) -> Merged:
    """`mine` on top of `theirs`; a field that `base` does not know clashes if the two differ."""
    merged = Merged(Written({}, {}))
    fields = {
        name: _choose(merged, name, base.fields.get(name), mine.fields.get(name, text), text)
        for name, text in theirs.fields.items()
    }
    keys = _keys_of_twins(base, mine, theirs)
    lists = {
        name: _Rows(name, base.lists.get(name, ()), _said(mine.lists.get(name, ()), keys), rows).merge(merged)
        for name, rows in theirs.lists.items()
    }
    merged.written = Written(fields, lists)
    return merged


def _choose(merged: Merged, name: str, base: str | None, mine: str, theirs: str) -> str:
    if plain(mine) == plain(theirs) or (base is not None and plain(theirs) == plain(base)):
        return mine
    if base is not None and plain(mine) == plain(base):
        return theirs
    merged.clashes.append(Clash(name, mine, theirs))
    return mine


def _said(rows: Sequence[Row], keys: Mapping[str, str]) -> list[Row]:
    """The rows that say something, with the stored keys of criteria that both sides added alike."""
    return [
        {name: keys.get(text, text) if name in {"key", "criterion"} else text for name, text in row.items()}
        for row in rows
        if not says_nothing(row)
    ]


def _keys_of_twins(base: Written, mine: Written, theirs: Written) -> dict[str, str]:
    """A criterion that was new here and is stored by now has a key of its own there."""
    known = {row.get("key") for rows in base.lists.values() for row in rows}
    new = {row["key"]: words_of(row) for rows in theirs.lists.values() for row in rows if "key" in row}
    found: dict[str, str] = {}
    for row in (row for rows in mine.lists.values() for row in rows if "key" in row):
        if row["key"] in known or row["key"] in new:
            continue
        twins = [key for key, words in new.items() if key not in known and words == words_of(row)]
        if free := [key for key in twins if key not in found.values()]:
            found[row["key"]] = free[0]
    return found


@dataclass(frozen=True, slots=True)
class _Rows:
    """One list in its three states."""

    name: str
    base: Sequence[Row]
    mine: Sequence[Row]
    theirs: Sequence[Row]

    def merge(self, merged: Merged) -> list[Row]:
        rows: list[Row] = []
        mine, theirs = self._mine_by_id(), self._theirs_by_id()
        for row_id in _woven(list(mine), list(theirs)):
            row, other = mine.get(row_id), theirs.get(row_id)
            start = f"{self.name}-{len(rows)}"
            if row is not None and other is not None:
                base = self.base[row_id[1]] if row_id[0] == "base" else None
                rows.append(_merged_row(merged, start, base, row, other))
            elif (left := row or other) is not None and not self._was_removed(row_id, left):
                rows.append(left)
                if row_id[0] == "base":
                    merged.kept.append(start)
        return rows

    def _was_removed(self, row_id: _Id, left: Row) -> bool:
        """Whether one side removed the row and the other left it as it was."""
        return row_id[0] == "base" and words_of(self.base[row_id[1]]) == words_of(left)

    def _theirs_by_id(self) -> dict[_Id, Row]:
        places = enumerate(align(self.base, self.theirs))
        return {
            ("theirs", place) if was is None else ("base", was): self.theirs[place] for place, was in places
        }

    def _mine_by_id(self) -> dict[_Id, Row]:
        """A new row that the other side added word for word is the same row."""
        new = {row_id: words_of(row) for row_id, row in self._theirs_by_id().items() if row_id[0] == "theirs"}
        found: dict[_Id, Row] = {}
        for place, was in enumerate(align(self.base, self.mine)):
            row = self.mine[place]
            twin = next((it for it, said in new.items() if said == words_of(row) and it not in found), None)
            found[("base", was) if was is not None else twin or ("mine", place)] = row
        return found


def _merged_row(merged: Merged, start: str, base: Row | None, mine: Row, theirs: Row) -> Row:
    names = dict.fromkeys([*theirs, *mine])
    if base is None:
        return theirs
    return {
        name: _choose(merged, f"{start}-{name}", base.get(name, ""), mine.get(name, ""), theirs.get(name, ""))
        for name in names
    }


def _woven(mine: list[_Id], theirs: list[_Id]) -> list[_Id]:
    """All rows in one order: that of the side which moved rows, or theirs; others follow their neighbour."""
    stayed = [row_id for row_id in mine if row_id[0] == "base"]
    leader, follower = (theirs, mine) if stayed == sorted(stayed) else (mine, theirs)
    order = list(leader)
    for place, row_id in enumerate(follower):
        if row_id not in order:
            order.insert(order.index(follower[place - 1]) + 1 if place else 0, row_id)
    return order
