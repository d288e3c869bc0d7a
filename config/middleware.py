"""Headers that every answer carries."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_vary_headers

GetResponse = Callable[[HttpRequest], HttpResponseBase]

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
        # Asked last: who is signed in may have to be read, and the page of an outage must not need that.
        if "Cache-Control" not in response.headers and request.user.is_authenticated:
            response.headers["Cache-Control"] = "no-store"
        return response

    return middleware
