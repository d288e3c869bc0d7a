"""The site under gunicorn: what it answers, how it compresses, how long files may be kept."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from tests.production.site import ROOT, Site

# Resident memory of one worker after 50 requests.
MOST_MEGABYTES = 110


def test_the_landing_page_is_served_compressed(site: Site) -> None:
    response, body = site.get("/")

    assert (response.status, response.getheader("Content-Encoding")) == (200, "gzip")
    assert "<h1" in gzip.decompress(body).decode()


def test_static_files_are_hashed_compressed_and_kept_for_good(site: Site) -> None:
    _, body = site.get("/")
    names = re.findall(r'href="(/static/css/[^"]+)"', gzip.decompress(body).decode())

    answers = {re.sub(r"\.[0-9a-f]{12}\.", ".*.", name): site.get(name)[0] for name in names}

    assert "/static/css/tokens.*.css" in answers
    assert {
        (answer.status, answer.getheader("Content-Encoding"), answer.getheader("Cache-Control"))
        for answer in answers.values()
    } == {(200, "gzip", "max-age=315360000, public, immutable")}


def test_modules_import_each_other_by_their_hashed_names(site: Site) -> None:
    room = next(path for path in (site.folder / "static/js/room").glob("room.*.js"))

    imported = re.findall(r'from"\./([^"]+)"', room.read_text())

    named = re.findall(r'from "\./([^"]+)"', (ROOT / "static/js/room/room.js").read_text())
    assert [re.sub(r"\.[0-9a-f]{12}\.", ".", name) for name in imported] == named
    assert [name for name in imported if not (room.parent / name).exists()] == []


def test_a_module_that_is_loaded_on_demand_is_named_by_its_hash_too(site: Site) -> None:
    session = next((site.folder / "static/js/room").glob("session.*.js"))

    [imported] = re.findall(r'import\("\./([^"]+)"\)', session.read_text())

    assert re.sub(r"\.[0-9a-f]{12}\.", ".", imported) == "sign-in.js"
    assert imported != "sign-in.js"
    assert (session.parent / imported).exists()


def test_scripts_are_served_without_comments_and_indentation(site: Site) -> None:
    served = next((site.folder / "static/js/room").glob("timer.*.js")).read_text()

    written = (ROOT / "static/js/room/timer.js").read_text()
    assert ("// " in written, "// " in served, "\n " in served) == (True, False, False)
    assert "export function announce(" in served
    assert len(served) < 0.8 * len(written)


def test_an_unknown_address_gets_the_sites_own_page(site: Site) -> None:
    response, body = site.get("/roles/no-such-role/")

    assert response.status == 404
    assert "Rehearse" in gzip.decompress(body).decode()


def test_a_failure_gets_the_sites_own_page_and_keeps_its_reason(site: Site) -> None:
    """A database without tables stands for whatever may break."""
    empty = f"sqlite:///{site.folder / 'empty.sqlite3'}"
    ask = (
        "from config.wsgi import application\n"
        "from django.test import Client\n"
        "reply = Client(raise_request_exception=False).get('/roles/', HTTP_HOST='127.0.0.1')\n"
        "print(reply.status_code, 'no such table' in reply.text, 'Rehearse' in reply.text)"
    )

    done = site.run("-c", ask, DATABASE_URL=empty)

    assert done.stdout == "500 False True\n", done.stderr
    assert "no such table" in done.stderr


def test_the_site_is_ready_when_it_is_migrated(site: Site) -> None:
    response, body = site.get("/readyz")

    assert (response.status, body) == (200, b"ok\n")


def test_a_database_without_tables_is_not_ready(site: Site) -> None:
    ask = (
        "from config.wsgi import application\n"
        "from django.test import Client\n"
        "print(Client().get('/readyz', HTTP_HOST='127.0.0.1').text)"
    )

    done = site.run("-c", ask, DATABASE_URL=f"sqlite:///{site.folder / 'unmigrated.sqlite3'}")

    assert done.stdout.strip() == "migrations are waiting"


def test_a_wsgi_server_refuses_development_mode(site: Site) -> None:
    done = site.run("-c", "import config.wsgi", REHEARSE_SECRET_KEY="")

    assert done.returncode == 1
    assert "A WSGI server never runs in development mode: set REHEARSE_SECRET_KEY" in done.stderr


def test_the_example_environment_passes_the_deployment_checks(site: Site) -> None:
    printed = site.manage(
        "check", "--deploy", "--fail-level", "WARNING", REHEARSE_HTTPS="1", REHEARSE_PROXIES="1"
    )

    assert printed == "System check identified no issues (0 silenced).\n"


def test_a_worker_stays_small(site: Site) -> None:
    for _ in range(50):
        assert site.get("/roles/ai-infrastructure-engineer/")[0].status == 200

    workers = Path(f"/proc/{site.pid}/task/{site.pid}/children").read_text().split()
    megabytes = [resident_megabytes(pid) for pid in workers]
    print(f"resident memory of the workers after 50 requests: {megabytes} MB")

    assert len(megabytes) == 2
    assert max(megabytes) <= MOST_MEGABYTES


def resident_megabytes(pid: str) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return round(int(re.findall(r"VmRSS:\s+(\d+) kB", status)[0]) / 1024, 1)
