"""manage.py serve, the command behind `make run`."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from pytest_django import Settings

from config.management.commands import serve


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> list[str]:
    """What serve did, in order; the server itself only says that its port is open."""
    done: list[str] = []

    def listen(host: str, port: int, *args: Any, on_bind: Callable[[int], None], **options: Any) -> None:
        done.append(f"listen on {host}:{port}")
        on_bind(port)

    settings.DEBUG = True
    monkeypatch.setattr(serve, "run", listen)
    monkeypatch.setattr(serve, "has_waiting_migrations", lambda: True)
    monkeypatch.setattr(serve, "call_command", lambda name, **options: done.append(name))
    return done


def fail_with(error: BaseException) -> Callable[..., None]:
    def listen(*args: Any, **options: Any) -> None:
        raise error

    return listen


def test_serve_prepares_the_database_and_prints_the_address(
    calls: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", "8123")

    call_command("serve")

    assert calls == ["migrate", "load_bank", "listen on 127.0.0.1:8123"]
    assert capsys.readouterr().out == "Rehearse is at http://127.0.0.1:8123/ (stop with Ctrl+C)\n"


def test_serve_does_not_migrate_when_nothing_waits(calls: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "has_waiting_migrations", lambda: False)
    monkeypatch.delenv("PORT", raising=False)

    call_command("serve")

    assert calls == ["load_bank", "listen on 127.0.0.1:8000"]


@pytest.mark.django_db
def test_a_migrated_database_has_no_waiting_migrations() -> None:
    assert serve.has_waiting_migrations() is False


def test_a_database_that_does_not_answer_is_a_sentence(
    calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "has_waiting_migrations", fail_with(OperationalError("no such server")))

    with pytest.raises(CommandError, match=r"^The database does not answer\. no such server$"):
        call_command("serve")


def test_serve_refuses_to_run_in_production(calls: list[str], settings: Settings) -> None:
    settings.DEBUG = False

    with pytest.raises(CommandError, match=r"serve is for development; docs/operations\.md tells how"):
        call_command("serve")

    assert calls == []


@pytest.mark.parametrize("port", ["", "0", "65536", "http", "-1", "8000 ", "٨٠٠٠"])
def test_serve_refuses_a_port_that_is_none(
    calls: list[str], monkeypatch: pytest.MonkeyPatch, port: str
) -> None:
    monkeypatch.setenv("PORT", port)

    with pytest.raises(CommandError, match="PORT must be a number from 1 to 65535; it is "):
        call_command("serve")

    assert calls == []


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EADDRINUSE, "something else is using it"),
        (errno.EACCES, "this account may not open it"),
    ],
)
def test_a_port_that_cannot_be_had_is_a_sentence(
    calls: list[str], monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    monkeypatch.setenv("PORT", "8123")
    monkeypatch.setattr(serve, "run", fail_with(OSError(number, "no")))

    with pytest.raises(CommandError) as refusal:
        call_command("serve")

    assert str(refusal.value) == (
        f"Port 8123 cannot be opened: {reason}. Choose another one: make run PORT=8124"
    )


def test_interrupting_the_server_ends_it_quietly(
    calls: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serve, "run", fail_with(KeyboardInterrupt()))

    call_command("serve")

    assert capsys.readouterr().out == "\nStopped.\n"


def test_a_folder_of_data_that_cannot_be_made_is_a_sentence(
    calls: list[str], settings: Settings, tmp_path: Path
) -> None:
    settings.VAR_DIR = tmp_path / "gone/var"

    with pytest.raises(CommandError, match=r"The folder of the data cannot be made: .*gone/var"):
        call_command("serve")

    assert calls == []
