"""Kill a browser during typing and see what its profile still has: how much typing a person would lose."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, BrowserType, Error, Page

TEXT = "I would first ask what changed since Tuesday, then read the gauge myself. "


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A room to write in, as a browser of its candidate opens it."""

    address: str
    cookies: Sequence[Any]
    launch: dict[str, Any]  # what to start the browser with


@dataclass(frozen=True, slots=True, kw_only=True)
class Killed:
    """One kill: characters typed before it, characters that came back, seconds of typing that did not."""

    typed: int
    back: int
    lost_seconds: float


def kill_in_mid_typing(
    browser_type: BrowserType, profile: Path, sitting: Sitting, *, seconds: float, offline: bool
) -> Killed:
    """Type for so long in a browser with this profile, kill it, open the profile again and read the box."""
    with _browser(browser_type, profile, sitting) as context:
        page = _room(context, sitting)
        context.set_offline(offline)
        before = page.locator("#box-0").input_value()
        moments = _type(page, seconds)
        _kill(profile)
        killed = time.monotonic()
    with _browser(browser_type, profile, sitting) as context:
        back = _come_back(_room(context, sitting), before + _typed(len(moments)))
    kept = max(0, len(back) - len(before))
    lost = 0.0 if kept >= len(moments) else killed - moments[kept]
    return Killed(typed=len(moments), back=kept, lost_seconds=lost)


class _browser:
    """A browser on a profile; that it was killed inside the block is no error."""

    def __init__(self, browser_type: BrowserType, profile: Path, sitting: Sitting) -> None:
        self._context = browser_type.launch_persistent_context(str(profile), **sitting.launch)
        self._context.add_cookies(list(sitting.cookies))

    def __enter__(self) -> BrowserContext:
        return self._context

    def __exit__(self, *_: object) -> None:
        with suppress(Error):
            self._context.close()


def _room(context: BrowserContext, sitting: Sitting) -> Page:
    page = context.pages[0]
    page.goto(sitting.address)
    return page


def _typed(count: int) -> str:
    return (TEXT * (count // len(TEXT) + 1))[:count]


def _type(page: Page, seconds: float) -> list[float]:
    """When each key went down, by the machine's clock; typing goes on at the end of what is there."""
    page.locator("#box-0").press("Control+End")
    moments: list[float] = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        moments.append(time.monotonic())
        page.keyboard.insert_text(TEXT[(len(moments) - 1) % len(TEXT)])
    return moments


def _kill(profile: Path) -> None:
    """SIGKILL for the browser's own process, which its profile names; its children go with it."""
    _, _, pid = str((profile / "SingletonLock").readlink()).rpartition("-")
    os.kill(int(pid), signal.SIGKILL)
    while _is_alive(pid):
        time.sleep(0.01)


def _is_alive(pid: str) -> bool:
    """Neither gone nor a zombie."""
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().split()[2]
    except (FileNotFoundError, ProcessLookupError):  # before it was opened, or while it was read
        return False


def _come_back(page: Page, wanted: str) -> str:
    """The text of the box once the page has read the device: the first part of what was typed."""
    box = page.locator("#box-0")
    with suppress(Error):
        page.wait_for_function(
            "text => document.querySelector('#box-0').value === text", arg=wanted, timeout=3000
        )
    shown = box.input_value()
    assert wanted.startswith(shown), f"came back as {shown[-80:]!r}"
    return shown
