"""Headers of every answer, and a page for answers that would be empty."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import is_valid_path
from django.utils.cache import patch_vary_headers

from accounts.gate.requests import GetResponse, asks_for_json, nearest_page

# What ends a sentence, closes a bracket or quotes, and blanks: no address ends in these.
_MARKS = "/.,;:!?)]}>'\"`*_…’”»›）】」』。，、 \u00a0\u200b"
_PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def permissions_policy(get_response: GetResponse) -> GetResponse:
    """Switch off the device features that no page uses."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", _PERMISSIONS)
        return response

    return middleware


def private_pages(get_response: GetResponse) -> GetResponse:
    """Keep pages of signed-in people out of every cache, the back-forward cache included."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        patch_vary_headers(response, ["HX-Request"])
        # Checked last, because it may read the session, which the page of an outage must not need.
        if "Cache-Control" not in response.headers and request.user.is_authenticated:
            response.headers["Cache-Control"] = "no-store"
        return response

    return middleware


def marks_after_a_link(get_response: GetResponse) -> GetResponse:
    """Find the page of a link that was copied with the mark after it, such as a bracket or a comma."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code != HTTPStatus.NOT_FOUND or request.method not in {"GET", "HEAD"}:
            return response
        path = f"{request.path.rstrip(_MARKS)}/"
        if path == request.path or not is_valid_path(path):
            return response
        query = request.META["QUERY_STRING"].rstrip(_MARKS)
        return HttpResponseRedirect(f"{path}?{query}" if query else path)

    return middleware


def wrong_verbs(get_response: GetResponse) -> GetResponse:
    """Show a page for a method that an address does not take; Django's own answer is empty."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not asks_for_json(request):
            back = {"back": nearest_page(request.path)}
            response.content = render_to_string("405.html", back, request).encode()
        return response

    return middleware
