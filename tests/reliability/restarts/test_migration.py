"""Fault 36: the schema changes while people write; their saves wait for it, and none is lost."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event

import pytest

from tests.production.site import ROOT, Site, gunicorn, surroundings
from tests.reliability.conftest import Prepared
from tests.reliability.room import Candidate, texts_of

pytestmark = pytest.mark.full
HELD = 2.5  # seconds for which the tables stay locked
# What `migrate` does for a new column and an index, with its transaction held open for a while.
_MIGRATE = """
import sys, time
import django
django.setup()
from django.db import connection, models
from interviews.models import Answer, AnswerRevision

with connection.schema_editor() as editor:
    for model in (Answer, AnswerRevision):
        field = models.IntegerField(db_default=0)
        field.set_attributes_from_name("remark")
        field.model = model
        editor.add_field(model, field)
        name = f"remark_{model._meta.model_name}"
        editor.execute(f"CREATE INDEX {name} ON {model._meta.db_table} (remark)")
    editor.deferred_sql = []
    print("locked", flush=True)
    time.sleep(float(sys.argv[1]))
"""


@contextmanager
def migrating(site: Site) -> Iterator[None]:
    """In the block both tables are changed and locked; after it the change is committed."""
    process = subprocess.Popen(
        [sys.executable, "-c", _MIGRATE, str(HELD)],
        cwd=ROOT,
        env={**surroundings(), **site.variables},
        stdout=subprocess.PIPE,
        text=True,
    )
    with closing(process.stdout):
        assert process.stdout.readline() == "locked\n"
        yield
    assert process.wait(timeout=60) == 0


def write_until(stop: Event, site: Site, candidate: Candidate) -> tuple[set[int], float]:
    """Save again and again: the answers' statuses, and how long the slowest took."""
    statuses, slowest = set(), 0.0
    while not stop.is_set():
        begun = time.monotonic()
        statuses.add(candidate.save(site, f"revision {candidate.revision + 1} " * 200).status)
        slowest = max(slowest, time.monotonic() - begun)
    return statuses, slowest


@pytest.mark.fault(36)
@pytest.mark.parametrize("engine", ["copied", "copied_on_postgresql"])
def test_saves_wait_for_a_migration_and_none_is_lost(
    request: pytest.FixtureRequest, tmp_path: Path, engine: str
) -> None:
    copied: Callable[..., Prepared] = request.getfixturevalue(engine)
    site, candidates = copied(tmp_path)
    writers, stop = candidates[:6], Event()
    with gunicorn(site), ThreadPoolExecutor(len(writers)) as pool:
        running = [pool.submit(write_until, stop, site, candidate) for candidate in writers]
        try:
            with migrating(site):
                before = [candidate.revision for candidate in writers]
        finally:
            stop.set()
        results = [it.result() for it in running]
        after = [candidate.save(site, candidate.acknowledged + "and on") for candidate in writers]
        ready = site.get("/readyz")[0].status

    assert {status for statuses, _ in results for status in statuses} == {200}
    assert max(slowest for _, slowest in results) > HELD / 2
    assert [reply.json["revision"] for reply in after] == [candidate.revision for candidate in writers]
    assert all(candidate.revision > earlier for candidate, earlier in zip(writers, before, strict=True))
    assert texts_of(site, writers) == [candidate.acknowledged for candidate in writers]
    assert ready == 200
