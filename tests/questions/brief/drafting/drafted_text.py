"""All drafted questions of the committed brief as prose, to be read aloud before it is committed.

After a deliberate change of wording: python -m tests.questions.brief.drafting.drafted_text
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from questions.brief.document import Brief
from questions.brief.drafting.drafted import DraftCriterion, DraftQuestion
from questions.brief.drafting.rules import draft_questions
from questions.brief.parse import parse_brief

TESTS = Path(__file__).parents[3]
SOURCE = TESTS / "briefs" / "harbour_traffic_planner.txt"
GOLDEN = TESTS / "golden" / "drafted_questions.md"


def drafted(brief: Brief) -> list[DraftQuestion]:
    return draft_questions(brief.title, brief.levels, brief.areas)


def drafted_text(brief: Brief) -> str:
    return questions_text(brief.title, drafted(brief))


def questions_text(title: str, questions: Iterable[DraftQuestion]) -> str:
    """Every question; the rubric of each area and kind once, as it is the same for all levels."""
    lines = [f"# Drafted questions: {title}"]
    shown: set[tuple[str, str]] = set()
    for question in questions:
        lines += ["", *_question(question)]
        if (question.area, question.kind) not in shown:
            shown.add((question.area, question.kind))
            for criterion in question.criteria:
                lines += ["", *_criterion(criterion)]
    return "\n".join(lines) + "\n"


def _question(question: DraftQuestion) -> Iterator[str]:
    yield f"## {question.headline}"
    yield ""
    asked = (question.area, question.level, question.kind.label, f"{question.minutes} min")
    yield f"`{question.key}` · {' · '.join(asked)}"
    yield ""
    yield question.situation
    yield ""
    yield f"**{question.ask}**"
    yield ""
    for probe in question.probes:
        yield f"- Probe: {probe.text} (A good reply: {probe.adds})"
    yield f"- Not yet: {question.not_yet}"
    yield ""
    for number, point in enumerate(question.model_answer, start=1):
        yield f"{number}. {point.text} [{point.criterion}]"


def _criterion(criterion: DraftCriterion) -> Iterator[str]:
    gate = f" Gate: {criterion.gate_reason}" if criterion.is_gate else ""
    yield f"### {criterion.name} ({criterion.dimension.label.lower()}, weight {criterion.weight}).{gate}"
    yield ""
    for anchor in criterion.anchors:
        yield f"- {anchor.level} [{anchor.source.value}]: {anchor.text}"


if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(drafted_text(parse_brief(SOURCE.read_text("utf-8"))), "utf-8")
