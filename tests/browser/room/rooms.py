"""The room as a browser test meets it: a box, its state line, what the server has, what the console says."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from interviews.models import Answer, AnswerRevision, Interview

# The address of a box's saves, for Page.route.
SAVES = "**/boxes/*/"
CONFLICT = "error: Failed to load resource: the server responded with a status of 409 (Conflict)"
OFFLINE = "error: Failed to load resource: net::ERR_INTERNET_DISCONNECTED"
LOST = "error: Failed to load resource: net::ERR_FAILED"

# Intervals stand still while `window.throttled`; the slow one, which asks the server, never runs.
THROTTLE = """
  const interval = window.setInterval;
  window.setInterval = (act, every) => every > 1000 ? 0 : interval(() => window.throttled || act(), every);
"""


def enter(page: Page, interview: Interview) -> Locator:
    """Open the room; its first box."""
    page.goto(interview.get_absolute_url())
    return page.locator("#box-0")


def ask_all_probes(interview: Interview) -> None:
    """So that the way on of a question leads to the next one."""
    probes = Answer.objects.filter(turn__interview=interview, position__gt=0)
    probes.update(shown_at=interview.started_at)


def state(page: Page, box: int = 0) -> Locator:
    return page.locator(f"#state-{box}")


def answer_of(interview: Interview, box: int = 0) -> Answer:
    """A box of the first question, as it is stored."""
    return Answer.objects.get(turn__interview=interview, turn__position=1, position=box)


def stored(interview: Interview) -> str:
    return answer_of(interview).text


def kept_texts(interview: Interview, kind: str) -> list[str | None]:
    """The texts of this kind in the histories of the answers, oldest first."""
    lines = AnswerRevision.objects.filter(answer__turn__interview=interview, kind=kind).exclude(text=None)
    return list(lines.order_by("pk").values_list("text", flat=True))


def forgive(complaints: list[str], *expected: str) -> None:
    """Take out what the console says about a fault that the test has staged."""
    complaints[:] = [line for line in complaints if line not in expected]
