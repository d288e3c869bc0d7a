"""The running mock of most tests: where it is written, when its bell rings, and the clock that is held."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Final

from database.units import MINUTE
from tests.support.factories import NOON

SEAT: Final = uuid.UUID(int=7)
BELL: Final = NOON + 45 * MINUTE  # of a mock that began at noon
Clock = Callable[[int], None]  # the fixture `set_clock`
