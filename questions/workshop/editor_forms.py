"""The author form as one thing: wording, place in the bank and four lists of rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Self, cast

from django.http import QueryDict

from questions.comparison import reworded_parts, structural_changes
from questions.versions.version_drafts import VersionDraft
from questions.workshop.editing_page import QuestionForEditing
from questions.workshop.forms import PlaceForm, WordingForm
from questions.workshop.lint_forms import RemarkedField, RemarkedForm, Remarks, remarks_by_field
from questions.workshop.merge.merging_forms import (
    began_with,
    fields_of_base,
    open_clashes,
    put_together,
    settled,
    to_send,
    typed_over,
)
from questions.workshop.merge.shown_forms import (
    ShownClash,
    ShownRow,
    first_difference,
    place_of_field,
    shown_clash,
    shown_row,
    shown_text,
)
from questions.workshop.row_forms import (
    CRITERIA,
    LISTS,
    POINTS,
    BaseRowSet,
    Row,
    choices_of_criteria,
    posted_rows,
    rearrange,
)
from questions.workshop.services import BankPosition
from questions.workshop.typed_forms import Typed, first_rows, place_of, stored_typed, typed_draft


class QuestionEditor:
    """Holds the forms of one page; `data` makes them judge what was posted."""

    def __init__(
        self, sheet: QuestionForEditing, typed: Typed, data: QueryDict | None = None, focus: str = ""
    ) -> None:
        self.sheet = sheet
        self.typed = typed
        self.wording = WordingForm(data, initial=typed.wording, lowest=sheet.levels[0])
        self.place = None if sheet.is_placed else self._place_form(data)
        self.lists = {prefix: self._list(prefix, data) for prefix in LISTS}
        self.focus = ""
        # A new question is judged once it was sent.
        self.remarks: Remarks = self._remarks() if sheet.question or data is not None else {}
        self.clashes = [clash for clash in open_clashes(typed) if clash.name in set(self._names())]
        # Rows that one edit removed and another changed; whether two edits could not be put together at all.
        self.kept: list[ShownRow] = []
        self.replaces = False
        self.lacks_a_choice = False  # it was sent, and there are clashes left
        # Fields whose stored text was chosen, while another one was typed.
        self.typed_over: list[str] = []
        for form in self._forms():
            form.remarks = self.remarks
            form.clashes = {clash.name: clash.number for clash in self.clashes}
        self._unfold([clash.name for clash in self.clashes])
        if focus:
            self._put_cursor(next((name for name in self._names() if name.startswith(f"{focus}-")), ""))

    @classmethod
    def of_sheet(
        cls, sheet: QuestionForEditing, *, to_fix: bool = False, place: dict[str, str] | None = None
    ) -> Self:
        """The form as it is first shown; `to_fix` opens it at the first thing that stops publishing."""
        stored = stored_typed(sheet)
        base = {"base": began_with(stored)} if sheet.draft else {}
        rows = {**stored.rows, CRITERIA.prefix: stored.rows[CRITERIA.prefix] or first_rows()[CRITERIA.prefix]}
        editor = cls(sheet, Typed({**stored.wording, **base}, {**stored.place, **(place or {})}, rows))
        if to_fix:
            editor._put_cursor(editor._first_stop())
        return editor

    @classmethod
    def of_post(cls, sheet: QuestionForEditing, data: QueryDict) -> Self:
        """The form as it was sent, to be judged by is_valid()."""
        chosen = settled(data)
        editor = cls(sheet, _typed(chosen), chosen)
        editor.typed_over = [name for name in typed_over(data) if name in set(editor._names())]
        return editor

    @classmethod
    def rearranged(cls, sheet: QuestionForEditing, data: QueryDict, command: str) -> Self:
        """The form as it was sent, with one row added, removed or moved, and nothing judged yet.

        The command "show" fills the form with a draft that a browser kept, and leads to its first change.
        """
        typed = _typed(data)
        if command != "show":
            return cls(sheet, typed, focus=rearrange(typed.rows, command))
        editor = cls(sheet, typed)
        blank = {name: shown_text(field) for name, field in cls.of_sheet(sheet)._fields().items()}
        editor._put_cursor(first_difference(editor._fields(), fields_of_base(typed) or blank))
        return editor

    def is_valid(self) -> bool:
        parts: list[RemarkedForm | BaseRowSet] = [self.wording, *self.lists.values()]
        if self.place:
            parts.append(self.place)
        valid = all(part.is_valid() for part in parts) and not self.clashes
        self.lacks_a_choice = bool(self.clashes)
        if not valid:
            self._put_cursor("" if self.clashes else self._first_stop(errors_only=True))
        return valid

    def draft(self) -> VersionDraft:
        """The version that was typed; after is_valid()."""
        rows = {prefix: each.rows() for prefix, each in self.lists.items()}
        return typed_draft(self.sheet, self.wording.cleaned_data, rows)

    @property
    def is_unchanged(self) -> bool:
        """Whether saving would write nothing new; after is_valid()."""
        stored, typed = self.sheet.draft, self.draft()
        return (
            stored is not None
            and not structural_changes(stored, typed)
            and not reworded_parts(stored, typed)
            and (self.place is None or not self.place.has_changed())
        )

    def on_top_of(self, sheet: QuestionForEditing) -> Self:
        """This edit and the one that was stored meanwhile, put together; to be judged by is_valid().

        Without what the form began with, it is the same words, so that saving them again is deliberate.
        """
        stored = stored_typed(sheet)
        merged = put_together(self.typed, stored)
        if merged is None:
            wording = {**self.typed.wording, "loaded": sheet.marker, "base": began_with(stored)}
            editor = type(self)(sheet, replace(self.typed, wording=wording))
            editor.replaces = True
            return editor
        editor = type(self).of_post(sheet, to_send(merged, self.typed.wording, stored))
        editor.kept = [shown_row(start, editor._fields()) for start in merged.kept]
        editor._unfold(merged.kept)
        return editor

    @property
    def needs_a_look(self) -> bool:
        """Whether the person has to see what was put together before it is stored."""
        return bool(self.clashes or self.kept or self.replaces)

    @property
    def is_behind(self) -> bool:
        """Whether the question was saved since this form was filled."""
        return bool(self.sheet.question) and self.typed.wording.get("loaded", "") != self.sheet.marker

    @property
    def shown_clashes(self) -> list[ShownClash]:
        fields = self._fields()
        return [shown_clash(clash, fields[clash.name]) for clash in self.clashes]

    @property
    def kept_by_typing(self) -> list[str]:
        """What to say of each field that was typed over."""
        fields = self._fields()
        return [
            f"{place_of_field(fields[name])}: you typed a newer text, so that one is kept, "
            "not the one that was saved meanwhile."
            for name in self.typed_over
        ]

    def chosen_place(self) -> BankPosition | None:
        """Where the question is to stand, while that is still open; after is_valid()."""
        return BankPosition(**self.place.cleaned_data) if self.place else None

    @property
    def loaded(self) -> str:
        """The marker of the version that the form was filled from; after is_valid()."""
        return str(self.wording.cleaned_data["loaded"])

    @property
    def is_refused(self) -> bool:
        """Whether the form was sent and something in it has to be mended first."""
        lists = any(each.is_bound and each.non_form_errors() for each in self.lists.values())
        return self.lacks_a_choice or lists or any(form.errors for form in self._forms() if form.is_bound)

    @property
    def to_fix(self) -> int:
        """How many fields and lists stop publishing, and clashes between which nobody has chosen."""
        fields = (field for form in self._forms() for field in form.visible_fields())
        stopped = sum(cast(RemarkedField, field).is_stopped for field in fields)
        lists = sum(bool(each.is_bound and each.non_form_errors()) for each in self.lists.values())
        return stopped + lists + self.lacks_criteria + len(self.clashes)

    @property
    def lacks_criteria(self) -> bool:
        """Whether the list of criteria stops publishing, because nothing stands in it."""
        return any(remark.severity == "stop" for remark in self.remarks.get(CRITERIA.prefix, ()))

    @property
    def to_consider(self) -> int:
        """How many remarks the page shows; beside an error there is none."""
        fields = (cast(RemarkedField, field) for form in self._forms() for field in form.visible_fields())
        shown = [*(remark for field in fields for remark in field.remarks), *self.remarks.get("criteria", ())]
        return sum(remark.severity == "warn" for remark in shown)

    @property
    def structural(self) -> tuple[str, ...]:
        """What the stored draft changes in the rubric of the newest frozen version."""
        if not self.sheet.frozen_draft or not self.sheet.draft:
            return ()
        return structural_changes(self.sheet.frozen_draft, self.sheet.draft)

    def _place_form(self, data: QueryDict | None) -> PlaceForm:
        stored = place_of(self.sheet)
        # What was posted shows as changed only beside what is stored.
        initial = stored if data else {**stored, **self.typed.place}
        return PlaceForm(data, initial=initial, areas=self.sheet.areas, levels=self.sheet.levels)

    def _list(self, prefix: str, data: QueryDict | None) -> BaseRowSet:
        rows = self.typed.rows[prefix]
        extra: dict[str, Any] = {}
        if prefix == CRITERIA.prefix:
            extra = {"levels": self.sheet.levels}
        elif prefix == POINTS.prefix:
            extra = {"criteria": choices_of_criteria(self.typed.rows[CRITERIA.prefix])}
        return LISTS[prefix].factory()(data, prefix=prefix, initial=rows, form_kwargs=extra)

    def _remarks(self) -> Remarks:
        kind = self.typed.place.get("kind") or (self.sheet.question.kind if self.sheet.question else "")
        rows: list[Row] = self.typed.rows[CRITERIA.prefix]
        return remarks_by_field(self.typed.wording, kind, rows, self.sheet.levels)

    def _forms(self) -> Iterator[RemarkedForm]:
        """In the order of the page."""
        yield self.wording
        if self.place:
            yield self.place
        for each in self.lists.values():
            yield from each.forms

    def _fields(self) -> dict[str, RemarkedField]:
        """Every field that can be typed into, by its name in the page."""
        fields = (cast(RemarkedField, field) for form in self._forms() for field in form.visible_fields())
        return {field.html_name: field for field in fields}

    def _names(self) -> Iterator[str]:
        yield from self._fields()

    def _first_stop(self, *, errors_only: bool = False) -> str:
        for form in self._forms():
            for field in form.visible_fields():
                if field.errors or (not errors_only and cast(RemarkedField, field).is_stopped):
                    return field.html_name
        return CRITERIA.prefix if self.lacks_criteria and not errors_only else ""

    def _put_cursor(self, name: str) -> None:
        self.focus = name
        for form in self._forms():
            form.focus = name
        self._unfold([name])
        for each in self.lists.values():
            each.is_open |= each.is_bound and not each.is_valid()

    def _unfold(self, names: Sequence[str]) -> None:
        """Show the lists in which these rows or fields stand: the page leads to them."""
        for prefix, each in self.lists.items():
            each.is_open |= any(name.startswith(f"{prefix}-") for name in names)


def _typed(data: QueryDict) -> Typed:
    values = {name: str(data[name]) for name in data}
    return Typed(wording=values, place=values, rows=posted_rows(data))
