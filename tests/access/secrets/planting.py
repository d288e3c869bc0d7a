"""Write a secret into every text of every row, so that no page can show one unseen."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any, Final

from django.db.models import QuerySet

from tests.access.secrets.belonging import Belongings, Whose
from tests.access.secrets.columns import Column, planted_columns
from tests.access.secrets.furnishing import furnish
from tests.access.secrets.secret import secret

# What an empty column of JSON is filled with: the shape that the code writes there.
SHAPES: Final[dict[str, Any]] = {
    "questionversion.model_answer": [{"text": "", "criterion": ""}],
    "questionversion.red_flags": [{"action": "", "reason": ""}],
    "questionversion.facts": [{"text": "", "source": "", "date": ""}],
    "interview.area_names": [""],
    "grading.draft": {"A-evidence": [""], "A-reason": [""]},
    "mark.evidence": [""],
}
# Texts inside JSON that keep their value: what they name has to be found.
NAMES_SOMETHING: Final = {"questionversion.model_answer": {"criterion"}}
# Cut into spans, each of which has to hold the secret.
CUT: Final = {"briefsource.text": 20_000}


def plant_secrets(before: Belongings | None = None) -> Belongings:
    """Plant secrets into every row there is now, except those planted before."""
    furnish()
    belongings = Belongings()
    for model, columns in planted_columns().items():
        numbers: dict[Whose, list[int]] = defaultdict(list)
        known = before.of(model) if before else {}
        for number, whose in belongings.of(model).items():
            if number not in known:
                numbers[whose].append(number)
        for whose, of_one in numbers.items():
            _plant(model._default_manager.filter(pk__in=of_one).order_by(), columns, whose)
    return belongings


def _plant(rows: QuerySet[Any], columns: list[Column], whose: Whose) -> None:
    rows.update(**{column.name: _text(column, whose) for column in columns if not column.is_json})
    for column in columns:
        if column.is_json:
            _plant_in_json(rows, column, whose)


def _text(column: Column, whose: Whose) -> str:
    name = f"draft {column}" if whose.is_draft else str(column)
    text = secret(name, whose.subject)
    if column.is_address:
        return f"person@{text}.test"
    return "\n".join([text] * (CUT.get(str(column), 1) // len(text) or 1))


def _plant_in_json(rows: QuerySet[Any], column: Column, whose: Whose) -> None:
    """Rows with the same value are written together."""
    numbers = defaultdict(list)
    for number, value in rows.values_list("pk", column.name):
        numbers[json.dumps(value or SHAPES.get(str(column), value))].append(number)
    text, kept = _text(column, whose), NAMES_SOMETHING.get(str(column), set())
    for value, alike in numbers.items():
        rows.filter(pk__in=alike).update(**{column.name: filled(json.loads(value), text, kept)})


def filled(value: Any, text: str, kept: set[str]) -> Any:
    """The value with every text in it replaced, except under the kept keys."""
    if isinstance(value, str):
        return text
    if isinstance(value, list):
        return [filled(inner, text, kept) for inner in value]
    if isinstance(value, dict):
        return {key: inner if key in kept else filled(inner, text, kept) for key, inner in value.items()}
    return value
