"""The whole path on a committed brief in our own words."""

import json

import pytest

from questions.brief.document import Brief
from questions.brief.errors import BriefError
from questions.brief.parse import parse_brief

from .conftest import OWN

NO_AREA = (
    "No responsibility area was found. Areas are looked for below a heading such as “Responsibilities & "
    "Duties of a …”: numbered headings from “1. Designing …” on, each with a paragraph under it."
)


@pytest.fixture
def brief(own_brief) -> Brief:
    return parse_brief(own_brief)


def test_the_brief_reads_as_written_down(brief):
    expected = json.loads((OWN / "harbour_traffic_planner.json").read_text("utf-8"))

    assert brief.as_json() == expected


def test_gaps_stay_gaps(brief):
    levels = {area.name: [example.level for example in area.examples] for area in brief.areas}

    assert levels == {
        "Planning Berth Allocation": ["Senior"],
        "Co-ordinating Pilots and Tugs": ["Junior", "Lead"],
        "Managing Tidal Windows": ["Junior", "Mid"],
        "Handling Disruption": ["Mid", "Senior"],
        "Keeping Radio Discipline": [],
        "Working with Terminals and Shipping Lines": ["Mid", "Lead"],
    }


def test_an_area_remembers_where_it_was_read(brief, own_brief):
    area = brief.areas[0]
    spans = [area.spans.name, *area.spans.summary, *area.spans.assessed, area.examples[0].span]

    assert [(own_brief[span.start : span.end], span.use) for span in spans] == [
        (area.name, "area"),
        (area.summary, "summary"),
        (area.assessed, "assessed"),
        (area.examples[0].text, "example"),
    ]


def test_the_contents_list_is_told_from_the_sections_it_announces(brief, own_brief):
    contents = [own_brief[span.start : span.end] for span in brief.spans if span.use == "contents"]

    assert (len(contents), contents[2]) == (17, "- Planning Berth Allocation")


def test_a_contents_list_without_bullets_is_told_as_well(own_brief, brief):
    head, _, body = own_brief.partition("- What Does")
    contents, _, rest = body.partition("\nWhat Does")
    plain = f"{head}What Does{contents.replace('- ', '')}\nWhat Does{rest}"

    assert parse_brief(plain).as_json() == brief.as_json()


def test_windows_line_ends_move_offsets_and_nothing_else(own_brief, brief):
    windows = parse_brief(own_brief.replace("\n", "\r\n"))

    assert windows.as_json() == brief.as_json()


def test_numbered_items_without_prose_are_no_areas(own_brief):
    lines = own_brief.splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("Responsibilities"))
    items = [*lines[: start + 1], "1. Planning Berths", "2. Booking Tugs"]

    with pytest.raises(BriefError) as refusal:
        parse_brief("\n".join(items))

    assert str(refusal.value) == NO_AREA


def test_a_brief_that_names_no_role_is_refused():
    with pytest.raises(BriefError) as refusal:
        parse_brief("Responsibilities & Duties\n1. Mending Nets\nNets are mended by hand.")

    assert str(refusal.value) == (
        "No heading names the role. One such as “What Does a … Do?” or “Responsibilities & Duties of a …” "
        "does."
    )


def test_the_smallest_brief_has_one_area_and_the_default_ladder():
    brief = parse_brief("Responsibilities and Duties of a Net Maker\n1. Mending Nets\nNets last a year.")

    assert (brief.title, brief.levels) == ("Net Maker", ("Junior", "Mid", "Senior", "Lead"))
    assert [(area.name, area.summary, area.assessed) for area in brief.areas] == [
        ("Mending Nets", "Nets last a year.", "")
    ]


@pytest.mark.parametrize("character", ["\0", "\x1b", "\ud800"])
def test_text_that_no_database_could_keep_is_refused(own_brief, character):
    with pytest.raises(BriefError, match=r"met the character U\+[0-9A-F]{4} at position 4\.$"):
        parse_brief(own_brief[:3] + character + own_brief[3:])


@pytest.mark.parametrize("decorate", ["## {}", "   {}", "{}   "])
def test_hashes_and_spaces_around_lines_change_nothing(own_brief, brief, decorate):
    headings = (
        "What Does",
        "Responsibilities",
        "Common",
        "How to",
        "Skill",
        "Education",
        "Are",
        "Conclusion",
    )
    lines = [decorate.format(line) if line.startswith(headings) else line for line in own_brief.split("\n")]

    assert parse_brief("\n\n".join(lines)).as_json() == brief.as_json()


@pytest.mark.parametrize(
    ("row", "unused"),
    [
        ("| Senior | by agreement |", ["Senior", "by agreement"]),
        ("| Seconded | £52K – £67K |", ["Seconded", "£52K – £67K"]),
        ("| Senior |", ["Senior"]),
    ],
)
def test_a_row_that_states_no_pay_of_a_level_stays_visibly_unused(own_brief, brief, row, unused):
    changed = parse_brief(own_brief.replace("| Senior | £52K – £67K |", row))

    assert [band.level for band in changed.salaries] == ["Junior", "Mid", "Lead", None]
    assert sorted(changed.unused) == sorted([*brief.unused, *unused])
