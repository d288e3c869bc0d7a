"""A number is typed, not turned by a wheel that happens to be over its field."""

from __future__ import annotations

from django import forms


class Minutes(forms.Form):
    minutes = forms.IntegerField(min_value=5, max_value=180)


def test_a_field_for_a_number_is_a_text_field_with_digits_on_the_keyboard() -> None:
    html = Minutes({"minutes": "45"})["minutes"].as_widget()

    assert html.strip().startswith('<input type="text" inputmode="numeric" name="minutes" value="45"')
    assert 'type="number"' not in html
