"""The themes that a person can choose; without a choice the site follows the device."""

from __future__ import annotations

THEMES = ("light", "dark")
