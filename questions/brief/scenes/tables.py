"""Situations by kind and step of the ladder: short scenes that fit any trade and add nothing to the brief."""

from __future__ import annotations

from questions.brief.scenes.design_scenes import DESIGN
from questions.brief.scenes.experience_scenes import EXPERIENCE
from questions.brief.scenes.task_dilemmas import TASK_DILEMMAS
from questions.brief.scenes.team_dilemmas import TEAM_DILEMMAS
from questions.vocabulary import Kind

JUDGEMENT = (*TASK_DILEMMAS, *TEAM_DILEMMAS)
SITUATIONS = {Kind.DESIGN: DESIGN, Kind.EXPERIENCE: EXPERIENCE}
