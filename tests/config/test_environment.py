from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment as env


@pytest.mark.parametrize(
    ("raw", "value"),
    [("1", True), ("yes", True), (" On ", True), ("TRUE", True), ("0", False), ("no", False), ("", False)],
)
def test_a_switch_is_read(monkeypatch: pytest.MonkeyPatch, raw: str, value: bool) -> None:
    monkeypatch.setenv("SWITCH", raw)

    assert env.flag("SWITCH", default=not value) is value


def test_an_absent_switch_has_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SWITCH", raising=False)

    assert env.flag("SWITCH", default=True) is True


@pytest.mark.parametrize("raw", ["maybe", "2", "ja", "tru"])
def test_a_doubtful_switch_stops_the_start_with_a_sentence(monkeypatch: pytest.MonkeyPatch, raw: str) -> None:
    monkeypatch.setenv("SWITCH", raw)

    with pytest.raises(ImproperlyConfigured, match=f"SWITCH must be one of .*; it is '{raw}'"):
        env.flag("SWITCH", default=False)


def test_a_whole_number_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT_NUMBER", " 25 ")

    assert env.whole("PORT_NUMBER", 587) == 25


@pytest.mark.parametrize("raw", ["-1", "2.5", "many", "²"])
def test_a_number_that_is_none_stops_the_start(monkeypatch: pytest.MonkeyPatch, raw: str) -> None:
    monkeypatch.setenv("PORT_NUMBER", raw)

    with pytest.raises(ImproperlyConfigured, match="PORT_NUMBER must be a whole number"):
        env.whole("PORT_NUMBER", 587)


@pytest.mark.parametrize(("raw", "words"), [("", []), ("a", ["a"]), (" a, ,b ,", ["a", "b"])])
def test_a_list_drops_what_is_empty(monkeypatch: pytest.MonkeyPatch, raw: str, words: list[str]) -> None:
    monkeypatch.setenv("HOSTS", raw)

    assert env.words("HOSTS") == words
