"""A small bank that is right in every place, for tests to break in one place at a time."""

from __future__ import annotations

from pathlib import Path

ROLE = """\
slug: night-baker
title: Night Baker
summary: Bakes what the town eats in the morning.
ladder:
  - {key: apprentice, name: Apprentice}
  - {key: baker, name: Baker}
source: {title: "Job brief: Night Baker", read_on: 2026-11-23}
areas:
  - key: ovens
    name: Running Ovens
    summary: Keeps heat where it belongs.
    assessed: Reading an oven.
    examples:
      baker: Running three ovens at once.
  - key: dough
    name: Making Dough
    summary: Mixes and rests.
    assessed: Judging dough by hand.
titles:
  - {key: night-baker, name: Night Baker, level: baker, focus: Bread, weights: {ovens: 3, dough: 0}}
pay:
  - {level: baker, low: 30000, high: 38000, currency: EUR, open_ended: false, region: Town}
"""

QUESTION = """\
- key: cold-oven
  headline: One oven of three stays cold
  situation: It is 02:10, 120 loaves are proved, and one of three ovens shows 90 degrees.
  ask: What do you do until 06:00?
  kind: operate
  minutes: 10
  reviewed: true
  date: 2026-11-23
  criteria:
    - key: order
      name: Order of work
      dimension: operation
      weight: 1
      gate: false
      anchors:
        apprentice: Moves the loaves of the cold oven to the others and calls the master.
        baker: Counts oven places against proving time and slows the dough that has to wait.
  not_yet: Bakes on in two ovens and lets the rest overprove.
  probes:
    - {text: "The second oven fails too. What now?", good_reply: Names who gets bread first.}
  model_answer:
    - {text: Count the places., criterion: order}
  what_would_change: With a spare oven next door nothing waits.
  red_flags:
    - {action: Opens the burner, reason: It is under gas.}
  facts:
    - {text: Proved dough keeps about an hour at 4 degrees., source: The house book, date: 2026-11-23}
"""


def write_bank(folder: Path, *, role: str = ROLE, questions: dict[str, str] | None = None) -> Path:
    """A bank folder with the given role and question files, by default the sample's."""
    files = {"role.yaml": role, **({"ovens/baker.yaml": QUESTION} if questions is None else questions)}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
