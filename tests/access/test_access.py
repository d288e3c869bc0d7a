"""Who may do what at which address."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from database.compiled import compile_anew
from tests.access.faults import FAULTS, Fault
from tests.access.matrix import breaches
from tests.access.secrets.secret import secret
from tests.addresses.address import Address
from tests.addresses.table import ADDRESSES, SECTIONS

pytestmark = pytest.mark.django_db
QUICK = {
    "interviews:history",
    "interviews:save_box",
    "interviews:shared_interview",
    "questions:delete_role",
    "questions:preview_question",
}


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Thousands of refused requests are not worth a line each."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.timeout(600)  # hundreds of requests in one test
@pytest.mark.parametrize(
    "section",
    [
        # The addresses of allauth change with its releases, not with our commits.
        pytest.param(section, id=name, marks=[pytest.mark.full] if name == "account" else [])
        for name, section in SECTIONS.items()
    ],
)
def test_every_address_answers_each_person_as_its_line_says(section: list[Address]) -> None:
    assert "\n".join(breaches(section)) == ""


@pytest.fixture
def _compiled_anew() -> Iterator[None]:
    """A fault has to reach compiled queries too, and only for as long as it lasts."""
    compile_anew()
    yield
    compile_anew()


@pytest.mark.usefixtures("_compiled_anew")
@pytest.mark.parametrize(
    "fault",
    [
        # One guard of each kind is enough to see at every change that a lost one is found.
        pytest.param(
            fault,
            id=str(fault),
            marks=[] if fault.address in QUICK else [pytest.mark.full, pytest.mark.alike],
        )
        for fault in FAULTS
    ],
)
def test_a_lost_guard_is_a_breach(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fault.target, fault.name, fault.value, raising=False)

    found = breaches(address for address in ADDRESSES if address.name == fault.address)

    assert {line.partition(": ")[0].rpartition(", ")[2] for line in found} >= {fault.person}
    assert {line.partition(" ")[0].rstrip(",") for line in found} == {fault.address}
    theirs = "".join(line for line in found if f", {fault.person}: " in line)
    assert [column for column in fault.shows if secret(column, 0)[:-12] not in theirs] == []
