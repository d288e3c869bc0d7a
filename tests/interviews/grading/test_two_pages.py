"""What an older page or a refused form sends never takes the place of what was saved since."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from interviews.models import Grading, Interview, Mark
from tests.interviews.grading.first_pass import address, rubric_of
from tests.support.graded import ANSWER, QUOTE, posted_blind

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


def test_line_ends_do_not_make_two_texts_of_one(owner_client: Client, interview: Interview) -> None:
    """A browser posts other line ends than the page's script."""
    for revision, line_end in enumerate(["\n", "\r\n"]):
        typed = {"action": "leave", "revision": str(revision and 9), "A-typed": f"first{line_end}second"}
        owner_client.post(address(interview), typed)

    assert Grading.objects.get().draft["A-typed"] == ["first\nsecond"]


def test_a_reason_is_counted_without_the_line_ends_of_a_browser(
    owner_client: Client, interview: Interview
) -> None:
    owner_client.post(address(interview), posted_blind(rubric_of(interview), 2))
    confirm = reverse("interviews:confirm_turn", args=[interview.public_id, 1])
    reason = "\r\n".join(["x" * 99] * 10)

    revised = {"A-decision": "revise", "A-level": "3", "A-reason": reason}
    page = owner_client.post(confirm, revised, follow=True)

    assert page.context["form"].criteria[0].problems == []


def test_blanks_of_the_answer_do_not_make_a_quote_too_long(
    owner_client: Client, interview: Interview
) -> None:
    answers = interview.turns.get(position=1).answers.filter(position=0)
    answers.update(text=ANSWER.replace(" doubtful", " " * 600 + "doubtful"))
    form = {**posted_blind(rubric_of(interview), 2), "A-typed": "as doubtful"}

    owner_client.post(address(interview), {**form, "action": "add:A"})
    kept = owner_client.get(interview.get_absolute_url()).context["form"].criteria[0].quotes[0].words
    owner_client.post(address(interview), {**form, "A-typed": "", "A-evidence": kept, "revision": "1"})

    assert Mark.objects.first().evidence == ["as" + " " * 600 + "doubtful"]


def test_a_choice_that_another_window_changed_is_not_taken_back(
    owner_client: Client, interview: Interview
) -> None:
    owner_client.post(address(interview), {"action": "leave", "A-level": "2", "B-level": "2"})
    page = owner_client.get(interview.get_absolute_url()).context
    here = {"action": "leave", "revision": page["revision"], "was": page["was"], "A-level": "2"}

    owner_client.post(address(interview), {**here, "A-level": "3", "B-level": "2"})
    owner_client.post(address(interview), {**here, "B-level": "1", "C-level": "4"})

    draft = Grading.objects.get().draft
    assert [draft[f"{letter}-level"] for letter in "ABC"] == [["3"], ["1"], ["4"]]
