from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from questions import banks
from questions.bank.problems import BankError
from questions.bank.reading import bank_sha256, read_bank
from questions.errors import QuestionError
from questions.imports.bank_services import QuestionFate, is_loaded, load_bank

SHIPPED = Path(banks.__path__[0])


class Command(BaseCommand):
    help = "Load role banks from their files and publish them. Files that were loaded before cost nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folders", nargs="*", type=Path, help="default: every bank that is shipped")

    def handle(self, *args: Any, folders: list[Path], **options: Any) -> None:
        for folder in folders or shipped_folders():
            try:
                self.stdout.write(f"{folder.name}: {_load(folder)}")
            except BankError as error:
                raise CommandError(f"{folder.name} was not loaded.\n{error}") from error
            except QuestionError as error:
                raise CommandError(f"{folder.name} was not loaded. {error}") from error


def shipped_folders() -> list[Path]:
    """The folders of questions/banks/ that hold a role."""
    return sorted(path.parent for path in SHIPPED.glob("*/role.yaml"))


def _load(folder: Path) -> str:
    if is_loaded(bank_sha256(folder)):
        return "unchanged"
    loaded = load_bank(bank=read_bank(folder), now=timezone.now())
    return ", ".join(f"{loaded.questions[fate]} {fate}" for fate in QuestionFate)
