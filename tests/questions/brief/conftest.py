"""The briefs that the tests read: the real one, and one in our own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from questions.brief.decoding import read_brief

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared" / "briefs"
OWN = ROOT / "tests" / "briefs"


@pytest.fixture
def shared_brief() -> str:
    """The real brief, which is not part of the repository."""
    path = SHARED / "ai_infrastructure_engineer.txt"
    if not path.exists():
        pytest.skip(f"{path.name} is not there: the real briefs live outside the repository, in ../shared")
    return read_brief(path.read_bytes())


@pytest.fixture
def own_brief() -> str:
    """A brief of the same shape in our own words."""
    return read_brief((OWN / "harbour_traffic_planner.txt").read_bytes())
