from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import connection

from config.operations.backup import BackupError
from config.operations.restore_database import restore


class Command(BaseCommand):
    help = "Put the copy FILE in the place of the SQLite database. The old file is kept beside it."
    # The database may be damaged, so no check may query it first.
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="even if the database there is whole")

    def handle(self, *args: Any, file: Path, replace: bool, **options: Any) -> None:
        if connection.vendor != "sqlite":
            raise CommandError(
                "restore puts back SQLite databases; for PostgreSQL use pg_restore (docs/operations.md)."
            )
        target = Path(connection.settings_dict["NAME"])
        try:
            aside = restore(file, target, replace=replace)
        except BackupError as error:
            raise CommandError(str(error)) from error
        kept = f"; what was there is {aside}" if aside else ""
        self.stdout.write(f"{target} is now {file}{kept}")
