"""In a browser: an export arrives complete, and deleting the account ends on the right page."""

from __future__ import annotations

import zipfile

from playwright.sync_api import expect

from accounts.models import User
from tests.browser.conftest import OpenPage
from tests.support.factories import PASSWORD
from tests.support.graded import build_graded


def test_the_export_arrives_as_a_zip_that_opens(owner: User, open_page: OpenPage) -> None:
    build_graded(owner, ranks=(2,), title="Senior Gauge Engineer")
    page = open_page(owner)
    page.goto("/account/")
    page.get_by_role("link", name="Export your data").click()

    with page.expect_download() as download:
        page.get_by_role("button", name="Download my data").click()

    with zipfile.ZipFile(download.value.path()) as archive:
        assert (archive.testzip(), len(archive.namelist())) == (None, 3)
    assert download.value.suggested_filename.startswith("rehearse-20")


def test_leaving_ends_on_the_public_page_with_a_sentence(owner: User, open_page: OpenPage) -> None:
    page = open_page(owner)
    page.goto("/account/delete/")
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Delete my account").dblclick()

    expect(page.get_by_text("Your account is deleted, and you are signed out.")).to_be_visible()
    assert not User.objects.filter(pk=owner.pk).exists()
