"""The looks a person can choose; none of them follows the device."""

from __future__ import annotations

THEMES = ("light", "dark")
