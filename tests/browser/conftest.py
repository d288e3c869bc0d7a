"""A real Chromium on the live server; each test fails if the browser's console reports a problem."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, WebError, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from database import clock
from interviews.models import Interview
from interviews.models.interview import State
from tests.support.builders import build_interview
from tests.support.factories import NOON
from tests.support.running import SEAT
from tests.support.sign_in import signed_in

# Playwright's own event loop makes Django think that the test's thread is asynchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = shutil.which("chromium")
TIMEOUT_MS = 5000
# A first request loads templates and, on a busy machine, waits for its turn.
NAVIGATION_MS = 20_000
HERE = Path(__file__).parent
# Leads to this machine; unlike localhost, browsers do not trust it over plain http.
HOST_NAME = "rehearse.test"

# Expecting often waits for the next page.
expect.set_options(timeout=NAVIGATION_MS)

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # Only what loses, repeats and races requests could end differently on another database.
            if item.path.parent.name != "saving" and item.path.name != "test_whole_path.py":
                item.add_marker(pytest.mark.alike)


@pytest.fixture(scope="session", autouse=True)
def _chromium_or_skip() -> None:
    if CHROMIUM is None and os.environ.get("CI") == "true":
        pytest.fail("CI has no Chromium: install the chromium package.")
    if CHROMIUM is None:
        pytest.skip("no Chromium found: install the chromium package")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    resolver = f"--host-resolver-rules=MAP {HOST_NAME} 127.0.0.1"
    quiet = ["background-networking", "component-update", "sync"]
    return {
        "executable_path": CHROMIUM,
        # Root in a container has no user namespaces for the sandbox.
        "args": [resolver, "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
        + [f"--disable-{part}" for part in quiet],
    }


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    return live_server.url


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What the browser's console said; must be empty at the end. A test that expects one removes it."""
    heard: list[str] = []
    yield heard
    assert heard == []


@pytest.fixture
def open_page(new_context: Callable[..., BrowserContext], base_url: str, complaints: list[str]) -> OpenPage:
    """Open a page in a browser profile of its own: `open_page(user, viewport=…, color_scheme=…)`."""

    def on_console(message: ConsoleMessage) -> None:
        # "verbose" is advice to developers, such as a user name beside every password.
        if message.type != "verbose":
            complaints.append(f"{message.type}: {message.text}")

    def on_error(error: WebError) -> None:
        complaints.append(f"error: {error.error}")

    def open_as(user: User | None = None, **options: Any) -> Page:
        context = new_context(**options)
        context.set_default_timeout(TIMEOUT_MS)
        context.set_default_navigation_timeout(NAVIGATION_MS)
        context.on("console", on_console)
        context.on("weberror", on_error)
        if user is not None:
            session = signed_in(user).cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": base_url}])
        return context.new_page()

    return open_as


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A visitor's page."""
    return open_page()


@pytest.fixture
def signed_in_page(open_page: OpenPage) -> OpenPage:
    """`signed_in_page(user)`, with the options of a browser context."""
    return open_page


class ServerClock:
    """The database's clock as the server reads it: it starts at noon, runs on, and can be put forward."""

    def __init__(self) -> None:
        self._from = NOON - time.monotonic_ns() // 1_000_000

    @property
    def now(self) -> int:
        return self._from + time.monotonic_ns() // 1_000_000

    def forward(self, milliseconds: int) -> None:
        self._from += milliseconds

    def left(self, interview: Interview) -> int:
        """Milliseconds to the bell of a running mock."""
        return (interview.deadline_at or 0) - self.now


@pytest.fixture
def server_clock(monkeypatch: pytest.MonkeyPatch) -> ServerClock:
    ours = ServerClock()
    monkeypatch.setattr(clock, "db_now", lambda: clock.at(ours.now))
    return ours


@pytest.fixture
def running(owner: User, server_clock: ServerClock) -> Interview:
    """A mock of three questions, 45 minutes, that has just begun in the browser that holds SEAT."""
    return build_interview(owner, state=State.RUNNING, seat=SEAT, started_at=server_clock.now)


@pytest.fixture
def room(open_page: OpenPage, owner: User, running: Interview, base_url: str) -> Page:
    """A page of the owner's browser, which holds the seat; the room is not opened yet."""
    page = open_page(owner)
    take_seat(page.context, running, base_url)
    return page


def take_seat(context: BrowserContext, interview: Interview, base_url: str) -> None:
    """Let this browser hold the seat of an interview that was built with SEAT."""
    address = f"{base_url}{interview.get_absolute_url()}"
    context.add_cookies([{"name": "seat", "value": str(SEAT), "url": address}])
