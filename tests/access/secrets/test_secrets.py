"""The access matrix finds every text that leaks, because every text of every row is a secret."""

from __future__ import annotations

import pytest

from questions.models import Skill
from tests.access.people import build_cast
from tests.access.readers import OWNER
from tests.access.secrets import belonging
from tests.access.secrets.belonging import PART_OF, private_models
from tests.access.secrets.columns import KEEPS_ITS_VALUE, Column, Why, planted_columns, text_columns
from tests.access.secrets.planting import CUT, NAMES_SOMETHING, SHAPES, filled, plant_secrets
from tests.access.secrets.secret import secret, secrets_in
from tests.access.secrets.things import build_things_to_leak

COLUMNS = {str(column): column for column in text_columns()}
LIST = "KEEPS_ITS_VALUE in tests/access/secrets/columns.py"


@pytest.fixture
def planted(db: None) -> None:
    build_things_to_leak(build_cast().users[OWNER])
    plant_secrets()


def without_a_secret(column: Column) -> str:
    """The faults in the values of a column, in words."""
    values = column.model._default_manager.values_list(column.name, flat=True)
    if not values:
        return f"{column} has no row: build one in tests/access/secrets/furnishing.py"
    bare = [value for value in values if not secrets_in(str(value))]
    if not bare:
        return ""
    shape = f"say what it holds in SHAPES in tests/access/secrets/planting.py, or why it is kept in {LIST}"
    return f"{column} holds {bare[0]!r} without a secret: {shape}"


def outdated(name: str, why: Why) -> str:
    """Why a column no longer needs to keep its value, in words."""
    if name not in COLUMNS:
        return f"{name} is no column that holds a text: take its line out of {LIST}"
    if not why.holds(COLUMNS[name]):
        return f"{name} can hold a secret, for it is not so that it {why.reason}: take its line out of {LIST}"
    return ""


def test_whose_a_row_is_is_known_of_every_model() -> None:
    assert "\n".join(belonging.missing_lines(private_models())) == ""


def test_a_new_model_is_told_the_line_that_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(PART_OF, Skill)

    assert belonging.missing_lines(private_models()) == [
        'nobody knows whose a Skill is: add `Skill: "role",` to PART_OF in tests/access/secrets/belonging.py'
    ]


@pytest.mark.usefixtures("planted")
def test_every_text_of_every_row_is_a_secret() -> None:
    found = [without_a_secret(column) for columns in planted_columns().values() for column in columns]

    assert "\n".join(filter(None, found)) == ""


@pytest.mark.usefixtures("planted")
def test_what_is_said_to_hold_numbers_holds_no_text() -> None:
    numbers = [COLUMNS[name] for name, why in KEEPS_ITS_VALUE.items() if why is Why.NUMBERS]

    values = [row for it in numbers for row in it.model._default_manager.values_list(it.name, flat=True)]

    assert [value for value in values if filled(value, "secret", set()) != value] == []


@pytest.mark.parametrize(("name", "why"), KEEPS_ITS_VALUE.items(), ids=KEEPS_ITS_VALUE)
def test_a_column_keeps_its_value_for_a_reason(name: str, why: Why) -> None:
    assert outdated(name, why) == ""


@pytest.mark.parametrize("why", Why)
def test_a_reason_that_is_not_so_is_found(why: Why) -> None:
    assert outdated("role.summary", why).startswith("role.summary can hold a secret")
    assert outdated("role.motto", why).startswith("role.motto is no column")


def test_every_secret_fits_into_its_column() -> None:
    planted = [column for columns in planted_columns().values() for column in columns]

    short = [str(column) for column in planted if Why.SHORT.holds(column)]

    assert short == [], f"shorten their secrets, or add them to {LIST}"


def test_what_is_said_of_single_columns_is_said_of_planted_ones() -> None:
    said = {*SHAPES, *NAMES_SOMETHING, *CUT}

    assert said - (COLUMNS.keys() - KEEPS_ITS_VALUE.keys()) == set()


def test_json_keeps_its_shape_and_what_it_names() -> None:
    value = [{"text": "Look first.", "criterion": "safety", "marks": [2, None, True]}]

    assert filled(value, "zq", {"criterion"}) == [
        {"text": "zq", "criterion": "safety", "marks": [2, None, True]}
    ]


def test_a_secret_is_found_in_capitals_and_tells_its_column_and_whose_it_is() -> None:
    assert secret("draft anchor.text", 7) == "zq-draft-anchor-text-000000000007"
    assert secrets_in("<b>Zq-mark-reason-000000000012</b>") == {secret("mark.reason", 12)}
