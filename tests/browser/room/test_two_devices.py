"""Two devices in one interview: each is told what the other does, and no text of either is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from database.units import SECOND
from interviews.models import AnswerRevision, Interview
from interviews.models.interview import State
from tests.browser.conftest import OpenPage
from tests.browser.room.rooms import SAVES, enter, state, stored
from tests.browser.saving.saves import forgive_network, forgive_status, saves_of, sent

pytestmark = pytest.mark.full


@pytest.fixture
def laptop(room: Page) -> Page:
    """The device that started the interview."""
    return room


@pytest.fixture
def phone(open_page: OpenPage, owner: User) -> Page:
    return open_page(owner)


def take_over_on(device: Page, interview: Interview) -> None:
    device.goto(interview.get_absolute_url())
    device.get_by_role("button", name="Continue here").click()
    expect(device.locator("#box-0")).to_be_editable()


def hand_in_on(device: Page) -> None:
    device.get_by_role("button", name="Hand in").click()
    device.get_by_role("dialog").get_by_role("button", name="Hand in").click()
    expect(device.locator("#room")).to_have_count(0)


@pytest.mark.fault(10)
def test_within_ten_seconds_the_other_device_says_handed_in_and_takes_no_more(
    laptop: Page, phone: Page, running: Interview
) -> None:
    laptop.clock.install()
    box = enter(laptop, running)
    box.press_sequentially("From the laptop.")
    laptop.clock.run_for(2 * SECOND)
    expect(state(laptop)).to_contain_text("Saved")
    take_over_on(phone, running)
    hand_in_on(phone)

    laptop.clock.run_for(10 * SECOND)

    expect(laptop.locator("#closed")).to_contain_text("Your answers are handed in.")
    expect(laptop.locator("#closed")).to_be_in_viewport()
    expect(box).not_to_be_editable()
    expect(laptop.get_by_role("button", name="Hand in")).to_have_count(0)
    expect(laptop.get_by_role("button", name="Next question")).to_have_count(0)
    assert stored(running) == "From the laptop."


@pytest.mark.fault(10)
@pytest.mark.full
def test_what_the_other_device_could_not_send_in_time_is_refused_and_kept_apart(
    laptop: Page, phone: Page, running: Interview, complaints: list[str]
) -> None:
    enter(laptop, running).press_sequentially("First words.")
    expect(state(laptop)).to_contain_text("Saved")
    laptop.context.set_offline(True)
    laptop.locator("#box-0").press_sequentially(" Typed on the train.")
    expect(state(laptop)).to_contain_text("Not saved since")
    take_over_on(phone, running)
    hand_in_on(phone)

    with saves_of(laptop) as answers:
        laptop.context.set_offline(False)
        expect(state(laptop)).to_have_text("Not counted: it came after the end. Kept apart.")

    running.refresh_from_db()
    refused = AnswerRevision.objects.get(kind=AnswerRevision.Kind.REFUSED)
    assert [answer.status for answer in answers] == [410]
    assert sent(answers[0])["text"] == "First words. Typed on the train."
    assert (running.state, refused.text) == (State.GRADING, "First words. Typed on the train.")
    expect(laptop.locator("#closed")).to_contain_text("Your answers are handed in.")
    phone.goto(f"{running.get_absolute_url()}answers/")
    expect(phone.get_by_text("First words. Typed on the train.")).to_be_attached()
    forgive_status(complaints, 410)
    forgive_network(complaints)


@pytest.mark.fault(10)
def test_a_device_that_was_left_says_handed_in_later_and_what_it_kept_is_kept_apart(
    laptop: Page, phone: Page, running: Interview, complaints: list[str]
) -> None:
    laptop.clock.install()
    enter(laptop, running)
    laptop.route(SAVES, lambda route: route.abort())
    laptop.locator("#box-0").press_sequentially("Typed on the train.")
    take_over_on(phone, running)
    laptop.clock.run_for(10 * SECOND)
    expect(laptop.locator("#elsewhere")).to_contain_text("Your last words are not saved")
    laptop.unroute(SAVES)
    hand_in_on(phone)

    laptop.clock.run_for(10 * SECOND)

    expect(laptop.locator("#closed")).to_contain_text("Your answers are handed in.")
    expect(laptop.locator("#elsewhere")).to_be_hidden()
    expect(state(laptop)).to_have_text("Not counted: it came after the end. Kept apart.")
    assert AnswerRevision.objects.get(kind=AnswerRevision.Kind.REFUSED).text == "Typed on the train."
    forgive_status(complaints, 410)
    forgive_network(complaints)
