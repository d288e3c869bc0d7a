"""A project served by one plain process that notes each statement with its plan; nothing here is timed.

`python -m benchmarks.cost.inside.counting WSGI_MODULE NOTES` prints its address and notes requests as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.db import connection

_VERBS = ("SELECT", "INSERT", "UPDATE", "DELETE")
_EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN", "postgresql": "EXPLAIN"}


class Notes:
    """The statements of one request, without transaction control, as in the budgets."""

    def __init__(self) -> None:
        self.statements: list[dict[str, Any]] = []
        self._is_asking = False

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: Any, context: Any) -> Any:
        if not self._is_asking and sql.lstrip("( ").startswith(_VERBS):
            self.statements.append({"sql": sql, "plan": self._plan(sql, params)})
        return execute(sql, params, many, context)

    def _plan(self, sql: str, params: Any) -> list[str]:
        self._is_asking = True
        with connection.cursor() as cursor:
            cursor.execute(f"{_EXPLAIN[connection.vendor]} {sql}", params)
            plan = [str(row[-1]) for row in cursor.fetchall()]
        self._is_asking = False
        return plan


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None: ...


def _noted(application: Callable[..., Iterable[bytes]], file: Path) -> Callable[..., Iterator[bytes]]:
    def noting(environ: dict[str, Any], start_response: Any) -> Iterator[bytes]:
        notes = Notes()
        with connection.execute_wrapper(notes):
            body = application(environ, start_response)
            yield b"".join(body)
        with file.open("a") as lines:
            lines.write(json.dumps(notes.statements) + "\n")

    return noting


def main(module: str, file: str) -> None:
    application = import_module(module).application
    with make_server("127.0.0.1", 0, _noted(application, Path(file)), handler_class=_Quiet) as server:
        print(f"http://127.0.0.1:{server.server_port}", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
