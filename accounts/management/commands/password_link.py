from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand, CommandParser

from accounts.lookup import account_or_error
from accounts.services import password_reset_path


class Command(BaseCommand):
    help = "Print a one-time link with which this person sets a new password (for sites without mail)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--site", default="http://127.0.0.1:8000", help="the address of this site")

    def handle(self, *args: Any, email: str, site: str, **options: Any) -> None:
        self.stdout.write(site.rstrip("/") + password_reset_path(account_or_error(email)))
