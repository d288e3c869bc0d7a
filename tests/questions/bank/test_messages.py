"""Each case breaks the sample bank in one place; one case a line reads best."""
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from questions.bank.problems import BankError
from questions.bank.reading import read_bank
from tests.questions.bank.sample import QUESTION, ROLE, write_bank

OVENS = "ovens/baker.yaml"


def _refusal(folder: Path) -> list[str]:
    with pytest.raises(BankError) as refusal:
        read_bank(folder)
    return str(refusal.value).splitlines()


def _broken(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{old!r} must stand once in the sample"
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("slug: night-baker", "slug: Night Baker", "slug: expected lower-case letters and digits with single hyphens between, found 'Night Baker' (line 1)"),
        ("title: Night Baker\n", "", "title: expected this key (line 1)"),
        ("summary: Bakes what the town eats in the morning.", "summary: no\ncolour: red", "colour: expected no such key (line 4)"),
        ("read_on: 2026-11-23", "read_on: 23 November", "source.read_on: expected a date such as 2026-11-23, found '23 November' (line 7)"),
        ("read_on: 2026-11-23", "read_on: 2026-W47-1", "source.read_on: expected a date such as 2026-11-23, found '2026-W47-1' (line 7)"),
        ("read_on: 2026-11-23", "read_on: 2026-02-30", "source.read_on: expected a date such as 2026-11-23, found '2026-02-30' (line 7)"),
        ("  - {key: baker, name: Baker}\n", "", "ladder: expected at least 2, found 1 (line 4)"),
        ("{key: apprentice, name: Apprentice}", "{key: baker, name: Apprentice}", "ladder.baker.key: expected each one once, found baker again (line 6)"),
        ("      baker: Running three", "      master: Running three", "areas.ovens.examples.master: expected one of apprentice, baker (line 14)"),
        ("key: dough", "key: ovens", "areas.ovens.key: expected each one once, found ovens again (line 15)"),
        ("level: baker, focus", "level: chief, focus", "titles.night-baker.level: expected one of apprentice, baker, found chief (line 20)"),
        ("ovens: 3, dough: 0", "ovens: 3", "titles.night-baker.weights: expected a weight for dough (line 20)"),
        ("ovens: 3, dough: 0", "ovens: 4, dough: 0", "titles.night-baker.weights.ovens: expected 3 or less (line 20)"),
        ("ovens: 3, dough: 0", "ovens: 0, dough: 0", "titles.night-baker.weights: expected a weight above 0 for at least one area (line 20)"),
        ("ovens: 3, dough: 0", "ovens: 3, dough: 0, salt: 1", "titles.night-baker.weights.salt: expected one of ovens, dough (line 20)"),
        ("low: 30000", "low: 40000", "pay.1.high: expected 40000 or more, found 38000 (line 22)"),
        ("low: 30000", "low: '30000'", "pay.1.low: expected a whole number, found '30000' (line 22)"),
        ("level: baker, low", "level: chief, low", "pay.1.level: expected one of apprentice, baker, found chief (line 22)"),
        ("open_ended: false", "open_ended: no", "pay.1.open_ended: expected true or false, found 'no' (line 22)"),
        ("currency: EUR", "currency: euro", "pay.1.currency: expected three capital letters such as USD, found 'euro' (line 22)"),
        ("title: Night Baker\n", "title: [Night]\n", "title: expected text (line 2)"),
        ("areas:\n", "areas: {}\nwas:\n", "areas: expected a list (line 8)"),
        ("title: Night Baker\n", f"title: {'o' * 121}\n", "title: expected at most 120 characters, found 121 (line 2)"),
        ("name: Apprentice", f"name: {'o' * 41}", "ladder.apprentice.name: expected at most 40 characters, found 41 (line 5)"),
        ("name: Running Ovens", f"name: {'o' * 121}", "areas.ovens.name: expected at most 120 characters, found 121 (line 10)"),
        ("high: 38000", f"high: {2**31}", "pay.1.high: expected 2147483647 or less (line 22)"),
        ("region: Town", f"region: {'o' * 61}", "pay: expected regions of at most 60 characters in all, found 61 (line 21)"),
    ],
)  # fmt: skip
def test_a_broken_role_names_file_key_and_what_was_expected(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    folder = write_bank(tmp_path, role=_broken(ROLE, old, new))

    assert f"role.yaml: {message}" in _refusal(folder)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("headline: One oven of three stays cold", f"headline: {'o' * 97}", "headline: expected at most 90 characters, found 97 (line 2)"),
        ("situation: It is", "situation: \n  was: It is", "situation: expected text, found nothing (line 3)"),
        ("ask: What do you do until 06:00?", "ask: '  '", "ask: expected some text (line 4)"),
        ("kind: operate", "kind: riddle", "kind: expected 'design', 'experience', 'judgement', 'diagnose', 'estimate', 'operate' or 'decide', found 'riddle' (line 5)"),
        ("minutes: 10", "minutes: ten", "minutes: expected a whole number, found 'ten' (line 6)"),
        ("minutes: 10", "minutes: 0", "minutes: expected 1 or more (line 6)"),
        ("reviewed: true", "reviewed: yes", "reviewed: expected true or false, found 'yes' (line 7)"),
        ("dimension: operation", "dimension: charm", "criteria.order.dimension: expected 'diagnosis', 'design', 'estimate', 'operation', 'safety', 'trade_offs', 'communication' or 'ownership', found 'charm' (line 12)"),
        ("weight: 1", "weight: 0", "criteria.order.weight: expected 1 or more (line 13)"),
        ("weight: 1", "weight: -2", "criteria.order.weight: expected 1 or more (line 13)"),
        ("weight: 1", "weight: 4", "criteria.order.weight: expected 3 or less (line 13)"),
        ("name: Order of work", f"name: {'o' * 81}", "criteria.order.name: expected at most 80 characters, found 81 (line 11)"),
        ("  probes:\n", "  probes:\n" + "    - {text: What now?, good_reply: Waits.}\n" * 6, "probes: expected at most 6, found 7 (line 19)"),
        ("        baker: Counts", "        chief: Counts", "criteria.order.anchors: expected an anchor for baker (line 15)"),
        ("        baker: Counts", "        chief: Counts", "criteria.order.anchors.chief: expected one of apprentice, baker (line 17)"),
        ("criterion: order", "criterion: taste", "model_answer.1.criterion: expected one of order (line 22)"),
        ("reason: It is under gas.", "reason: ", "red_flags.1.reason: expected text, found nothing (line 25)"),
        ("source: The house book, ", "", "facts.1.source: expected this key (line 27)"),
        ("Names who gets bread first.", '"Names\\0"', "probes.1.good_reply: expected text without NUL characters or lone surrogates, found 'Names\\x00' (line 20)"),
    ],
)  # fmt: skip
def test_a_broken_question_names_file_key_and_what_was_expected(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    folder = write_bank(tmp_path, questions={OVENS: _broken(QUESTION, old, new)})

    expected = f"{OVENS}: cold-oven.{message}"
    assert expected in _refusal(folder)
