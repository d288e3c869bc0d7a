"""How much typing a kill -9 of the browser costs: `python benchmarks/kill_browser.py [--runs 20]`.

The site runs as in production. Somebody types in the room, online and offline, until the browser's process is
killed; then the same profile is opened again and the box compared with what was typed. Goal: at most 2 s of
typing lost in every run.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import BrowserType, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.browser.saving.killing import Killed, Sitting, kill_in_mid_typing
from tests.production.seating import seat_somebody
from tests.production.site import served

MOST_SECONDS = 2.0
CHROMIUM = shutil.which("chromium")


def main(arguments: list[str]) -> int:
    """Print a line per kill; 1 when one of them misses the goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=20, help="kills online, and as many offline")
    parser.add_argument("--seconds", type=float, default=6.0, help="of typing before a kill, at most")
    options = parser.parse_args(arguments)
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder)) as site,
        sync_playwright() as playwright,
    ):
        path, cookies = seat_somebody(site)
        sitting = Sitting(
            address=site.url + path,
            cookies=[{"name": name, "value": value, "url": site.url} for name, value in cookies.items()],
            launch={"executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-gpu"]},
        )
        lost = [
            _run(playwright.chromium, sitting, options.seconds * (run + 1) / options.runs, offline=offline)
            for offline in (False, True)
            for run in range(options.runs)
        ]
    print(f"{len(lost)} kills: at most {max(lost):.3f} s of typing lost")
    return int(max(lost) > MOST_SECONDS)


def _run(browser_type: BrowserType, sitting: Sitting, seconds: float, *, offline: bool) -> float:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        killed = kill_in_mid_typing(browser_type, Path(profile), sitting, seconds=seconds, offline=offline)
    print(_line(killed, "offline" if offline else "online"), flush=True)
    return killed.lost_seconds


def _line(killed: Killed, where: str) -> str:
    return f"{where}: {killed.typed} characters typed, {killed.back} back, {killed.lost_seconds:.3f} s lost"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
