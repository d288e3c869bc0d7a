from __future__ import annotations

from pathlib import Path

import dj_database_url
import psycopg
import pytest

from tests.production.site import served


@pytest.mark.full
def test_the_site_runs_on_postgresql(tmp_path: Path, postgresql_url: str) -> None:
    with served(tmp_path, DATABASE_URL=postgresql_url) as site:
        answer, body = site.get("/readyz")

    parts = dj_database_url.parse(postgresql_url)
    with psycopg.connect(dbname=parts["NAME"], user=parts["USER"], host=parts["HOST"]) as connection:
        roles = connection.execute("SELECT slug FROM questions_role").fetchall()
    assert (answer.status, body) == (200, b"ok\n")
    assert roles == [("ai-infrastructure-engineer",)]
