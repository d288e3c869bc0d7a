"""Open the history, and read what it lists."""

from __future__ import annotations

from typing import Any

from django.test import Client

from database.units import MINUTE

HISTORY = "/history/"
DAY = 24 * 60 * MINUTE


def page(client: Client, **filters: str) -> Any:
    response: Any = client.get(HISTORY, filters)
    return response.context["page"]


def titles(client: Client, **filters: str) -> list[str]:
    return [row.interview.title for row in page(client, **filters).rows]


def html(client: Client, **filters: str) -> str:
    return " ".join(client.get(HISTORY, filters).content.decode().split())
