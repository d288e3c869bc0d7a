"""When the database is away, full or read-only: 503 and "try again", never a crash, never an acknowledgement.

A view's error comes through the middleware. One that happens in another middleware (reading the session,
finding out who is signed in) does not pass there: Django turns it into a crash, and `server_error` answers
that.
"""

from __future__ import annotations

import logging
import sys

from django.db import DatabaseError, InterfaceError, InternalError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template.loader import render_to_string
from django.views import defaults

from accounts.gate.requests import GetResponse, asks_for_json
from accounts.gate.sent_forms import sent_texts

logger = logging.getLogger(__name__)

RETRY_AFTER = 3  # seconds
MESSAGE = "The database does not answer or cannot be written to, so nothing was saved. Try again in a moment."

# A primary that was demoted refuses writes with an InternalError, a lost connection is an InterfaceError.
_KINDS = (OperationalError, InternalError, InterfaceError)
# Error codes of SQLite: a mistake in our SQL is an OperationalError there, a damaged file is not.
_SQL_MISTAKE, _DAMAGED, _NO_DATABASE = 1, 11, 26


def is_outage(error: BaseException | None) -> bool:
    """Whether the database could not do its work, as opposed to a mistake in our query."""
    result = getattr(error.__cause__, "sqlite_errorcode", None) if error is not None else None
    if result is None:
        return isinstance(error, _KINDS)
    if result & 0xFF == _SQL_MISTAKE:
        return False
    return isinstance(error, _KINDS) or (
        isinstance(error, DatabaseError) and result & 0xFF in {_DAMAGED, _NO_DATABASE}
    )


class DatabaseOutage:
    """Answer a view whose database failed, also at its COMMIT or while its template renders."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return unavailable(request, error) if is_outage(error) else None


def server_error(request: HttpRequest) -> HttpResponseBase:
    """The handler of every crash; an outage of the database is answered with 503 instead."""
    error = sys.exception()
    return unavailable(request, error) if is_outage(error) else defaults.server_error(request)


def unavailable(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """503 as a page or, if asked for, as JSON; the connection that failed is not used again."""
    logger.warning("the database failed %s %s: %s", request.method, request.path, _reason(error))
    # It may belong to a server that still runs but no longer takes writes.
    if not connection.in_atomic_block:
        connection.close()
    if asks_for_json(request):
        response: HttpResponse = JsonResponse({"error": "unavailable", "message": MESSAGE}, status=503)
    else:
        page = render_to_string("503.html", {"message": MESSAGE, "texts": sent_texts(request)})
        response = HttpResponse(page, status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response


def _reason(error: BaseException | None) -> str:
    """What the database said, in one line; the lines after it may quote a row."""
    return f"{type(error).__name__}: {str(error).partition(chr(10))[0]}"


class NotAnOutage(logging.Filter):
    """Keeps Django's traceback of an outage out of the log, which has one line of ours for each request."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not (record.exc_info and is_outage(record.exc_info[1]))
