from __future__ import annotations

from django import forms

from questions.brief.decoding import read_brief
from questions.brief.document import Brief
from questions.brief.errors import BriefError
from questions.brief.parse import parse_brief


class BriefForm(forms.Form):
    """A pasted brief; once the form is valid, `brief` is the parsed `text`."""

    text = forms.CharField(
        label="The job brief",
        strip=False,
        help_text="Paste the whole text, headings included. The text stays yours; the role is private.",
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
        error_messages={"required": "Paste the text of a job brief first."},
    )

    brief: Brief

    def clean_text(self) -> str:
        try:
            text = read_brief(self.cleaned_data["text"].encode("utf-8", "surrogatepass"))
            self.brief = parse_brief(text)
        except BriefError as error:
            raise forms.ValidationError(str(error)) from error
        # The findings are beside the text now; on a phone they are below.
        self.fields["text"].widget.attrs["rows"] = 8
        return text
