from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.core.servers.basehttp import get_internal_wsgi_application, run
from django.db import OperationalError, connection

from config.operations.health import has_waiting_migrations
from config.operations.startup import BadStart, refuse_a_damaged_file

HOST = "127.0.0.1"
_REASONS = {
    errno.EADDRINUSE: "something else is using it",
    errno.EACCES: "this account may not open it",
}


class Command(BaseCommand):
    help = "Prepare the database, load the shipped bank and serve on 127.0.0.1 (development)."
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("serve is for development; docs/operations.md tells how to run in production.")
        port = port_from(os.environ.get("PORT", "8000"))
        try:
            settings.VAR_DIR.mkdir(exist_ok=True)
        except OSError as error:
            raise CommandError(f"The folder of the data cannot be made: {error}.") from error
        try:
            self._refuse_a_damaged_file()
            if has_waiting_migrations():
                call_command("migrate", verbosity=0)
        except OperationalError as error:
            raise CommandError(f"The database does not answer. {error}") from error
        call_command("load_bank")
        self._serve(port)

    def _refuse_a_damaged_file(self) -> None:
        file = Path(connection.settings_dict["NAME"])
        if connection.vendor == "sqlite" and file.is_file():
            try:
                refuse_a_damaged_file(file)
            except BadStart as reason:
                raise CommandError(str(reason)) from reason

    def _serve(self, port: int) -> None:
        """Answer until Ctrl+C. The address is printed only once the port is bound."""
        try:
            run(HOST, port, get_internal_wsgi_application(), threading=True, on_bind=self._announce)
        except OSError as error:
            reason = _REASONS.get(error.errno or 0, str(error))
            raise CommandError(
                f"Port {port} cannot be opened: {reason}. Choose another one: make run PORT={port + 1}"
            ) from error
        except KeyboardInterrupt:
            self.stdout.write("\nStopped.")

    def _announce(self, port: int | str) -> None:
        self.stdout.write(f"Rehearse is at http://{HOST}:{port}/ (stop with Ctrl+C)")
        self.stdout.flush()


def port_from(text: str) -> int:
    """The port that PORT names; raises CommandError for anything but 1 to 65535."""
    if text.isascii() and text.isdecimal() and 1 <= int(text) <= 65535:
        return int(text)
    raise CommandError(f"PORT must be a number from 1 to 65535; it is {text!r}.")
