"""What an older page or a refused form sends never takes the place of what was saved since."""

from __future__ import annotations

import pytest
from django.test import Client

from interviews.models import Grading, Interview
from tests.interviews.grading.first_pass import address
from tests.support.graded import QUOTE

pytestmark = pytest.mark.usefixtures("set_clock")


def test_a_refused_form_of_an_older_page_loses_nothing_of_a_newer_one(
    owner_client: Client, interview: Interview
) -> None:
    owner_client.post(address(interview), {"action": "leave", "revision": "0", "A-evidence": QUOTE})

    refused = owner_client.post(address(interview), {"revision": "0", "B-typed": "x" * 5001})
    owner_client.post(address(interview), {"revision": refused.context["revision"], "B-level": "1"})

    draft = Grading.objects.get().draft
    assert (draft["A-evidence"], draft["B-level"]) == ([QUOTE], ["1"])


def test_a_refused_form_says_that_it_is_not_saved(owner_client: Client, interview: Interview) -> None:
    refused = owner_client.post(address(interview), {"revision": "0", "B-typed": "x" * 5001})
    kept = owner_client.get(interview.get_absolute_url())

    assert ("data-refused" in refused.content.decode(), "data-refused" in kept.content.decode()) == (
        True,
        False,
    )
