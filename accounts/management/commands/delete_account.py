from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from accounts.belongings import Fate
from accounts.lookup import account_or_error
from accounts.models import User
from accounts.my_data.errors import StillNeeded
from accounts.my_data.services import delete_account, holdings


class Command(BaseCommand):
    help = "Delete the account with this e-mail address and everything of that person, for good."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, email: str, yes: bool, **options: Any) -> None:
        user = account_or_error(email)
        goes = [user.email, *_counted(user, Fate.GOES)]
        self.stdout.write(f"Goes: {', '.join(goes)}.")
        if stays := _counted(user, Fate.STAYS):
            self.stdout.write(f"Stays, without the person: {', '.join(stays)}.")
        if not yes and not _agrees():
            raise CommandError("Nothing was deleted.")
        try:
            delete_account(person=user)
        except StillNeeded as error:
            raise CommandError(f"{error} Nothing was deleted.") from error
        self.stdout.write(f"The account {user.email} is deleted.")


def _counted(user: User, fate: Fate) -> list[str]:
    return [f"{held.belonging.name.lower()} {held.count}" for held in holdings(user, fate) if held.count]


def _agrees() -> bool:
    """Whether somebody types yes; False for a script, which cannot answer."""
    try:
        return input("Delete this for good? Type yes: ").strip().lower() == "yes"
    except EOFError:
        return False
