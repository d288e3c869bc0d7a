"""What the frame of every page does in a browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.conftest import OpenPage

PHONE = {"width": 390, "height": 844}


def test_the_browser_tells_its_time_zone(open_page: OpenPage, db: None) -> None:
    page = open_page(timezone_id="Asia/Tokyo")

    page.goto("/accounts/login/")

    cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
    assert (cookies["time_zone"]["value"], cookies["time_zone"]["sameSite"]) == ("Asia/Tokyo", "Lax")


def test_a_phone_opens_the_menu_with_a_button_and_without_a_script(open_page: OpenPage, owner: User) -> None:
    page = open_page(owner, viewport=PHONE, java_script_enabled=False)
    page.goto("/account/")
    history = page.get_by_role("link", name="History")
    expect(history).to_be_hidden()

    page.get_by_role("button", name="Menu").click()

    expect(history).to_be_visible()


def test_the_menu_of_a_phone_goes_when_the_focus_leaves_it(open_page: OpenPage, owner: User) -> None:
    page = open_page(owner, viewport=PHONE)
    page.goto("/account/")
    page.get_by_role("button", name="Menu").press("Enter")
    menu = page.get_by_role("navigation", name="Site")
    expect(menu).to_be_visible()

    for _ in range(menu.get_by_role("link").count() + 1):
        page.keyboard.press("Tab")

    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    expect(menu).to_be_hidden()


def test_a_wide_screen_shows_the_menu_at_once(open_page: OpenPage, owner: User) -> None:
    page = open_page(owner, viewport={"width": 1280, "height": 800})

    page.goto("/account/")

    expect(page.get_by_role("link", name="History")).to_be_visible()
    expect(page.get_by_role("button", name="Menu")).to_be_hidden()


def test_the_first_tab_skips_to_the_content(page: Page, db: None) -> None:
    page.goto("/")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_the_theme_is_chosen_at_the_foot_and_kept(open_page: OpenPage, db: None) -> None:
    page = open_page(color_scheme="light")
    page.goto("/accounts/login/")

    page.get_by_role("button", name="Dark").click()

    expect(page).to_have_url("/accounts/login/")
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_paper_shows_neither_menu_nor_buttons(page: Page, db: None) -> None:
    page.goto("/")

    page.emulate_media(media="print")

    expect(page.get_by_role("navigation", name="Site")).to_be_hidden()
    expect(page.get_by_role("link", name="Start an interview")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.documentElement).fontFeatureSettings") == "normal"
