"""Two tabs, or two people, save the same draft: both edits are stored in one, or the clash is shown."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from questions.models import Question
from tests.questions.workshop.forms import send, shown
from tests.questions.workshop.merge.edits import latest, probes_of, with_probe

pytestmark = pytest.mark.django_db


def test_edits_of_different_fields_are_both_stored(
    author_client: Client, other: Client, path: str, question: Question, opened: dict[str, str]
) -> None:
    send(other, path, situation="At 20 below.", criteria_0_name="Looks first")

    page = author_client.post(path, opened | {"headline": "It froze"}, follow=True)

    stored = latest(question)
    names = [wording.name for wording in stored.rubric.all()]
    assert (stored.headline, stored.situation, names[0]) == ("It froze", "At 20 below.", "Looks first")
    assert (
        "Kim saved version 2 after this page was opened. Version 2 holds both edits" in page.content.decode()
    )


def test_rows_that_both_added_are_both_stored(
    author_client: Client, other: Client, path: str, question: Question, opened: dict[str, str]
) -> None:
    before = probes_of(question)
    other.post(path, with_probe(opened, "Theirs?"))

    author_client.post(path, with_probe(opened, "Mine?"))

    assert probes_of(question) == [*before, "Mine?", "Theirs?"]


def test_what_was_put_together_is_not_published_unread(
    author_client: Client, other: Client, path: str, question: Question, opened: dict[str, str]
) -> None:
    send(other, path, situation="At 20 below.")

    response = author_client.post(path, opened | {"headline": "It froze", "then": "publish"})

    assert response["Location"] == path
    assert latest(question).published_at is None


def test_a_row_that_one_removed_and_the_other_changed_is_named_before_anything_is_stored(
    author_client: Client, other: Client, path: str, question: Question, opened: dict[str, str]
) -> None:
    changed = f"{opened['probes-1-text']} Really?"
    other.post(path, opened | {"probes-1-text": changed})

    page = author_client.post(path, opened | {"probes-1-text": "", "probes-1-good_reply": ""})

    assert page.status_code == 409
    html = page.content.decode()
    assert '<a href="#id_probes-1-text">Probe 2</a> was removed in one edit and changed in the other' in html
    assert 'id="id_probes-1-text"' in html
    assert page.context["editor"].lists["probes"].is_open
    assert shown(page)["probes-1-text"] == changed


def test_a_form_that_does_not_say_what_it_began_with_overwrites_nothing_unasked(
    author_client: Client, other: Client, path: str, question: Question, opened: dict[str, str]
) -> None:
    send(other, path, headline="Theirs")

    for base in ("", "null", '{"fields": 1}', '{"fields": {}, "lists": {"probes": [1]}}', "[" * 100_000):
        page = author_client.post(path, opened | {"headline": "Mine", "base": base})

        assert page.status_code == 409
        assert "Saving again puts yours in its place" in page.content.decode()
    assert latest(question).headline == "Theirs"


def test_a_draft_that_a_browser_kept_is_shown_and_not_stored(
    author_client: Client, other: Client, path: str, question: Question, opened: dict[str, str]
) -> None:
    send(other, path, ask="And now?")

    page = author_client.post(path, with_probe(opened, "Kept?") | {"rows": "show", "draft": "k1"})

    sent = shown(page)
    assert (sent["probes-2-text"], sent["draft"], page.status_code) == ("Kept?", "k1", 200)
    assert re.findall(r'name="([^"]+)"[^>]* autofocus', page.content.decode()) == ["probes-2-text"]
    assert page.context["editor"].lists["probes"].is_open
    assert "Somebody saved this question after these words were begun" in page.content.decode()
    assert latest(question).ask == "And now?"


def test_ones_own_save_in_another_window_is_named_as_such(
    author_client: Client, path: str, opened: dict[str, str]
) -> None:
    send(author_client, path, ask="And now?")

    page = author_client.post(path, opened | {"rows": "show", "draft": "k1"}).content.decode()

    assert "You saved this question after these words were begun" in page
    assert "Somebody" not in page


def test_the_page_after_a_save_names_the_draft_that_is_stored(
    author_client: Client, path: str, opened: dict[str, str]
) -> None:
    response = author_client.post(path, opened | {"headline": "It froze", "draft": "k1&x"})

    assert response["Location"] == f"{path}?stored=k1%26x"


def test_the_count_of_things_to_mend_is_that_of_the_page(
    author_client: Client, path: str, opened: dict[str, str]
) -> None:
    page = author_client.post(path, opened | {"ask": "", "headline": "", "minutes": "no"})

    html = page.content.decode()
    assert html.count("remark stop") == page.context["editor"].to_fix == 3


def test_a_version_that_was_saved_since_the_preview_is_not_published_unread(
    author_client: Client, other: Client, path: str, question: Question
) -> None:
    send(author_client, path, headline="It froze")
    seen = latest(question).marker
    send(other, path, ask="And now?")

    page = author_client.post(f"{path}publish/", {"seen": seen}, follow=True)

    assert "Kim saved version 2 after this page was opened. Nothing is published" in page.content.decode()
    assert latest(question).published_at is None
    author_client.post(f"{path}publish/", {"seen": latest(question).marker})
    assert latest(question).published_at is not None


def test_more_rows_than_there_may_be_are_all_shown(
    author_client: Client, other: Client, path: str, question: Question, opened: dict[str, str]
) -> None:
    place, most = int(opened["probes-TOTAL_FORMS"]), 6
    full = {f"probes-{index}-text": f"Number {index}, theirs?" for index in range(place, most)}
    mine = {name: text.replace("theirs", "of mine") for name, text in full.items()}
    other.post(path, opened | full | {"probes-TOTAL_FORMS": str(most)})

    page = author_client.post(path, opened | mine | {"probes-TOTAL_FORMS": str(most)})

    texts = set(shown(page).values())
    assert page.status_code == 409
    assert {*full.values(), *mine.values()} <= texts
    assert "6 rows are the most. Remove one." in page.content.decode()
    again = author_client.post(path, shown(page) | {"headline": "Kept"})
    assert {*full.values(), *mine.values()} <= set(shown(again).values())
