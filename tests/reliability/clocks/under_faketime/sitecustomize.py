"""Loaded by each Python under libfaketime 0.9.10, which refuses the absolute sleep of Python 3.11."""

from __future__ import annotations

import select
import time


def _sleep(seconds: float) -> None:
    select.select([], [], [], seconds)


time.sleep = _sleep
