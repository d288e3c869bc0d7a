"""The two addresses for a load balancer: does the process live, and can it serve?"""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from accounts.gate.requests import require_safe


@never_cache
@login_not_required
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answers while the process lives; checks nothing else."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@login_not_required
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers, can be written to, and has every migration; otherwise 503 with the reason."""
    reason = _why_not_ready()
    return HttpResponse(f"{reason or 'ok'}\n", content_type="text/plain", status=503 if reason else 200)


def has_waiting_migrations() -> bool:
    """Whether `migrate` would do anything; cheaper than running it."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _why_not_ready() -> str | None:
    try:
        if has_waiting_migrations():
            return "migrations are waiting"
    except Error:
        return _dropped("the database does not answer")
    try:
        return None if _is_writable() else _dropped("the database cannot be written to")
    except Error:
        return _dropped("the database cannot be written to")


def _is_writable() -> bool:
    """Whether the database takes writes: SQLite rolls a change back, PostgreSQL is asked."""
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("SHOW transaction_read_only")  # "on" in a standby too
            return bool(cursor.fetchone()[0] == "off")
        with transaction.atomic():
            # A read-only file accepts BEGIN IMMEDIATE; only a change shows whether it can be written.
            cursor.execute("PRAGMA user_version")
            cursor.execute(f"PRAGMA user_version = {int(cursor.fetchone()[0])}")
            transaction.set_rollback(True)
    return True


def _dropped(reason: str) -> str:
    """Also close the connection: it may belong to a file or server that was replaced meanwhile."""
    if not connection.in_atomic_block:
        connection.close()
    return reason
