"""Two edits changed one field: both texts are shown, one is chosen, and no word is lost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from questions.models import Question
from tests.questions.workshop.forms import send, shown
from tests.questions.workshop.merge.edits import everything, latest, probes_of

pytestmark = pytest.mark.django_db


def test_a_clash_shows_both_texts_and_stores_nothing(clash: Any, question: Question) -> None:
    page = clash.content.decode()

    assert clash.status_code == 409
    assert clash.context["editor"].lists["probes"].is_open
    assert [(it.place, it.mine, it.theirs) for it in clash.context["editor"].shown_clashes] == [
        ("Headline", "Mine", "Theirs"),
        ("Probe 2: Probe", "Something else?", "What would the other one say?"),
    ]
    assert 'name="clash-0-choice" value="mine"' in page
    assert shown(clash)["headline"] == "Mine"
    assert shown(clash)["criteria-0-gate"] == "on"
    assert latest(question).headline == "Theirs"


@pytest.mark.parametrize(
    ("choices", "headline", "probe"),
    [
        ({"clash-0-choice": "theirs", "clash-1-choice": "mine"}, "Theirs", "Something else?"),
        ({"clash-0-choice": "mine", "clash-1-choice": "theirs"}, "Mine", "What would the other one say?"),
    ],
)
def test_the_chosen_texts_are_stored_beside_what_did_not_clash(
    author_client: Client,
    path: str,
    question: Question,
    clash: Any,
    choices: dict[str, str],
    headline: str,
    probe: str,
) -> None:
    author_client.post(path, everything(clash) | choices)

    stored = latest(question)
    assert (stored.headline, stored.situation, probes_of(question)[1]) == (headline, "At 4 below.", probe)


def test_without_a_choice_the_clash_is_shown_again(
    author_client: Client, path: str, question: Question, clash: Any
) -> None:
    again = author_client.post(path, everything(clash) | {"clash-1-choice": "mine"})

    assert again.status_code == 409
    assert [it.theirs for it in again.context["editor"].shown_clashes] == ["Theirs"]
    assert "1 to fix" in again.content.decode()
    assert latest(question).headline == "Theirs"


@pytest.mark.parametrize("choice", ["mine", "theirs"])
@pytest.mark.parametrize(
    ("field", "clash_number", "place"), [("headline", 0, "Headline"), ("probes-1-text", 1, "Probe 2: Probe")]
)
def test_what_was_typed_beside_a_choice_is_kept(
    author_client: Client,
    path: str,
    question: Question,
    clash: Any,
    choice: str,
    field: str,
    clash_number: int,
    place: str,
) -> None:
    choices = {"clash-0-choice": "theirs", "clash-1-choice": "theirs", f"clash-{clash_number}-choice": choice}

    page = author_client.post(path, everything(clash) | choices | {field: "Newer\r\nstill"}, follow=True)

    assert shown(author_client.get(path))[field].split() == ["Newer", "still"]
    told = f"{place}: you typed a newer text, so that one is kept" in page.content.decode()
    assert told is (choice == "theirs")


def test_a_field_that_was_emptied_takes_the_chosen_text(
    author_client: Client, path: str, question: Question, clash: Any
) -> None:
    choices = {"clash-0-choice": "theirs", "clash-1-choice": "theirs", "headline": " "}

    author_client.post(path, everything(clash) | choices)

    assert latest(question).headline == "Theirs"


def test_what_was_typed_before_a_choice_is_what_there_is_to_choose(
    author_client: Client, path: str, question: Question, clash: Any
) -> None:
    typed = {"headline": "Newer", "clash-1-choice": "mine"}

    again = author_client.post(path, everything(clash) | typed)
    author_client.post(path, everything(again) | {"clash-0-choice": "theirs"})

    assert [(it.mine, it.theirs) for it in again.context["editor"].shown_clashes] == [("Newer", "Theirs")]
    assert latest(question).headline == "Theirs"


def test_a_clash_goes_along_with_its_row(author_client: Client, path: str, clash: Any) -> None:
    moved = author_client.post(path, everything(clash) | {"rows": "probes-up-1"})

    assert [it.place for it in moved.context["editor"].shown_clashes] == ["Headline", "Probe 1: Probe"]


def test_a_third_save_is_put_together_too(
    author_client: Client, other: Client, path: str, question: Question, clash: Any
) -> None:
    send(other, path, ask="And now?")

    author_client.post(path, everything(clash) | {"clash-0-choice": "mine", "clash-1-choice": "mine"})

    assert (latest(question).headline, latest(question).ask) == ("Mine", "And now?")


def test_a_page_that_lacks_a_choice_says_so_again_and_leads_to_it(
    author_client: Client, path: str, clash: Any
) -> None:
    sent = everything(clash) | {"clash-0-choice": "mine", "ask": ""}

    html = author_client.post(path, sent).content.decode()

    assert "<title>Error: Two edits: Edit " in html
    assert "There are still two texts to choose between." in html
    assert "but for 1 field that both changed: choose, then save." in html
    assert re.findall(r"<[^>]* autofocus", html) == [
        '<input type="radio" name="clash-1-choice" value="mine" autofocus'
    ]


def test_moving_a_row_of_a_clash_keeps_what_explains_it(author_client: Client, path: str, clash: Any) -> None:
    html = author_client.post(path, everything(clash) | {"rows": "probes-up-1"}).content.decode()

    assert "There are still two texts to choose between." in html
    assert "<title>Two edits: Edit " in html
    assert re.findall(r'name="([^"]+)"[^>]* autofocus', html) == ["probes-0-text"]


def test_the_title_says_first_what_has_to_be_done(
    author_client: Client, path: str, opened: dict[str, str], clash: Any
) -> None:
    refused = author_client.post(path, opened | {"ask": ""})

    assert "<title>Two edits: Edit " in clash.content.decode()
    assert "<title>Error: Edit " in refused.content.decode()
    assert "<title>Edit " in author_client.get(path).content.decode()
