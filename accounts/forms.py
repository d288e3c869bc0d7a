from __future__ import annotations

import zoneinfo

from django import forms

from accounts.models import User


def time_zones() -> list[tuple[str, str]]:
    """Every IANA zone, after the choice of leaving it to the browser."""
    zones = sorted(zoneinfo.available_timezones())
    return [("", "As my browser says"), *((zone, zone.replace("_", " ")) for zone in zones)]


class SettingsForm(forms.ModelForm[User]):
    """What a person may set about themselves."""

    time_zone = forms.ChoiceField(choices=time_zones, required=False)

    class Meta:
        model = User
        fields = ["display_name", "time_zone", "extra_time_percent"]
        labels = {"display_name": "Name", "extra_time_percent": "Extra time, in percent"}
        help_texts = {
            "display_name": "Shown to people you share an interview with.",
            "extra_time_percent": "Added to the deadline of every mock you start from now on, up to 100.",
        }
