"""A time of day as every page writes it, in the person's zone."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.template.defaultfilters import date

register = template.Library()


@register.filter(expects_localtime=True)
def clock(value: datetime | None, form: str = "H:i") -> str:
    """A moment by a format of `date` that has hours: `{{ answer.saved_at|moment|clock:"H:i:s" }}`.

    In the hour that comes twice when summer time ends the zone stands beside it, so that no time seems to run
    back.
    """
    if value is None:
        return ""
    if value.replace(fold=0).utcoffset() == value.replace(fold=1).utcoffset():
        return str(date(value, form))
    return f"{date(value, form.removesuffix(' T'))} {value.tzname()}"  # where `T` itself shows nothing
