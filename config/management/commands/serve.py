from __future__ import annotations

import os
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command


class Command(BaseCommand):
    help = "Prepare the database, load the shipped bank and serve on 127.0.0.1 (development)."
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("serve is for development; docs/operations.md tells how to run in production.")
        settings.VAR_DIR.mkdir(exist_ok=True)
        call_command("migrate", verbosity=0)
        call_command("load_bank")
        address = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
        self.stdout.write(f"Rehearse is at http://{address}/ (stop with Ctrl+C)")
        call_command("runserver", address, use_reloader=False, skip_checks=True)
