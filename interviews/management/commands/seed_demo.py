from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from interviews.demo import seeding
from questions.models import Role


class Command(BaseCommand):
    help = "Make a cast of invented people with six weeks of interviews (development)."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("seed_demo makes accounts whose password everybody knows: development only.")
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
            raise CommandError("The demo needs the shipped role: run manage.py load_bank first.") from None
        self.stdout.write(f"Made {len(seeding.CAST)} accounts and {len(interviews)} interviews.")
