"""manage.py load_bank: the shipped bank, its second load, and banks that are broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from questions.bank import reading
from questions.management.commands.load_bank import SHIPPED
from questions.models import Question, Role
from tests.support.statements import counted

pytestmark = pytest.mark.django_db

SLUG = "ai-infrastructure-engineer"


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A copy of the shipped bank, to be broken."""
    return Path(shutil.copytree(SHIPPED / SLUG, tmp_path / SLUG))


def test_the_shipped_bank_is_loaded_in_counts(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_bank")

    total = Question.objects.published().count()
    assert capsys.readouterr().out == (
        f"{SLUG}: {total} created, 0 updated, 0 kept, 0 unchanged, 0 retired\n"
    )


def test_every_area_and_level_of_the_shipped_role_has_two_askable_questions(db: None) -> None:
    call_command("load_bank")

    role = Role.objects.get(slug=SLUG)
    askable = Question.objects.askable().filter(role=role)
    counts = {
        (area.key, level.key): askable.filter(area=area, level=level).count()
        for area in role.areas.current()
        for level in role.ladder.levels.all()
    }
    assert len(counts) == 32
    assert {place: count for place, count in counts.items() if count < 2} == {}


def test_every_area_of_the_shipped_role_has_a_reviewed_question(db: None) -> None:
    call_command("load_bank")

    reviewed = Question.objects.askable().filter(current_version__is_reviewed=True)
    assert reviewed.values("area").distinct().count() == 8


def test_a_second_load_reads_no_file_and_asks_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    call_command("load_bank")
    capsys.readouterr()
    monkeypatch.setattr(reading, "parse", None)

    with counted() as executed:
        call_command("load_bank")

    assert capsys.readouterr().out == f"{SLUG}: unchanged\n"
    assert (executed.count, executed.writes) == (1, 0)


def test_a_broken_bank_names_every_place_and_stores_nothing(bank: Path) -> None:
    text = (bank / "role.yaml").read_text(encoding="utf-8")
    (bank / "role.yaml").write_text(
        text.replace("currency: USD", "currency: dollars").replace("level: mid\n", "level: middle\n"),
        encoding="utf-8",
    )

    with pytest.raises(CommandError) as refusal:
        call_command("load_bank", str(bank))

    lines = str(refusal.value).splitlines()
    assert lines[0] == f"{SLUG} was not loaded."
    assert len(lines) > 5
    assert {line.partition(": ")[0] for line in lines[1:]} == {"role.yaml"}
    assert "role.yaml: pay.1.currency: expected three capital letters such as USD, found 'dollars'" in str(
        refusal.value
    )
    assert (refusal.value.returncode, Role.objects.count()) == (1, 0)


def test_a_broken_question_leaves_what_was_loaded_before(bank: Path) -> None:
    call_command("load_bank", str(bank))
    before = list(Question.objects.values("key", "current_version"))
    file = next(bank.glob("*/*.yaml"))
    file.write_text(file.read_text(encoding="utf-8").replace("minutes:", "minuets:"), encoding="utf-8")

    with pytest.raises(CommandError, match=r"minuets: expected no such key"):
        call_command("load_bank", str(bank))

    assert list(Question.objects.values("key", "current_version")) == before


def test_a_folder_without_a_role_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"role.yaml: expected a file that can be read"):
        call_command("load_bank", str(tmp_path))
