from __future__ import annotations

import pytest
from django.db import DatabaseError, connection
from django.test import Client


def test_healthz_asks_nothing_of_the_database(client: Client) -> None:
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_readyz_answers_when_the_database_is_migrated(client: Client) -> None:
    response = client.get("/readyz")

    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_readyz_is_503_when_the_database_fails(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise DatabaseError

    monkeypatch.setattr("config.operations.health.MigrationExecutor", fail)

    assert client.get("/readyz").status_code == 503


@pytest.mark.django_db(transaction=True)
def test_readyz_is_503_when_nothing_can_be_written(client: Client) -> None:
    read_only, back = {
        "sqlite": ("PRAGMA query_only = 1", "PRAGMA query_only = 0"),
        "postgresql": ("SET default_transaction_read_only = on", "RESET default_transaction_read_only"),
    }[connection.vendor]

    with connection.cursor() as cursor:
        cursor.execute(read_only)
    red = client.get("/readyz")
    with connection.cursor() as cursor:
        cursor.execute(back)

    assert (red.status_code, red.text) == (503, "the database cannot be written to\n")
    assert client.get("/readyz").status_code == 200
