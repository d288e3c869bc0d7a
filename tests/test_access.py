"""Who may do what at which address."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.test import override_settings

from database.compiled import compile_anew
from tests.access.faults import FAULTS, Fault
from tests.access.matrix import breaches, unruled
from tests.pages import ACCOUNT, INTERVIEWS, PAGES, PUBLIC, QUESTIONS, WORKSHOP, Address

pytestmark = pytest.mark.django_db
SECTIONS = {
    "public": PUBLIC,
    "account": ACCOUNT,
    "questions": QUESTIONS,
    "workshop": WORKSHOP,
    "interviews": INTERVIEWS,
}
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
def test_every_address_answers_each_person_as_its_rule_says(section: list[Address]) -> None:
    assert "\n".join(breaches(section)) == ""


def test_an_address_without_a_rule_is_a_breach() -> None:
    with override_settings(ROOT_URLCONF="tests.access.one_more_url"):
        found = unruled()

    assert found == ["None: has no rule", "brand_new: has no rule"]


@pytest.fixture
def _compiled_anew() -> Iterator[None]:
    """A guard that is lost has to be lost in compiled queries too, and only as long as the fault lasts."""
    compile_anew()
    yield
    compile_anew()


@pytest.mark.usefixtures("_compiled_anew")
@pytest.mark.parametrize(
    "fault",
    [
        # One guard of each kind is enough to see at every change that a lost one is found.
        pytest.param(fault, id=str(fault), marks=[] if fault.address in QUICK else [pytest.mark.full])
        for fault in FAULTS
    ],
)
def test_a_lost_guard_is_a_breach(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fault.target, fault.name, fault.value, raising=False)

    found = breaches([page for page in PAGES if page.name == fault.address])

    assert {line.partition(": ")[0].rpartition(", ")[2] for line in found} >= {fault.person}
    assert {line.partition(" ")[0].rstrip(",") for line in found} == {fault.address}
