from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand, CommandParser

from accounts.lookup import account_or_error
from accounts.services import grant_author


class Command(BaseCommand):
    help = "Let the person with this e-mail address author questions and publish roles."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--revoke", action="store_true", help="take the permission back")

    def handle(self, *args: Any, email: str, revoke: bool, **options: Any) -> None:
        user = account_or_error(email)
        grant_author(user=user, granted=not revoke)
        self.stdout.write(f"{user.email} {'is no longer' if revoke else 'is now'} an author.")
