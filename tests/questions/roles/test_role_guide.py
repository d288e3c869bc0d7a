"""/roles/<slug>/: what a candidate reads before practising."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from questions.models import CareerStage, CommonQuestion, LevelExample, PathStep, PayBand, Role, Skill
from tests.questions.briefs import imported_role
from tests.support.builders import build_role, level
from tests.support.factories import AreaFactory, JobTitleFactory, RoleFactory
from tests.support.statements import counted

pytestmark = pytest.mark.django_db


@pytest.fixture
def role() -> Role:
    return build_role(areas=2, title="Tide Table Engineer", slug="tide-table-engineer")


def text_of(client: Client, role: Role) -> str:
    return " ".join(client.get(role.get_absolute_url()).content.decode().split())


def test_anybody_reads_the_areas_and_what_is_looked_for(client: Client, role: Role) -> None:
    page = text_of(client, role)

    assert "<h1>Tide Table Engineer</h1>" in page
    assert "Area 0 <small>Designing gauges that balance accuracy and cost.</small>" in page


def test_neighbouring_gaps_share_a_cell_with_their_levels_in_front(client: Client, role: Role) -> None:
    area = role.areas.get(name="Area 0")
    LevelExample.objects.create(area=area, level=level(role, "Senior"), text="Designing a gauge.")

    page = text_of(client, role)

    assert (
        '<td colspan="2"> <p class="gap"><span class="only-phone">Junior, Mid: </span>'
        "the brief gives no example</p> </td>"
    ) in page
    assert '<p class="example"><b class="only-phone">Senior </b>Designing a gauge.</p>' in page
    assert '<td colspan="4">' in page  # the other area has no example at all


def test_two_examples_of_a_level_stand_in_one_cell(client: Client, role: Role) -> None:
    area = role.areas.get(name="Area 0")
    for text in ("Reading a gauge.", "Cleaning a gauge."):
        LevelExample.objects.create(area=area, level=level(role, "Junior"), text=text)

    page = text_of(client, role)

    assert page.count("Reading a gauge.</p> <p") == 1


def test_practising_leads_to_the_set_up_with_this_role(client: Client, role: Role) -> None:
    title = JobTitleFactory(role=role, level=level(role, "Mid"), key="gauge-engineer")

    page = text_of(client, role)

    assert f'?role={role.public_id}">Practise this role' in page
    assert f'?role={role.public_id}&amp;title=gauge-engineer">{title.name}</a><small>Gauges</small>' in page


def test_pay_is_drawn_and_the_whole_range_is_told(client: Client, role: Role) -> None:
    for position, (name, low, high) in enumerate([("Lead", 90_000, 120_000), ("Mid", 50_000, 70_000)]):
        PayBand.objects.create(
            role=role, position=position, level=level(role, name), low=low, high=high, currency="EUR"
        )
    PayBand.objects.create(role=role, position=9, low=45_000, high=120_000, currency="EUR", open_ended=True)

    page = text_of(client, role)

    assert page.count('aria-label="Pay by level: Lead €90K–€120K, Mid €50K–€70K."') == 2
    assert "For the role as a whole it says €45K–€120K+." in page


def test_pay_in_several_currencies_is_told_but_not_drawn(client: Client, role: Role) -> None:
    for position, currency in enumerate(["EUR", "GBP"]):
        PayBand.objects.create(
            role=role, position=position, level=level(role, "Mid"), low=1000, high=2000, currency=currency
        )

    page = text_of(client, role)

    assert '<svg class="chart' not in page
    assert "Mid €1K–€2K, Mid £1K–£2K" in page


def test_the_lists_of_the_brief_stand_below(client: Client, role: Role) -> None:
    Skill.objects.create(role=role, position=0, text="Reads tide tables")
    Skill.objects.create(role=role, position=1, text="Gauge licence", kind=Skill.Kind.CERTIFICATION)
    PathStep.objects.create(role=role, position=0, text="Learn the coast")
    CareerStage.objects.create(role=role, position=0, title="Tide Table Engineer", note="Here you are")
    CommonQuestion.objects.create(role=role, position=0, question="Is it wet?", answer="At times.")

    page = text_of(client, role)

    assert "<li>Reads tide tables</li>" in page
    assert "<li>Gauge licence</li>" in page
    assert "Learn the coast</li>" in page
    assert '<li aria-current="true"><b>Tide Table Engineer</b><small>Here you are</small></li>' in page
    assert "<summary>Is it wet?</summary>" in page


def test_a_bare_role_has_no_empty_sections(client: Client, role: Role) -> None:
    page = text_of(client, role)

    headings = ["What each level would describe", "Job titles", "Pay by level", "Skills", "Path"]
    assert [heading for heading in headings if f">{heading}" in page] == [headings[0]]


@pytest.mark.parametrize("told", ["education", "career_path", "demand"])
def test_whatever_the_path_tells_is_among_the_contents(client: Client, role: Role, told: str) -> None:
    Role.objects.filter(pk=role.pk).update(**{told: "A diploma in tides."})

    page = text_of(client, role)

    assert '<a href="#path">Path</a>' in page
    assert "A diploma in tides." in page


def test_a_retired_area_is_not_shown(client: Client, role: Role) -> None:
    AreaFactory(role=role, name="Sunken Gauges", is_retired=True)

    assert "Sunken Gauges" not in text_of(client, role)


def test_readers_are_not_offered_the_sentences_of_the_brief(
    client: Client, author_client: Client, author: User
) -> None:
    role = imported_role(author)
    Role.objects.filter(pk=role.pk).update(visibility=Role.Visibility.PUBLISHED)
    role.refresh_from_db()
    link = f"/roles/{role.public_id}/sentences/"

    assert link in text_of(author_client, role)
    assert link not in text_of(client, role)


@pytest.mark.parametrize("count", [1, 3])
def test_its_statements_do_not_grow(client: Client, count: int) -> None:
    role = build_role(areas=count)
    for area in role.areas.all():
        for name in ("Junior", "Lead"):
            LevelExample.objects.create(area=area, level=level(role, name), text="Reading.")
        JobTitleFactory(role=role, level=level(role, "Mid"))

    with counted() as executed:
        client.get(role.get_absolute_url())

    assert executed.count == 10, executed


def test_a_private_role_has_no_public_address(owner_client: Client, owner: User) -> None:
    role = RoleFactory(owner=owner, visibility=Role.Visibility.PRIVATE)

    assert owner_client.get(f"/roles/{role.slug}/").status_code == 404


def test_an_unknown_address_is_not_found(client: Client, db: None) -> None:
    assert client.get("/roles/nobody/").status_code == 404


def test_it_is_only_read(client: Client, role: Role) -> None:
    assert client.post(role.get_absolute_url()).status_code == 405
