"""The request as our views see it, the format it asks for, and the page that it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods
from django_htmx.http import push_url
from django_htmx.middleware import HtmxDetails

if TYPE_CHECKING:  # the logging, which is set up before the models, imports this module
    from accounts.models import User

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
GetResponse = Callable[[HttpRequest], HttpResponseBase]


class AuthedRequest(HttpRequest):
    """A request of somebody who is signed in, with what the middleware adds."""

    user: User
    htmx: HtmxDetails


def asks_for_json(request: HttpRequest) -> bool:
    """Whether this comes from a script of ours; a browser that opens a page prefers HTML."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def page_or_part(
    request: HttpRequest, page: str, context: Mapping[str, object], *, status: int = 200, **parts: str
) -> TemplateResponse:
    """The whole page, or the part of it that htmx asks for: `parts` are templates by the id of the target.

    A page that "Back" leads to is fetched whole, because htmx names no target then. An address that is shown
    already, as after the button that follows the change of a filter, is no new step in the history.
    """
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined] # of django-htmx's middleware
    template = parts.get(htmx.target or "", page) if htmx else page
    response = TemplateResponse(request, template, dict(context), status=status)
    if htmx and (htmx.current_url_abs_path or "").partition("#")[0] == request.get_full_path():
        push_url(response, False)
    return response


def page_of(request: HttpRequest) -> str:
    """The path of the page that somebody sees; it differs from the request's if that is not a GET."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    return page_of_the_form(request) or nearest_page(request.path)


def page_of_the_form(request: HttpRequest) -> str:
    """The path of our page that a form was sent from; empty if unknown or if the page is not ours."""
    page, here = request.headers.get("Referer", ""), {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(page, here, require_https=request.is_secure())
    if request.method != "POST" or not page or not is_ours:
        return ""
    parts = urlsplit(page)._replace(scheme="", netloc="", fragment="")
    return parts.geturl() if _is_page(parts.path) else nearest_page(parts.path)


def nearest_page(path: str) -> str:
    """This path or the first one above it that can be opened, such as the interview of a form."""
    while path != "/" and not _is_page(path):
        path = f"{path.rstrip('/').rpartition('/')[0]}/"
    return path


def _is_page(path: str) -> bool:
    try:
        return takes_get(resolve(path).func)
    except Resolver404:
        return False


def takes_get(view: Callable[..., Any]) -> bool:
    """Whether a view takes GET, by its method guard; a view without a guard of ours takes every method."""
    if view_class := getattr(view, "view_class", None):
        return hasattr(view_class, "get")
    return "GET" in getattr(view, "methods", {"GET"})


def takes(*methods: str) -> Callable[[View], View]:
    """Guard a view: other methods are answered 405. `view.methods` lists the allowed ones."""

    def guard(view: View) -> View:
        guarded = require_http_methods(methods)(view)
        guarded.methods = frozenset(methods)  # type: ignore[attr-defined] # kept by every functools.wraps()
        return guarded

    return guard


require_safe = takes("GET", "HEAD")
require_POST = takes("POST")
require_form = takes("GET", "HEAD", "POST")  # a page with a form that is sent back to it
