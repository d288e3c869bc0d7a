"""A clash as the author form shows it: where it is in words, and both texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField

from questions.letters import letter
from questions.workshop.merge.alignment import plain
from questions.workshop.merge.merging_forms import OpenClash

_ROWS = {"criteria": "Criterion", "probes": "Probe", "points": "Point", "flags": "Red flag"}


@dataclass(frozen=True, slots=True)
class ShownClash:
    number: str
    field_id: str
    place: str
    mine: str
    theirs: str
    # As they are sent back.
    mine_sent: str
    theirs_sent: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row in words, and the field that it begins with."""

    place: str
    field_id: str


def shown_clash(clash: OpenClash, field: BoundField) -> ShownClash:
    return ShownClash(
        number=clash.number,
        field_id=_id_of(field),
        place=place_of_field(field),
        mine=_in_words(field, clash.mine),
        theirs=_in_words(field, clash.theirs),
        mine_sent=clash.mine,
        theirs_sent=clash.theirs,
    )


def shown_row(start: str, fields: Mapping[str, BoundField]) -> ShownRow:
    field = next(field for name, field in fields.items() if name.startswith(f"{start}-"))
    return ShownRow(named_row(start), _id_of(field))


def place_of_field(field: BoundField) -> str:
    """ "probes-1-text" is "Probe 2: Probe"."""
    start, _, _ = field.html_name.rpartition("-")
    label = str(field.label).partition(":")[0]
    return f"{named_row(start)}: {label}" if start else label


def named_row(start: str) -> str:
    """ "probes-1" is "Probe 2"."""
    prefix, _, index = start.rpartition("-")
    number = letter(int(index)) if prefix == "criteria" else str(int(index) + 1)
    return f"{_ROWS[prefix]} {number}"


def first_difference(fields: Mapping[str, BoundField], began: Mapping[str, str]) -> str:
    """The name of the first field that does not show what the form began with."""
    return next(
        (name for name, field in fields.items() if shown_text(field) != plain(began.get(name, ""))), ""
    )


def shown_text(field: BoundField) -> str:
    return plain(str(field.value() or ""))


def _id_of(field: BoundField) -> str:
    return field.id_for_label or str(field.auto_id)


def _in_words(field: BoundField, text: str) -> str:
    if isinstance(field.field, forms.BooleanField):
        return "Yes" if text else "No"
    choices = dict(getattr(field.field, "choices", ()))
    return str(choices.get(text, choices.get(int(text) if text.isascii() and text.isdigit() else text, text)))
