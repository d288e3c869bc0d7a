"""The rule of the flood limit (config/flood.py) and what a person over it is answered."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from config.operations import flood
from config.operations.flood import MOST_BUCKETS, SECONDS_AT_ONCE, Buckets, Refusal, address_of


def passed(buckets: Buckets, requests: int, *, now: float, key: str = "dana") -> int:
    return sum(buckets.take(key, now=now) is None for _ in range(requests))


def test_a_full_bucket_lets_so_many_through_at_once() -> None:
    buckets = Buckets(10)

    assert passed(buckets, 200, now=0.0) == 10 * SECONDS_AT_ONCE


@pytest.mark.parametrize(("seconds", "more"), [(0.05, 0), (0.1, 1), (1.0, 10), (3600.0, 60)])
def test_a_bucket_fills_again_but_never_over_its_brim(seconds: float, more: int) -> None:
    buckets = Buckets(10)
    passed(buckets, 200, now=1000.0)

    assert passed(buckets, 200, now=1000.0 + seconds) == more


def test_a_steady_five_a_second_is_never_refused() -> None:
    buckets = Buckets(10)

    assert [buckets.take("dana", now=tick / 5) for tick in range(3000)] == [None] * 3000


def test_one_persons_flood_empties_nobody_elses_bucket() -> None:
    buckets = Buckets(10)
    passed(buckets, 200, now=0.0)

    assert buckets.take("sam", now=0.0) is None


def test_a_refusal_says_when_to_come_back_and_is_first_once() -> None:
    buckets = Buckets(2)
    passed(buckets, 2 * SECONDS_AT_ONCE, now=0.0)

    refusals = [buckets.take("dana", now=0.25), buckets.take("dana", now=0.25)]

    assert refusals == [Refusal(0.25, is_first=True), Refusal(0.25, is_first=False)]


def test_what_is_remembered_is_bounded_and_the_quietest_is_forgotten_first() -> None:
    buckets = Buckets(1)
    passed(buckets, 6, now=0.0, key="busy")
    for number in range(MOST_BUCKETS - 1):
        buckets.take(f"other{number}", now=0.0)
    refused = buckets.take("busy", now=0.0)

    buckets.take("one more", now=0.0)

    assert len(buckets) == MOST_BUCKETS
    assert refused is not None
    assert buckets.take("busy", now=0.0) is not None
    assert buckets.take("other0", now=0.0) is None


@pytest.mark.parametrize(
    ("forwarded_for", "proxies", "address"),
    [
        ("", 0, "10.0.0.9"),
        ("192.0.2.1", 0, "10.0.0.9"),
        ("192.0.2.1", 1, "192.0.2.1"),
        ("198.51.100.7, 192.0.2.1", 1, "192.0.2.1"),
        ("198.51.100.7, 192.0.2.1, 10.0.0.8", 2, "192.0.2.1"),
        ("", 1, "10.0.0.9"),
        ("192.0.2.1", 2, "10.0.0.9"),
    ],
)
def test_the_address_is_what_our_outermost_proxy_saw(forwarded_for: str, proxies: int, address: str) -> None:
    assert address_of("10.0.0.9", forwarded_for, proxies=proxies) == address


@pytest.fixture
def held_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flood.time, "monotonic", lambda: 1000.0)


@pytest.fixture
def flooding(settings: Settings, held_clock: None, db: None) -> Client:
    """A session that has used up its allowance."""
    settings.FLOOD_RATE = 1
    client = Client(headers={"cookie": f"{settings.SESSION_COOKIE_NAME}={'a' * 32}"})
    for _ in range(SECONDS_AT_ONCE):
        client.get("/healthz")
    return client


def test_a_flood_is_refused_with_a_page_that_reads_nothing(
    flooding: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        response = flooding.get("/history/")

    assert (response.status_code, response["Retry-After"]) == (429, "1")
    assert "Too many requests at once" in response.content.decode()
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Length"] == str(len(response.content))
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_a_script_that_asks_for_json_is_refused_in_json(flooding: Client) -> None:
    response = flooding.get("/history/", headers={"accept": "application/json"})

    assert response.status_code == 429
    assert response.json() == {
        "error": "too_many",
        "message": "Too many requests at once. Nothing was stored. Wait a moment and try again.",
    }


def test_a_flood_is_one_line_in_the_log(flooding: Client, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(20):
        flooding.get("/history/")

    assert caplog.messages == ["A flood of requests is refused, now at '/history/'"]


def test_another_session_goes_on(flooding: Client) -> None:
    response = flooding.get("/healthz", headers={"cookie": f"sessionid={'b' * 32}"})

    assert response.status_code == 200


def test_who_has_no_session_shares_the_allowance_of_the_address(settings: Settings, held_clock: None) -> None:
    settings.FLOOD_RATE = 1
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    client = Client()
    allowed = SECONDS_AT_ONCE * flood.PEOPLE_AT_AN_ADDRESS

    here = [client.get("/healthz", headers={"x-forwarded-for": "192.0.2.1"}) for _ in range(allowed + 1)]
    elsewhere = client.get("/healthz", headers={"x-forwarded-for": "192.0.2.2"})

    assert [answer.status_code for answer in here] == [200] * allowed + [429]
    assert elsewhere.status_code == 200


def test_a_rate_of_nothing_switches_the_limit_off(settings: Settings, held_clock: None) -> None:
    settings.FLOOD_RATE = 0
    client = Client()

    assert {client.get("/healthz").status_code for _ in range(100)} == {200}
