"""A question of a published role, and its author's page, open at the form."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from accounts.models import User
from questions.models import Question
from tests.browser.conftest import OpenPage
from tests.support.builders import build_question, build_role


@pytest.fixture
def question() -> Question:
    return build_question(build_role(areas=1).areas.all()[0], headline="The gauge froze")


@pytest.fixture
def path(question: Question) -> str:
    return f"/author/questions/{question.public_id}/"


@pytest.fixture
def page(open_page: OpenPage, author: User, path: str) -> Page:
    """The author's page, open at the form."""
    page = open_page(author)
    page.goto(path)
    return page
