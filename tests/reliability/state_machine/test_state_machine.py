"""Generated runs over the room: no request may break a rule, and each broken rule has to be found."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.db import connection
from hypothesis import Phase, Verbosity, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from database.compiled import compile_anew
from tests.reliability.state_machine.machine import RoomMachine
from tests.reliability.state_machine.mutants import MUTANTS, Mutant
from tests.reliability.state_machine.room_site import RoomSite
from tests.reliability.state_machine.rules import BrokenRule
from tests.support.running import Clock

A_FEW, MANY, FOUND_WITHIN = 400, 10_000, 4000
STEPS = 40
# The databases see different runs. A failure prints the example; the same seed finds it again.
FIRST_SEED = {"sqlite": 1000, "postgresql": 2000}
EXAMPLES_AT_ONCE = 10

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def site(set_clock: Clock) -> RoomSite:
    return RoomSite(set_clock)


def run(site: RoomSite, *, requests: int, first_seed: int = 0) -> int:
    """Drive the site with at least so many requests, each batch from the next seed; how many there were."""
    how = settings(
        max_examples=EXAMPLES_AT_ONCE,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        report_multiple_bugs=False,
        verbosity=Verbosity.quiet,
    )
    batch = first_seed
    while site.requests < requests:
        machine = seed(batch)(type("Run", (RoomMachine,), {"site": site}))
        run_state_machine_as_test(machine, settings=how)
        batch += 1
    return site.requests


@pytest.mark.fault(2)
@pytest.mark.fault(5)
@pytest.mark.fault(9)
@pytest.mark.fault(21)
@pytest.mark.fault(22)
def test_a_few_hundred_requests_break_no_rule(site: RoomSite) -> None:
    assert run(site, requests=A_FEW) >= A_FEW


@pytest.mark.full
@pytest.mark.timeout(3000)
def test_ten_thousand_requests_break_no_rule(site: RoomSite) -> None:
    """`make test-full` runs it on both databases: twenty thousand."""
    sent = run(site, requests=MANY, first_seed=FIRST_SEED[connection.vendor])

    print(f"{sent} requests on {connection.vendor} broke no rule")
    assert sent >= MANY


@pytest.fixture
def _compiled_anew() -> Iterator[None]:
    yield
    compile_anew()


@pytest.mark.full
@pytest.mark.usefixtures("_compiled_anew")
@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_a_broken_site_is_found_and_the_broken_rule_named(
    site: RoomSite, mutant: Mutant, monkeypatch: pytest.MonkeyPatch
) -> None:
    mutant.apply(monkeypatch)

    with pytest.raises(BrokenRule) as broken:
        run(site, requests=FOUND_WITHIN)

    assert broken.value.rule is mutant.breaks
