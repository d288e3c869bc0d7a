"""Forms whose fields carry remarks of the lint beside their own errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import cached_property

from questions import limits
from questions.bank.lint import Remark


class RemarkedField(BoundField):
    """Knows what the lint says about the field, and whether the page opens with the cursor in it."""

    form: RemarkedForm
    template_name = "questions/workshop/editor/_field.html"

    @cached_property
    def remarks(self) -> Sequence[Remark]:
        """Nothing beside an error: one thing to mend at a time."""
        return () if self.errors else self.form.remarks.get(self.html_name, ())

    @property
    def is_stopped(self) -> bool:
        return bool(self.errors) or any(remark.severity == "stop" for remark in self.remarks)

    @property
    def mood(self) -> str:
        """The CSS class of the field: what its border says."""
        if self.is_stopped:
            return "stopped"
        return "remarked" if self.remarks else ""

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self.value() or ""

    @property
    def aria_describedby(self) -> str | None:
        named = [super().aria_describedby or ""]
        if self.remarks:
            named.append(f"{self.auto_id}_remarks")
        return " ".join(filter(None, named)) or None

    def build_widget_attrs(
        self, attrs: Mapping[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        built = super().build_widget_attrs(dict(attrs), widget)
        if self.html_name == self.form.focus:
            built["autofocus"] = True
        return built


class RemarkedForm(forms.Form):
    bound_field_class = RemarkedField
    # The server names what is missing, beside the field; the browser's bubbles would hide the rest.
    use_required_attribute = False
    # By the field's name in the page; the editor that holds the form fills both.
    remarks: Mapping[str, Sequence[Remark]] = {}
    focus = ""

    def cells(self, names: Iterable[str]) -> list[RemarkedField]:
        return [cast(RemarkedField, self[name]) for name in names]


class Prose(forms.CharField):
    """Text with the line ends of this side, refused rather than cut when it is too long."""

    default_error_messages = {
        "required": "Write something here.",
        "max_length": "%(limit_value)d characters at most. Shorten it.",
        "null_characters_not_allowed": "There is a NUL character in this text. Type it again without it.",
    }

    def to_python(self, value: Any) -> str:
        return cast(str, super().to_python(value)).replace("\r\n", "\n")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No `maxlength`: browsers cut a pasted text there without a word."""
        return {}


class Line(Prose):
    """Text whose line ends and runs of blanks are one blank each."""

    def clean(self, value: Any) -> str:
        return " ".join(cast(str, super().clean(value)).split())


def line(label: str, limit: int, *, wrapped: bool = False) -> Line:
    """One line of text; `wrapped` shows it on several in a narrow column."""
    widget = forms.Textarea(attrs={"rows": 1, "class": "growing"}) if wrapped else forms.TextInput()
    return Line(label=label, max_length=limit, widget=widget)


def box(label: str, *, required: bool = False, rows: int = 2) -> Prose:
    """Several lines of text; the box grows with them."""
    widget = forms.Textarea(attrs={"rows": rows, "cols": None, "class": "growing"})
    return Prose(label=label, max_length=limits.TEXT, required=required, widget=widget)
