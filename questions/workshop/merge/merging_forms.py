"""What the author form carries along so that two edits can be put together, and how it is read back.

A version that nobody uses is rewritten by a save, so what a form began with is kept nowhere but in the form.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.http import QueryDict

from questions.workshop.merge.alignment import plain
from questions.workshop.merge.three_way import Merged, Written, merge
from questions.workshop.typed_forms import Typed

MARK: Final = "__clash"  # behind a field's name: the number of the clash that is about it
_WORDING: Final = ("headline", "situation", "ask", "minutes", "not_yet", "what_would_change")
_OF_A_CLASH: Final = re.compile(r"clash-\d{1,3}-\w+")


@dataclass(frozen=True, slots=True)
class OpenClash:
    """Two texts for one field, between which nobody has chosen yet."""

    number: str
    name: str  # of the field
    mine: str
    theirs: str


def began_with(typed: Typed) -> str:
    """The hidden field that says what a form was filled with."""
    written = _written(typed)
    return json.dumps({"fields": written.fields, "lists": written.lists}, ensure_ascii=False)


def read_base(text: str) -> Written | None:
    """What a form began with; None if it does not say, as a page of an older release."""
    try:
        read = json.loads(text)
        fields = dict(read["fields"])
        lists = {name: [dict(row) for row in rows] for name, rows in dict(read["lists"]).items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    texts = [text for rows in lists.values() for row in rows for text in row.values()]
    return Written(fields, lists) if all(isinstance(it, str) for it in (*fields.values(), *texts)) else None


def fields_of_base(typed: Typed) -> dict[str, str]:
    """What a form began with, by the names of its fields; empty if it does not say."""
    base = read_base(str(typed.wording.get("base", "")))
    if base is None:
        return {}
    rows = {
        f"{prefix}-{index}-{name}": text
        for prefix, rows in base.lists.items()
        for index, row in enumerate(rows)
        for name, text in row.items()
    }
    return {**{name: str(text) for name, text in base.fields.items()}, **rows}


def put_together(mine: Typed, theirs: Typed) -> Merged | None:
    """Both edits in one; None if the form does not say what it began with."""
    base = read_base(str(mine.wording.get("base", "")))
    return merge(base, _written(mine), _written(theirs)) if base else None


def to_send(merged: Merged, mine: Mapping[str, Any], theirs: Typed) -> QueryDict:
    """The merged form as a browser would send it, based on what is stored now."""
    data = QueryDict(mutable=True)
    data.update(merged.written.fields)
    for prefix, rows in merged.written.lists.items():
        data.update({f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": "0"})
        for index, row in enumerate(rows):
            data.update({f"{prefix}-{index}-{name}": text for name, text in row.items() if text})
    for number, clash in enumerate(merged.clashes):
        data.update({f"{clash.name}{MARK}": str(number)})
        data.update({f"clash-{number}-mine": clash.mine, f"clash-{number}-theirs": clash.theirs})
    kept = {name: str(mine.get(name, "")) for name in ("then", "draft")}
    data.update({**kept, "loaded": theirs.wording["loaded"], "base": began_with(theirs)})
    return data


def settled(data: QueryDict) -> QueryDict:
    """What was sent, with the text that was chosen in each clash; clashes without a choice stay.

    What was typed into the field since the choice was offered is newer than both texts, so it stays.
    """
    settled = data.copy()
    for clash in clashes_in(data):
        choice = data.get(f"clash-{clash.number}-choice")
        if choice not in {"mine", "theirs"}:
            continue
        if choice == "theirs" and not _is_newer(str(data.get(clash.name, "")), clash):
            settled[clash.name] = clash.theirs
        for name in [name for name in settled if _is_about(name, clash)]:
            del settled[name]
    return settled


def typed_over(data: QueryDict) -> list[str]:
    """The fields for which the stored text was chosen, and another one was typed."""
    return [
        clash.name
        for clash in clashes_in(data)
        if data.get(f"clash-{clash.number}-choice") == "theirs"
        and _is_newer(str(data.get(clash.name, "")), clash)
    ]


def open_clashes(typed: Typed) -> list[OpenClash]:
    """The clashes of a form as it is shown, whose rows may have moved and whose texts may have changed."""
    rows = {
        f"{prefix}-{index}-{name}": text
        for prefix, rows in typed.rows.items()
        for index, row in enumerate(rows)
        for name, text in row.items()
    }
    once = {name: text for name, text in typed.wording.items() if name.partition("-")[0] not in typed.rows}
    now = {**once, **rows}
    return [replace(clash, mine=str(now.get(clash.name, ""))) for clash in clashes_in(now)]


def clashes_in(data: Mapping[str, Any]) -> Iterator[OpenClash]:
    for name in data:
        number = str(data[name])
        if name.endswith(MARK) and f"clash-{number}-theirs" in data:
            mine, theirs = (str(data.get(f"clash-{number}-{side}", "")) for side in ("mine", "theirs"))
            yield OpenClash(number, name.removesuffix(MARK), mine, theirs)


def _is_newer(text: str, clash: OpenClash) -> bool:
    """Whether a field holds words that are neither of the two texts."""
    return bool(text.strip()) and plain(text) not in {plain(clash.mine), plain(clash.theirs)}


def _is_about(name: str, clash: OpenClash) -> bool:
    return name == f"{clash.name}{MARK}" or (
        _OF_A_CLASH.fullmatch(name) is not None and name.split("-")[1] == clash.number
    )


def _written(typed: Typed) -> Written:
    fields = {name: str(typed.wording.get(name, "")) for name in _WORDING}
    fields |= {name: str(typed.place[name]) for name in ("area", "level", "kind") if name in typed.place}
    rows = {
        prefix: [{name: str(text) for name, text in row.items() if MARK not in name} for row in rows]
        for prefix, rows in typed.rows.items()
    }
    return Written(fields, rows)
