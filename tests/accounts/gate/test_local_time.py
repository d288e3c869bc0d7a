from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from accounts.gate.middleware import local_time
from accounts.models import User


def zone_during(user: User | AnonymousUser, cookie: str | None = None) -> str:
    request = RequestFactory().get("/")
    request.user = user
    if cookie is not None:
        request.COOKIES["time_zone"] = cookie
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(timezone.get_current_timezone_name())
        return HttpResponse()

    local_time(view)(request)
    return seen[0]


def test_the_setting_wins_over_the_browser() -> None:
    assert zone_during(User(time_zone="Asia/Tokyo"), cookie="Europe/Paris") == "Asia/Tokyo"


def test_without_a_setting_the_browser_decides() -> None:
    assert zone_during(User(), cookie="Europe/Paris") == "Europe/Paris"


def test_the_browser_decides_for_who_is_not_signed_in() -> None:
    assert zone_during(AnonymousUser(), cookie="Europe/Paris") == "Europe/Paris"


@pytest.mark.parametrize(
    "cookie", [None, "", "Mars/Olympus", "../../etc/passwd", "/etc/passwd", "\x00", "a" * 5000, "Europe"]
)
def test_nonsense_falls_back_to_utc(cookie: str | None) -> None:
    assert zone_during(AnonymousUser(), cookie) == "UTC"


def test_the_zone_ends_with_the_request() -> None:
    zone_during(User(time_zone="Asia/Tokyo"))

    assert timezone.get_current_timezone_name() == "UTC"
