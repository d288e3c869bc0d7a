"""The pages of the history follow each other without a gap, whatever was deleted meanwhile."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from interviews.models import Interview
from tests.interviews.history.pages import HISTORY, html, page
from tests.support.builders import build_interview
from tests.support.factories import NOON

pytestmark = pytest.mark.usefixtures("set_clock")


def test_pages_follow_each_other_without_a_gap(owner_client: Client, owner: User) -> None:
    # Pairs of one moment: the cursor has to tell them apart.
    made = [build_interview(owner, turns=1, created_at=NOON + number // 2) for number in range(27)]

    first = page(owner_client)
    second = page(owner_client, before=first.before)
    third = page(owner_client, before=second.before)

    listed = [row.interview.pk for shown in (first, second, third) for row in shown.rows]
    assert listed == [interview.pk for interview in reversed(made)]
    assert [(shown.first, shown.last, shown.total) for shown in (first, second, third)] == [
        (1, 12, 27),
        (13, 24, 27),
        (25, 27, 27),
    ]
    assert (first.after, third.before) == ("", "")


def test_the_newer_page_is_the_one_before(owner_client: Client, owner: User) -> None:
    for number in range(27):
        build_interview(owner, turns=1, created_at=NOON + number)
    first = page(owner_client)
    second = page(owner_client, before=first.before)
    third = page(owner_client, before=second.before)

    back = page(owner_client, after=third.after)

    assert [row.interview.pk for row in back.rows] == [row.interview.pk for row in second.rows]


def test_older_and_newer_keep_the_filters(owner_client: Client, owner: User) -> None:
    for number in range(13):
        build_interview(owner, turns=1, title="Tide & gauge", created_at=NOON + number)

    assert 'href="?title=Tide+%26+gauge&amp;before=' in html(owner_client, title="Tide & gauge")


@pytest.mark.parametrize("cursor", ["x", "!!", "MQ", "LTEuLTE", "9" * 400, "nul\0", "MTIzNA.", "ÿ"])
def test_a_cursor_that_was_not_made_here_is_no_error(
    owner_client: Client, three: list[Interview], cursor: str
) -> None:
    statuses = {owner_client.get(HISTORY, {name: cursor}).status_code for name in ("before", "after")}

    assert statuses == {200}


@pytest.mark.parametrize("side", ["before", "after"])
def test_where_nothing_is_left_beside_a_cursor_the_first_page_is_shown(
    owner_client: Client, owner: User, side: str
) -> None:
    made = [build_interview(owner, turns=1, created_at=NOON + number) for number in range(27)]
    second = page(owner_client, before=page(owner_client).before)
    cursor = getattr(second, side)
    gone = made[:3] if side == "before" else made[15:]
    Interview.objects.filter(pk__in=[interview.pk for interview in gone]).delete()

    shown = page(owner_client, **{side: cursor})

    kept = [interview.pk for interview in reversed(made) if interview not in gone]
    assert [row.interview.pk for row in shown.rows] == kept[:12]
