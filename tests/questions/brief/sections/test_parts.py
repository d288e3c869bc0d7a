"""Pay, levels, certifications and tables: the small readers."""

import pytest

from questions.brief.document import ParsedPay
from questions.brief.levels import in_order, level_named
from questions.brief.sections.certifications import certifications
from questions.brief.sections.pay import PAY_RANGE, pay_band
from questions.brief.words.lines import LineMark, cells, lines


@pytest.mark.parametrize(
    ("words", "low", "high", "currency", "open_ended"),
    [
        ("$107K – $127K", 107_000, 127_000, "USD", False),
        ("from $107K to $200K+ a year", 107_000, 200_000, "USD", True),
        ("£38,000 - £52,500", 38_000, 52_500, "GBP", False),
        ("€45-60k", 45_000, 60_000, "EUR", False),
        ("$ 95000—120000 +", 95_000, 120_000, "USD", True),
    ],
)
def test_pay_is_read_in_whole_units(words, low, high, currency, open_ended):
    assert pay_band(PAY_RANGE.search(words), "Mid") == ParsedPay("Mid", low, high, currency, open_ended)


@pytest.mark.parametrize("words", ["$107K", "107 to 127", "$x - $y", "room 3-5"])
def test_a_single_figure_or_one_without_a_currency_is_no_range(words):
    assert PAY_RANGE.search(words) is None


@pytest.mark.parametrize(
    ("words", "level"),
    [
        (" Mid ", "Mid"),
        ("mid-level", "Mid"),
        ("Entry level", "Junior"),
        ("SENIOR", "Senior"),
        ("Seconded", None),
        ("lead engineer", None),
    ],
)
def test_a_cell_names_a_level_of_the_ladder_or_none(words, level):
    assert level_named(words) == level


def test_levels_run_from_low_to_high_and_default_to_the_whole_ladder():
    assert in_order({"Lead", "Junior"}) == ("Junior", "Lead")
    assert in_order(set()) == ("Junior", "Mid", "Senior", "Lead")


def test_certifications_keep_their_order_and_are_not_repeated():
    listed = "A degree; Cloud certifications (Azure Expert, Google Pro); Linux certification (RHCE/RHCSA)."
    told = "Certifications like Google Pro, Linux (RHCE/RHCSA), and Terraform Associate help."

    assert certifications([listed, told]) == (
        "Azure Expert",
        "Google Pro",
        "Linux (RHCE/RHCSA)",
        "Terraform Associate",
    )


@pytest.mark.parametrize(
    ("text", "mark", "words"),
    [
        ("  - one", LineMark.BULLET, "one"),
        ("12) two", LineMark.NUMBER, "two"),
        ("## 3. Three", LineMark.NUMBER, "Three"),
        ("# Four", LineMark.NONE, "Four"),
        ("2026 was", LineMark.NONE, "2026 was"),
        ("|---|:-:|", LineMark.RULE, "|---|:-:|"),
        ("| a | b |", LineMark.ROW, "| a | b |"),
    ],
)
def test_a_line_is_told_by_its_mark(text, mark, words):
    (line,) = lines(text)

    assert (line.mark, line.words) == (mark, words)


def test_cells_stand_between_the_pipes_closed_or_not():
    closed, open_ended = lines("| a | b |\n| c | d")

    assert cells("| a | b |\n| c | d", closed) == [(1, 4), (5, 8)]
    assert cells("| a | b |\n| c | d", open_ended) == [(11, 14), (15, 17)]
