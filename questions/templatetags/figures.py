"""Small graphics that many pages show beside a level's name."""

from __future__ import annotations

from django import template

from questions import charts

register = template.Library()


@register.inclusion_tag("parts/_mini_ladder.html")
def mini_ladder(levels: int, reached: int, bar: int | None = None) -> dict[str, object]:
    """The mini ladder alone; the level's name stands beside it in words."""
    return {"bars": charts.mini_ladder(levels, reached=reached, bar=bar)}


@register.inclusion_tag("parts/_level.html")
def level(name: str, levels: int, reached: int, bar: int | None = None) -> dict[str, object]:
    """A level's name with its mini ladder: `{% level "Mid" 4 2 bar=3 %}`."""
    return {"name": name, **mini_ladder(levels, reached, bar)}
