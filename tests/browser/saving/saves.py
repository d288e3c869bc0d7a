"""The saves of a page, as they go over the network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs

from playwright.sync_api import Page, Response


@contextmanager
def saves_of(page: Page) -> Iterator[list[Response]]:
    """The answers to saves of the first box, as they come."""
    answers: list[Response] = []

    def note(response: Response) -> None:
        if response.url.endswith("/boxes/0/"):
            answers.append(response)

    page.on("response", note)
    yield answers
    page.remove_listener("response", note)


def sent(response: Response) -> dict[str, str]:
    """The fields of the save that this answers."""
    return {name: values[0] for name, values in parse_qs(response.request.post_data or "").items()}


def forgive_status(complaints: list[str], status: int) -> None:
    """Take out what the console says of answers with this status; the test has staged at least one."""
    rest = [line for line in complaints if f"status of {status}" not in line]
    assert rest != complaints
    complaints[:] = rest


def forgive_network(complaints: list[str]) -> None:
    """Take out what the console says while the network is off or requests are aborted."""
    complaints[:] = [line for line in complaints if "net::ERR_" not in line]
