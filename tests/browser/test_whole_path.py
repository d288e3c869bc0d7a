"""The main job from end to end as a new user: with a mouse, with keys, on a phone, without JavaScript."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count

import pytest
from django.core.management import call_command
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from database.units import MINUTE, SECOND
from interviews.models import Interview
from tests.browser.conftest import OpenPage, ServerClock
from tests.browser.walker import Finger, Keys, Mouse, WithoutScript
from tests.support.factories import PASSWORD

NOT_FOUND = "error: Failed to load resource: the server responded with a status of 404 (Not Found)"
MOST_DRAWS = 12
# The mouse walks at every change, the others in CI.
WALKERS = [Mouse, *(pytest.param(kind, marks=pytest.mark.full) for kind in (Keys, WithoutScript, Finger))]


@dataclass(frozen=True, slots=True)
class Path:
    """The steps of the main job; each begins where the one before it ended."""

    walker: Mouse
    clock: ServerClock

    @property
    def page(self) -> Page:
        return self.walker.page

    def arrive(self, *, minutes: str) -> None:
        self.sign_up()
        self.read_the_guide()
        self.set_up(minutes=minutes)

    def sign_up(self) -> None:
        self.page.goto("/")
        self.walker.press(self.page.get_by_role("link", name="Create account"))
        self.walker.write(self.page.get_by_label("E-mail"), "noor@example.test")
        self.walker.write(self.page.get_by_label("Password", exact=True), PASSWORD)
        self.walker.press(self.page.get_by_role("button", name="Create account"))

    def read_the_guide(self) -> None:
        self.walker.open_menu()
        self.walker.press(self.page.get_by_role("link", name="Roles", exact=True))
        self.walker.press(self.page.get_by_role("link", name="AI Infrastructure Engineer").first)
        expect(self.page.get_by_role("heading", level=1)).to_have_text("AI Infrastructure Engineer")

    def set_up(self, *, minutes: str) -> None:
        self.walker.press(self.page.get_by_role("link", name="Practise this role"))
        self.walker.choose(self.page.get_by_role("radio", name="Own", exact=True))
        self.walker.write_anew(self.page.get_by_label("Own minutes"), minutes)
        if not self.walker.has_script:
            self.walker.press(self.page.get_by_role("button", name="Show the plan for these choices"))
        expect(self.plan).to_contain_text(f"{minutes} min")
        self.draw_until("3 questions")
        self.walker.press(self.page.get_by_role("button", name="Start the mock"))

    def draw_until(self, wanted: str) -> None:
        """How many questions fit the minutes depends on which are drawn."""
        for _ in range(MOST_DRAWS):
            if wanted in self.plan.inner_text():
                break
            seed = self.page.locator("input[name=seed]").input_value()
            self.walker.press(self.page.get_by_role("button", name="Draw other questions"))
            expect(self.page.locator("input[name=seed]")).not_to_have_value(seed)
        expect(self.plan).to_contain_text(wanted)

    def answer(self, number: int, text: str) -> None:
        expect(self.page.locator(".where")).to_contain_text(f"Question {number} of 3")
        self.walker.write(self.box, text)

    def introduce_oneself(self, text: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text("How this interview goes")
        self.walker.write(self.page.get_by_label("Introduce yourself in a few sentences"), text)
        self.go_on("First question")

    def go_on(self, label: str = "Next question") -> None:
        self.walker.go_on(label)
        expect(self.page.get_by_role("heading", level=1)).to_be_focused()

    def reload_in_the_middle(self) -> None:
        """Everything written before is still there, and the clock went on."""
        written = self.box.input_value()
        self.keep()
        self.clock.forward(8 * MINUTE)
        self.page.reload()
        expect(self.box).to_have_value(written)
        if self.walker.has_script:
            expect(self.page.get_by_role("timer")).to_have_text(re.compile(r"^37:"))
        else:
            expect(self.page.get_by_text(re.compile("^Ends at"))).to_be_visible()

    def answer_the_probe(self, text: str) -> None:
        """Answer the probe that has appeared meanwhile."""
        self.walker.write(self.page.locator("#box-1"), text)

    def hand_in_at_the_bell(self) -> None:
        """The page rings and hands in by itself; without its script a person has the grace to do it."""
        if self.walker.has_script:
            self.clock.forward(self.clock.left(self.interview) - 3 * SECOND)
            self.page.reload()
        else:
            self.keep()
            self.clock.forward(self.clock.left(self.interview) + 20 * SECOND)
            self.page.reload()
            expect(self.page.get_by_text("The bell has rung.")).to_be_visible()
            self.walker.press(self.page.get_by_role("button", name="Hand in").first)
            self.walker.press(self.page.get_by_role("dialog").get_by_role("button", name="Hand in"))
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Grade what you actually said")

    def grade(self, number: int, quote: str, *, revised: str = "") -> None:
        self.grade_blind(number, quote)
        self.confirm(revised=revised)

    def grade_blind(self, number: int, quote: str) -> None:
        expect(self.page.get_by_text(f"Question {number} of 3")).to_be_visible()
        expect(self.page.get_by_text("Blind pass")).to_be_visible()
        self.walker.quote(self.criteria.first, quote)
        for position in range(self.criteria.count()):
            criterion = self.criteria.nth(position)
            if criterion.get_attribute("open") is None:
                self.walker.press(criterion.locator("summary"))
            self.walker.choose(criterion.get_by_role("radio").nth(2))
        self.walker.press(self.page.get_by_role("button", name="Commit blind grading"))

    def confirm(self, *, revised: str = "") -> None:
        """Beside the model answer, keep every mark; with a reason, revise the first."""
        expect(self.page.get_by_role("heading", name="Model answer", exact=True)).to_be_visible()
        for position in range(self.criteria.count()):
            criterion = self.criteria.nth(position)
            if revised and not position:
                self.walker.choose(criterion.get_by_role("radio", name="Revise"))
                self.walker.choose(criterion.get_by_role("radio").nth(3))
                self.walker.write(criterion.get_by_label("What changed your mind?"), revised)
            else:
                self.walker.choose(criterion.get_by_role("radio", name="Keep as it is"))
        self.walker.press(self.page.get_by_role("button", name="Finish this answer"))

    def read_the_report(self) -> str:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(re.compile("^You answered at"))
        return self.page.get_by_role("heading", level=1).inner_text()

    def find_it_in_history(self) -> None:
        self.walker.open_menu()
        self.walker.press(self.page.get_by_role("link", name="History", exact=True))
        self.walker.press(self.page.get_by_role("row").get_by_role("link").first)

    def share(self) -> str:
        self.walker.press(self.page.get_by_role("link", name="Share for review"))
        self.walker.press(self.page.get_by_role("button", name="Create link"))
        return self.page.get_by_label("Link, until").input_value()

    def close_the_link(self) -> None:
        self.page.get_by_role("button", name="Close this link").click()
        self.walker.press(self.page.get_by_role("button", name="Close it"))
        expect(self.page.get_by_text("The link no longer works.")).to_be_visible()

    @property
    def plan(self) -> Locator:
        return self.page.locator("#plan .caption").first

    @property
    def box(self) -> Locator:
        return self.page.locator("#box-0")

    @property
    def criteria(self) -> Locator:
        return self.page.locator("[data-criterion]")

    @property
    def interview(self) -> Interview:
        return Interview.objects.get()

    def keep(self) -> None:
        if not self.walker.has_script:
            self.walker.press(self.page.get_by_role("button", name="Save", exact=True))
        expect(self.page.locator("#state-0")).to_contain_text("Saved")


@pytest.fixture
def shipped_bank(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The role and questions that a fresh installation has, drawn in the same order each time."""
    seeds = count(1)
    monkeypatch.setattr("interviews.planning.forms.new_seed", lambda: next(seeds))
    call_command("load_bank", verbosity=0)


@pytest.mark.parametrize("kind", WALKERS)
def test_a_new_user_goes_from_signing_up_to_a_report(
    kind: type[Mouse],
    open_page: OpenPage,
    server_clock: ServerClock,
    shipped_bank: None,
    stranger: User,
    complaints: list[str],
) -> None:
    path = Path(kind(open_page(**kind.options)), server_clock)
    path.arrive(minutes="46")
    path.introduce_oneself("I keep queues short.")

    path.answer(1, "First I would ")
    path.reload_in_the_middle()
    path.answer(1, "compare the queue with the disks.")
    path.answer_the_probe("Then the disks are slow.")
    path.go_on()
    path.answer(2, "I would compare both runs.")
    path.go_on()
    path.answer(3, "I would compare what they asked for")
    path.hand_in_at_the_bell()

    path.grade(1, "compare the queue with the disks", revised="The model answer measures first.")
    path.grade(2, "compare both runs")
    path.grade(3, "compare what they asked for")

    result = path.read_the_report()
    address = path.page.url
    path.find_it_in_history()
    expect(path.page).to_have_url(address)

    other = open_page(stranger, **kind.options)
    assert other.goto(address).status == 404
    link = path.share()
    other.goto(link)
    expect(other.get_by_role("heading", level=1)).to_contain_text(result.removeprefix("You "))
    path.close_the_link()
    assert other.reload().status == 404
    complaints[:] = [line for line in complaints if line != NOT_FOUND]
