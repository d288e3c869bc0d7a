"""Small graphics that many pages show beside a level's name."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.template.loader import render_to_string

from questions import charts

register = template.Library()


@register.simple_tag
def mini_ladder(levels: int, reached: int, bar: int | None = None) -> str:
    """The mini ladder alone; the level's name stands beside it in words."""
    return _drawn(levels, reached, bar)


@register.inclusion_tag("parts/graphics/_level.html")
def level(name: str, levels: int, reached: int, bar: int | None = None) -> dict[str, object]:
    """A level's name with its mini ladder: `{% level "Mid" 4 2 bar=3 %}`."""
    return {"name": name, "picture": _drawn(levels, reached, bar)}


@lru_cache(maxsize=1024)
def _drawn(levels: int, reached: int, bar: int | None) -> str:
    """Each picture is drawn once, because a list shows the same few many times."""
    bars = charts.mini_ladder(levels, reached=reached, bar=bar)
    return render_to_string("parts/graphics/_mini_ladder.html", {"bars": bars})
