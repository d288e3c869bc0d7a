"""Limits of length and number, the same for bank files, columns and forms. Pure."""

from __future__ import annotations

from typing import Final

# Characters of a line.
NAME: Final = 120  # of a role, an area, a job title or a career stage
LEVEL: Final = 40
CRITERION: Final = 80
HEADLINE: Final = 90
PAY_REGION: Final = 60  # of all regions together
LINE: Final = 200  # of any other line

# Characters of a key.
ROLE_KEY: Final = 80
LEVEL_KEY: Final = 40
QUESTION_KEY: Final = 120
KEY: Final = 60  # of a criterion, and of anything in a bank file

# Characters of any other text.
TEXT: Final = 4000

# Rows of a question.
CRITERIA: Final = 5
PROBES: Final = 6
POINTS: Final = 15
RED_FLAGS: Final = 6

# Numbers.
WEIGHT: Final = 3  # of a criterion
AREA_WEIGHT: Final = 3  # of an area for a job title or an interview; 0 leaves it out
MINUTES: Final = 60
PAY: Final = 2_147_483_647  # what a PositiveIntegerField holds on every database
