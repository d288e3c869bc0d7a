"""What every test may use: a cast of people, a clock that stands still, a statement counter."""

from __future__ import annotations

import gc
import os
from collections.abc import Generator, Iterator

import pytest
from django.core.cache import cache
from django.db import connections
from django.test import Client
from hypothesis import settings
from playwright.sync_api import Playwright

from accounts.models import User
from database import clock
from tests.production.postgres import NoPostgreSQL, postgresql
from tests.production.site import Site, served
from tests.support.factories import NOON, UserFactory
from tests.support.running import Clock

# A slow example is no wrong example: on a busy machine the default limit of 200 ms fails at random. In CI the
# examples are the same each time, so that what fails there fails by the change; elsewhere they are new ones.
settings.register_profile("patient", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("patient")

# The suite keeps much and throws away little: looking through it all again and again is a tenth of its time.
gc.freeze()
gc.set_threshold(100_000, 50, 100)


_OF_THE_DATABASE = {"db", "transactional_db", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the database of the suite: the rest is the same whichever that is, and runs once."""
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if names & _OF_THE_DATABASE or item.get_closest_marker("django_db"):
            item.add_marker("database")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a fault that was not staged is a failure: nothing may be claimed that did not run."""
    report = yield
    if report.skipped and os.environ.get("CI") == "true" and item.get_closest_marker("fault"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} stages a fault and was skipped: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def _fresh_rate_limits() -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def _quick_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test leaves a question at once, as no person can; the tests of that rule put it back."""
    monkeypatch.setattr("interviews.lifecycle.moves.SHOWN_AT_LEAST", 0)


@pytest.fixture
def owner(db: None) -> User:
    return UserFactory(email="dana@example.test", display_name="Dana K.")


@pytest.fixture
def stranger(db: None) -> User:
    return UserFactory(email="sam@example.test", display_name="Sam O.")


@pytest.fixture
def author(db: None) -> User:
    return UserFactory(email="alex@example.test", display_name="Alex A.", is_author=True)


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def owner_client(owner: User) -> Client:
    return _signed_in(owner)


@pytest.fixture
def stranger_client(stranger: User) -> Client:
    return _signed_in(stranger)


@pytest.fixture
def author_client(author: User) -> Client:
    return _signed_in(author)


@pytest.fixture(scope="session")
def playwright(django_db_setup: None, playwright: Playwright) -> Iterator[Playwright]:
    """Closes what the tests opened beside its loop: Django takes that for a connection of another task."""
    yield playwright
    connections.close_all()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site in production, for tests of what only a real server does."""
    with served(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A PostgreSQL of the test run's own, whichever database the suite runs on; skips where there is none."""
    try:
        with postgresql() as url:
            yield url
    except NoPostgreSQL as missing:
        pytest.skip(str(missing))


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Hold the database's clock at a moment (milliseconds); call again to move it."""

    def hold(moment: int) -> None:
        monkeypatch.setattr(clock, "db_now", lambda: clock.at(moment))

    hold(NOON)
    return hold
