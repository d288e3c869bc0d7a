"""Bodies that nothing of ours can read: in another charset than UTF-8, or in parts without a boundary.

No browser sends them. Django decodes with whatever codec a request names. Some of those
decode no text, and some fail so early that the request never reaches Django's own error pages; therefore the
server's entry point looks first.
"""

from __future__ import annotations

from email.message import Message
from typing import TYPE_CHECKING, Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase

from accounts.gate.requests import GetResponse

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# A charset that Django passes over, for the middleware to refuse.
_REFUSED = "application/octet-stream; charset=refused"


def readable(application: WSGIApplication) -> WSGIApplication:
    """The application, shown no charset that Django fails on while it makes its request."""

    def wrapped(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        if not is_readable(environ.get("CONTENT_TYPE", "")):
            environ["CONTENT_TYPE"] = _REFUSED
        return application(environ, start_response)

    return wrapped


def only_readable(get_response: GetResponse) -> GetResponse:
    """Middleware that answers such a request with 400, and so with the site's page for it."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not is_readable(request.META.get("CONTENT_TYPE", "")):
            raise BadRequest("The request is not in UTF-8, or its parts have no boundary.")
        return get_response(request)

    return middleware


def is_readable(content_type: str) -> bool:
    """Whether a Content-Type names UTF-8 or no charset and, for a body in parts, what is between them."""
    header = Message()
    header["Content-Type"] = content_type.replace("\n", " ").replace("\r", " ")
    if str(header.get_param("charset", "utf-8")).lower() != "utf-8":
        return False
    return header.get_content_type() != "multipart/form-data" or bool(header.get_param("boundary"))
