from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from questions.bank import reading
from questions.bank.problems import BankError
from questions.bank.reading import bank_sha256, read_bank, read_questions, read_role
from questions.vocabulary import Dimension, Kind
from tests.questions.bank.sample import QUESTION, write_bank

OVENS = "ovens/baker.yaml"


def _refusal(folder: Path) -> list[str]:
    with pytest.raises(BankError) as refusal:
        read_bank(folder)
    return str(refusal.value).splitlines()


def test_a_bank_is_read_as_typed_values(tmp_path: Path) -> None:
    bank = read_bank(write_bank(tmp_path))

    (question,) = bank.questions
    assert (question.area, question.level, question.file) == ("ovens", "baker", OVENS)
    assert (question.entry.kind, question.entry.date) == (Kind.OPERATE, date(2026, 11, 23))
    assert question.entry.criteria[0].dimension is Dimension.OPERATION
    assert bank.role.areas[0].examples == {"baker": "Running three ovens at once."}
    assert bank.role.areas[1].examples == {}


def test_a_criterion_that_stands_twice_is_refused(tmp_path: Path) -> None:
    criterion = re.search(r"    - key: order\n(?:     .*\n)+", QUESTION)
    assert criterion
    folder = write_bank(tmp_path, questions={OVENS: QUESTION.replace(criterion[0], criterion[0] * 2)})

    refused = f"{OVENS}: cold-oven.criteria.order.key: expected each one once, found order again (line 18)"
    assert _refusal(folder) == [refused]


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    broken = QUESTION.replace("minutes: 10", "minutes: ten").replace("kind: operate", "kind: riddle")
    unplaced = {"dough/chief.yaml": QUESTION, "salt/baker.yaml": QUESTION}
    folder = write_bank(tmp_path, questions={OVENS: broken, "dough/baker.yaml": "a: [", **unplaced})

    assert [line.split(": expected")[0] for line in _refusal(folder)] == [
        "dough/baker.yaml",
        "dough/chief.yaml: level",
        f"{OVENS}: cold-oven.kind",
        f"{OVENS}: cold-oven.minutes",
        "salt/baker.yaml: area",
    ]


def test_unreadable_yaml_names_file_and_line(tmp_path: Path) -> None:
    folder = write_bank(tmp_path, questions={OVENS: "- key: a\n  ask: b: c\n"})

    assert _refusal(folder) == [
        f"{OVENS}: expected valid YAML: mapping values are not allowed in this context (line 2)"
    ]


def test_a_file_that_is_no_list_is_refused(tmp_path: Path) -> None:
    folder = write_bank(tmp_path, questions={OVENS: "key: cold-oven"})

    assert _refusal(folder) == [f"{OVENS}: expected a list of questions (line 1)"]


def test_a_list_item_that_is_no_question_is_refused(tmp_path: Path) -> None:
    folder = write_bank(tmp_path, questions={OVENS: f"- why?\n{QUESTION}"})

    assert _refusal(folder) == [f"{OVENS}: 1: expected keys with values, found 'why?' (line 1)"]


@pytest.mark.parametrize("name", ["baker.yaml", "ovens/baker.yml", "ovens/baker/night.yaml"])
def test_a_file_outside_its_place_is_refused(tmp_path: Path, name: str) -> None:
    folder = write_bank(tmp_path, questions={name: QUESTION})

    assert _refusal(folder) == [f"{name}: expected a place like <area>/<level>.yaml"]


def test_a_key_used_by_two_questions_is_refused_where_it_comes_again(tmp_path: Path) -> None:
    folder = write_bank(tmp_path, questions={OVENS: QUESTION, "ovens/apprentice.yaml": QUESTION})

    assert _refusal(folder) == [
        f"{OVENS}: cold-oven: expected a key of its own, ovens/apprentice.yaml has the same one"
    ]


@pytest.mark.parametrize("read", [read_role, bank_sha256])
def test_a_folder_without_a_role_says_which_file_is_missing(
    tmp_path: Path, read: Callable[[Path], object]
) -> None:
    with pytest.raises(BankError) as refusal:
        read(tmp_path)

    assert str(refusal.value) == "role.yaml: expected a file that can be read: No such file or directory"


def test_a_folder_in_the_place_of_a_file_is_no_bank(tmp_path: Path) -> None:
    (tmp_path / "role.yaml").mkdir()

    assert _refusal(tmp_path) == ["role.yaml: expected a file that can be read: Is a directory"]


def test_questions_come_in_the_order_of_areas_levels_and_file(tmp_path: Path) -> None:
    files = {"dough/baker.yaml": "d", "ovens/baker.yaml": "b", "ovens/apprentice.yaml": "a"}
    texts = {name: QUESTION.replace("cold-oven", key) for name, key in files.items()}
    texts[OVENS] += QUESTION.replace("cold-oven", "c")
    folder = write_bank(tmp_path, questions=texts)

    assert [it.entry.key for it in read_questions(folder, read_role(folder))] == ["a", "b", "c", "d"]


def test_the_hash_of_a_question_follows_its_content_and_not_its_layout(tmp_path: Path) -> None:
    def read(text: str, place: str = OVENS) -> str:
        (bank,) = read_bank(
            write_bank(tmp_path / str(hash((text, place))), questions={place: text})
        ).questions
        return bank.sha256

    original = read(QUESTION)

    assert read(QUESTION.replace("minutes: 10", "# ten\n  minutes:   10")) == original
    assert read(QUESTION.replace("minutes: 10", "minutes: 11")) != original
    assert read(QUESTION, place="dough/baker.yaml") != original


def test_the_hashes_are_the_same_on_every_machine(tmp_path: Path) -> None:
    bank = read_bank(write_bank(tmp_path))

    assert bank.questions[0].sha256 == "dc695839c1b3327209ed5410024f7d129a6c43d04733e8f7841c143ce4be554e"
    assert bank.sha256 == "2e78bd6a97ee85b8c9deea64bd54b50e7dcb337f4fe309f91a1c3bc4d9c3bcfa"


def test_the_hash_of_a_bank_ignores_line_ends_and_foreign_files(tmp_path: Path) -> None:
    folder = write_bank(tmp_path)
    before = bank_sha256(folder)

    (folder / OVENS).write_bytes(QUESTION.replace("\n", "\r\n").encode())
    (folder / "notes.txt").write_text("not part of the bank")

    assert bank_sha256(folder) == before


@pytest.mark.parametrize("change", ["edit", "rename", "add"])
def test_the_hash_of_a_bank_follows_its_files(tmp_path: Path, change: str) -> None:
    folder = write_bank(tmp_path)
    before = bank_sha256(folder)

    if change == "edit":
        (folder / OVENS).write_text(f"# {QUESTION}")
    elif change == "rename":
        (folder / OVENS).rename(folder / "ovens/apprentice.yaml")
    else:
        (folder / "ovens/apprentice.yaml").write_text("")

    assert bank_sha256(folder) != before


def test_the_hash_of_a_bank_follows_the_drafting_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_bank(tmp_path)
    before = bank_sha256(folder)

    monkeypatch.setattr(reading, "DRAFTING_VERSION", reading.DRAFTING_VERSION + 1)

    assert bank_sha256(folder) != before
