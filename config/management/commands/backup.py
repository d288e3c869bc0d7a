from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import connection

from config.operations.backup import BackupError, back_up


class Command(BaseCommand):
    help = "Copy the SQLite database into FILE while the site runs, and check the copy."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        if connection.vendor != "sqlite":
            raise CommandError(
                "backup copies SQLite databases; for PostgreSQL use pg_dump (docs/operations.md)."
            )
        try:
            size = back_up(Path(connection.settings_dict["NAME"]), file)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{file}: {size} bytes, checked")
