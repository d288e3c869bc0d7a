"""What is stored of two edits, and what a page with a clash would send."""

from __future__ import annotations

from typing import Any

from questions.models import Question, QuestionVersion
from tests.questions.workshop.forms import shown


def latest(question: Question) -> QuestionVersion:
    return question.versions.order_by("number").last()  # type: ignore[return-value]


def with_probe(form: dict[str, str], text: str) -> dict[str, str]:
    place = form["probes-TOTAL_FORMS"]
    return form | {"probes-TOTAL_FORMS": str(int(place) + 1), f"probes-{place}-text": text}


def probes_of(question: Question) -> list[str]:
    return list(latest(question).probes.order_by("position").values_list("text", flat=True))


def everything(page: Any) -> dict[str, str]:
    """What a browser would send, with the hidden fields of the clashes, and no choice yet."""
    sent = shown(page)
    for it in page.context["editor"].clashes:
        sent |= {f"{it.name}__clash": it.number, f"clash-{it.number}-mine": it.mine}
        sent[f"clash-{it.number}-theirs"] = it.theirs
    return sent
