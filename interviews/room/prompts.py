"""What candidates of a level ask their interviewers, to set somebody thinking. Pure."""

from __future__ import annotations

from typing import Final

# By rank from the lowest; ladders with more levels share the last ones.
_HINTS: Final = (
    (
        "Who would look at my first changes, and how soon do I hear from them?",
        "What did the last person who joined at this level find hard?",
        "Which task would you give me in the first two weeks?",
    ),
    (
        "Which part of the system would be mine, and what is wrong with it today?",
        "Who decides a question like the ones we talked about, and on what grounds?",
        "What broke last quarter, and what is different since?",
    ),
    (
        "Which problem has this team tried to solve twice already?",
        "Where do you expect me to disagree with you in the first half year?",
        "What gives way here when a date and reliability collide?",
    ),
    (
        "What would have to be different in a year for you to say that this hire was right?",
        "Which decisions would be mine alone, and which would I have to win others for?",
        "What do the teams beside this one wish it would stop doing?",
    ),
)


def hints(rank: int) -> tuple[str, ...]:
    """Three questions for a bar of this rank."""
    return _HINTS[min(max(rank, 1), len(_HINTS)) - 1]
