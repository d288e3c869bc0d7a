from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment as env
from tests.production.site import Site, environment


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


MANAGE = ("manage.py", "migrate")
GUNICORN = ("-m", "gunicorn", "--config", "gunicorn.conf.py")
LIKE = "DATABASE_URL must be like sqlite:////srv/rehearse/site.sqlite3 or postgres://user:password@host/name"


@pytest.mark.parametrize("command", [MANAGE, GUNICORN], ids=["manage.py", "gunicorn"])
@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("REHEARSE_FLOOD_RATE", "abc", "REHEARSE_FLOOD_RATE must be a whole number; it is 'abc'."),
        ("REHEARSE_SECRET_KEY", "", "REHEARSE_SECRET_KEY must be set: `openssl rand -base64 48` makes one."),
        ("DATABASE_URL", "garbage", f"{LIKE}; it names no database."),
        ("DATABASE_URL", "mysql://rehearse:pw@host/x", f"{LIKE}; it is for mysql."),
        (
            *("DATABASE_URL", "postgres://rehearse:p/w@host/x"),
            f"{LIKE}, with a / or @ in the password as %2F or %40.",
        ),
    ],
)
def test_a_bad_value_stops_the_start_with_one_line(
    tmp_path: Path, command: tuple[str, ...], name: str, value: str, sentence: str
) -> None:
    site = Site(folder=tmp_path, variables={**environment(tmp_path), "REHEARSE_DEBUG": "0", name: value})

    stopped = site.run(*command)

    said = [line for line in stopped.stderr.splitlines() if " [INFO] " not in line]
    assert (stopped.returncode, said) == (1, [f"Rehearse does not start. {sentence}"])


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("REHEARSE_WORKERS", "many", "REHEARSE_WORKERS must be a whole number; it is 'many'."),
        ("REHEARSE_DEBUG", "1", "REHEARSE_DEBUG is for development: leave it out, or set it to 0."),
    ],
)
def test_what_gunicorn_alone_looks_at_stops_it_with_one_line_too(
    tmp_path: Path, name: str, value: str, sentence: str
) -> None:
    site = Site(folder=tmp_path, variables={**environment(tmp_path), name: value})

    stopped = site.run(*GUNICORN)

    said = [line for line in stopped.stderr.splitlines() if " [INFO] " not in line]
    assert (stopped.returncode, said) == (1, [f"Rehearse does not start. {sentence}"])
