"""A question that two people edit, and the page of the one who saved later."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from questions.models import Question
from tests.questions.workshop.forms import edit_path, named, shown
from tests.support.builders import build_question, build_role
from tests.support.sign_in import signed_in


@pytest.fixture
def question() -> Question:
    return build_question(build_role().areas.all()[0])


@pytest.fixture
def path(question: Question) -> str:
    return edit_path(question)


@pytest.fixture
def opened(author_client: Client, path: str) -> dict[str, str]:
    return shown(author_client.get(path))


@pytest.fixture
def other(db: None) -> Client:
    return signed_in(User.objects.create_user("kim@example.test", display_name="Kim", is_author=True))


@pytest.fixture
def clash(author_client: Client, other: Client, path: str, opened: dict[str, str]) -> Any:
    """The author's page after both have changed the headline and the second probe."""
    sent = named(
        {"headline": "Theirs", "criteria_0_gate": "on", "probes_1_text": "What would the other one say?"}
    )
    other.post(path, opened | sent)
    mine = {"headline": "Mine", "situation": "At 4 below.", "probes-1-text": "Something else?"}
    return author_client.post(path, opened | mine)
