"""docs/bank-format.md is true: its example is a bank, and its tables know every key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from questions.bank import schema
from questions.bank.lint import lint_question
from questions.bank.problems import BankError
from questions.bank.reading import read_bank
from questions.vocabulary import Dimension, Kind
from tests.questions.bank.sample import write_bank

PAGE = Path(__file__).parents[3] / "docs" / "bank-format.md"


@pytest.fixture
def document() -> str:
    return PAGE.read_text(encoding="utf-8")


@pytest.fixture
def example(document: str) -> dict[str, str]:
    """The files of the full example by their names."""
    return dict(re.findall(r"^`([a-z/.]+)`\n\n```yaml\n(.*?)^```", document, re.MULTILINE | re.DOTALL))


def _names(model: type[schema.Entry]) -> set[str]:
    return set(model.model_fields)


def test_the_documented_example_is_a_bank_without_remarks(example: dict[str, str], tmp_path: Path) -> None:
    role, questions = example.pop("role.yaml"), example
    bank = read_bank(write_bank(tmp_path, role=role, questions=questions))

    levels = {level.key: level.name for level in bank.role.ladder}
    assert [lint_question(it.entry, levels=levels) for it in bank.questions] == [[]]


def test_the_documented_example_uses_every_key(example: dict[str, str]) -> None:
    keys = set(re.findall(r"\b([a-z_]+):(?=\s|$)", "\n".join(example.values()), re.MULTILINE))

    assert set().union(*map(_names, schema.Entry.__subclasses__())) - keys == set()


def test_the_tables_name_every_key_and_no_other(document: str) -> None:
    table = document.split("## The keys")[1].split("## Remarks")[0]
    known = set().union(*map(_names, schema.Entry.__subclasses__()))

    assert set(re.findall(r"`([a-z_]+)`", table)) == known


@pytest.mark.parametrize(("name", "values"), [("kind", list(Kind)), ("dimension", list(Dimension))])
def test_the_tables_list_every_value(document: str, name: str, values: list[str]) -> None:
    row = re.search(rf"^\| \| `{name}` \| (.*) \|$", document, re.MULTILINE)

    assert row
    assert row[1] == ", ".join(values)


def _refusal(folder: Path, role: str, text: str) -> str:
    with pytest.raises(BankError) as refusal:
        read_bank(write_bank(folder, role=role, questions={"ovens/baker.yaml": text}))
    return str(refusal.value)


def test_the_documented_messages_are_the_real_ones(
    document: str, example: dict[str, str], tmp_path: Path
) -> None:
    role, text = example["role.yaml"], example["ovens/baker.yaml"]
    without_anchor = re.sub(r"^ +master: Also slows.*\n", "", text, flags=re.MULTILINE)
    without_number = text.replace("minutes: 10", "minutes: ten")

    shown = re.findall(r"^ovens/baker\.yaml: .*$", document, re.MULTILINE)
    assert shown == [_refusal(tmp_path, role, broken) for broken in (without_anchor, without_number)]
