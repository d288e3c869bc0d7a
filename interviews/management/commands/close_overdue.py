from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand

from interviews.lifecycle.transitions import sweep


class Command(BaseCommand):
    help = "Close every interview whose deadline and grace are over. Safe to run at any time, and twice."

    def handle(self, *args: Any, **options: Any) -> None:
        count = sweep()
        self.stdout.write(f"Closed {count} interview{'' if count == 1 else 's'}.")
