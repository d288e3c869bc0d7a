from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

from interviews.demo import seeding
from questions.models import Role


class Command(BaseCommand):
    help = "Prepare the database and fill it with invented people and six weeks of interviews (development)."
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("seed_demo makes accounts whose password everybody knows: development only.")
        settings.VAR_DIR.mkdir(exist_ok=True)
        call_command("migrate", verbosity=0)
        call_command("load_bank", stdout=self.stdout)
        if seeding.is_seeded():
            self.stdout.write("The demo is here already; nothing was changed.")
        else:
            self._seed()
        for email, name in seeding.CAST.items():
            self.stdout.write(f"  {email:<24}{name}")
        self.stdout.write(f"Sign in with the password {seeding.PASSWORD}")

    def _seed(self) -> None:
        try:
            interviews = seeding.seed()
        except Role.DoesNotExist:
            raise CommandError("The demo needs the shipped role, which is not published here.") from None
        self.stdout.write(f"Made {len(seeding.CAST)} accounts and {len(interviews)} interviews.")
