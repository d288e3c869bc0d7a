"""The committed brief, parsed and imported, for tests."""

from __future__ import annotations

from pathlib import Path

from accounts.models import User
from questions.brief.decoding import read_brief
from questions.brief.parse import parse_brief
from questions.imports.services import import_brief
from questions.models import Role

BRIEFS = Path(__file__).parents[1] / "briefs"
OWN_BRIEF = BRIEFS / "harbour_traffic_planner.txt"
OWN_BRIEF_JSON = BRIEFS / "harbour_traffic_planner.json"
SHARED_BRIEF = Path(__file__).parents[2].parent / "shared" / "briefs" / "ai_infrastructure_engineer.txt"


def brief_text() -> str:
    return read_brief(OWN_BRIEF.read_bytes())


def imported_role(owner: User | None, *, text: str | None = None) -> Role:
    text = text or brief_text()
    return import_brief(text=text, brief=parse_brief(text), name="Harbour brief", owner=owner).role
