"""An author writes with the keyboard: rows without a round trip, a live preview, publishing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from questions.models import Question
from tests.browser.conftest import OpenPage
from tests.browser.pages.axe import problems
from tests.support.builders import build_question, build_role

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def question() -> Question:
    return build_question(build_role(areas=1).areas.all()[0], headline="The gauge froze")


def form_of(question: Question) -> str:
    return f"/author/questions/{question.public_id}/"


def press(page: Page, name: str) -> None:
    """Reach a button by focus and press it, as a keyboard does."""
    button = page.get_by_role("button", name=name).first
    button.focus()
    button.press("Enter")


def test_an_author_adds_a_probe_and_publishes_by_keyboard(
    open_page: OpenPage, author: User, question: Question
) -> None:
    page = open_page(author)
    page.goto(form_of(question))

    page.locator("summary", has_text="Probes, 2").press("Enter")
    press(page, "Add a probe")
    page.keyboard.type("And at 20 below?")
    page.keyboard.press("Tab")
    page.keyboard.type("A heated housing.")
    press(page, "Publish version 2")
    page.wait_for_url("**/versions/")

    probe = question.versions.get(number=2).probes.get(position=3)
    assert (probe.text, probe.good_reply) == ("And at 20 below?", "A heated housing.")
    question.refresh_from_db()
    assert question.current_version is not None
    assert question.current_version.number == 2


def test_every_row_has_ids_of_its_own(open_page: OpenPage, author: User, question: Question) -> None:
    page = open_page(author)
    page.goto(form_of(question))

    press(page, "Add a criterion")
    press(page, "Add a criterion")
    page.get_by_role("button", name="Remove this criterion").first.click()

    names = page.locator('[data-rows=criteria] [name$="-name"]')
    ids = names.evaluate_all("fields => fields.map((field) => field.id)")
    labels = names.evaluate_all("fields => fields.map((field) => field.labels.length)")
    last = names.count() - 1
    assert ids == [f"id_criteria-{index}-name" for index in range(last + 1)]
    assert labels == [1] * (last + 1)
    page.get_by_label("Criterion", exact=True).last.fill("Arithmetic")
    expect(names.last).to_have_value("Arithmetic")
    assert problems(page) == []


def test_the_focus_goes_to_a_new_row_and_from_a_removed_one_to_its_neighbour(
    open_page: OpenPage, author: User, question: Question
) -> None:
    page = open_page(author)
    page.goto(form_of(question))
    names = page.locator('[data-rows=criteria] [name$="-name"]')

    press(page, "Add a criterion")
    expect(names.last).to_be_focused()
    page.get_by_role("button", name="Remove this criterion").last.press("Enter")
    expect(names.last).to_be_focused()
    second = names.nth(1).input_value()
    page.get_by_role("button", name="Remove this criterion").first.press("Enter")

    expect(names.first).to_be_focused()
    expect(names.first).to_have_value(second)


def test_the_preview_and_the_count_follow_the_typing(
    open_page: OpenPage, author: User, question: Question
) -> None:
    page = open_page(author)
    page.goto(form_of(question))

    page.get_by_label("Headline").fill("It froze again")
    page.get_by_label("Situation").fill("At night.\n\nNobody was there.")

    preview = page.get_by_role("complementary")
    expect(preview.get_by_text("It froze again")).to_be_visible()
    expect(preview.locator("[data-preview=situation] p")).to_have_text(["At night.", "Nobody was there."])
    expect(page.get_by_text("14 of 90 characters")).to_be_visible()


def test_moved_criteria_keep_their_weights_and_gates(
    open_page: OpenPage, author: User, question: Question
) -> None:
    page = open_page(author)
    page.goto(form_of(question))
    page.get_by_role("group", name="Criterion A").get_by_label("3", exact=True).check(force=True)

    page.get_by_role("button", name="Move this criterion down").first.click()
    page.get_by_role("button", name="Remove this criterion").last.click()
    press(page, "Save draft")
    page.get_by_text("Version 2 is saved as a draft.").wait_for()

    rubric = question.versions.get(number=2).rubric.values_list("criterion__key", "weight", "gate")
    assert list(rubric) == [("safety", 1, True), ("diagnosis", 3, False), ("design", 1, False)]


def test_a_new_criterion_is_offered_to_the_model_answer_at_once(
    open_page: OpenPage, author: User, question: Question
) -> None:
    page = open_page(author)
    page.goto(form_of(question))

    press(page, "Add a criterion")
    page.keyboard.type("Arithmetic")
    page.get_by_text("Points of the model answer, 0").click()
    press(page, "Add a point")
    page.keyboard.type("Counts the gauges.")
    page.get_by_label("Shows").select_option(label="E Arithmetic")
    press(page, "Save draft")
    page.get_by_text("Version 2 is saved as a draft.").wait_for()

    points = question.versions.get(number=2).model_answer
    assert points == [{"text": "Counts the gauges.", "criterion": "arithmetic"}]


def test_after_an_error_the_cursor_is_in_the_first_field_to_mend(
    open_page: OpenPage, author: User, question: Question
) -> None:
    page = open_page(author)
    page.goto(form_of(question))

    page.get_by_label("Ask").fill("")
    press(page, "Save draft")
    page.get_by_text("Write something here.").wait_for()

    expect(page.get_by_label("Ask")).to_be_focused()


@pytest.mark.parametrize(
    ("scheme", "width"),
    [
        ("light", 1280),
        pytest.param("dark", 1280, marks=pytest.mark.full),
        pytest.param("light", 390, marks=pytest.mark.full),
        pytest.param("dark", 390, marks=pytest.mark.full),
    ],
)
def test_the_form_with_every_fold_open_has_no_axe_finding(
    open_page: OpenPage, author: User, question: Question, scheme: str, width: int
) -> None:
    page = open_page(author, color_scheme=scheme, viewport={"width": width, "height": 800})
    page.goto(form_of(question))
    page.get_by_label("Situation").fill("No figure in it.")
    page.get_by_label("Lead").last.fill("")
    press(page, "Save draft")
    page.get_by_text("1 to fix").wait_for()

    for fold in page.locator("details > summary").all():
        fold.click()
    for button in ("Add a probe", "Add a point", "Add a red flag"):
        press(page, button)

    assert problems(page) == []


def test_the_tick_beside_the_headline_follows_what_is_typed(
    open_page: OpenPage, author: User, question: Question
) -> None:
    page = open_page(author)
    page.goto(form_of(question))
    tick = page.locator("[data-fits] .icon")
    expect(tick).to_be_visible()

    for typed, fits in [("", False), ("x" * 90, True), ("x" * 91, False)]:
        page.get_by_label("Headline").fill(typed)

        expect(page.get_by_text(f"{len(typed)} of 90 characters")).to_be_visible()
        expect(tick).to_be_visible(visible=fits)
