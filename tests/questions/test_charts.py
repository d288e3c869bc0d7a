"""Geometry of the mini ladder and the pay chart."""

from __future__ import annotations

import itertools
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.charts import PHONE, WIDE, Band, MiniBar, mini_ladder, money, money_range, pay_chart

PAY = [
    Band("Junior", 107_000, 127_000),
    Band("Mid", 127_000, 163_000),
    Band("Senior", 163_000, 200_000),
    Band("Lead", 200_000, 250_000, open_ended=True),
]
wide_chart = partial(pay_chart, currency="USD", width=WIDE)


@st.composite
def bands(draw):
    low = draw(st.integers(1, 2_000_000))
    high = draw(st.none() | st.integers(low, low * 3))
    return Band(draw(st.text("abc", min_size=1, max_size=12)), low, high, draw(st.booleans()))


CHARTS = st.builds(
    pay_chart,
    st.lists(bands(), min_size=1, max_size=8),
    currency=st.sampled_from(["USD", "CHF"]),
    width=st.sampled_from([PHONE, WIDE]),
)


def test_a_mini_ladder_of_four_fills_its_box():
    assert mini_ladder(4, reached=2, bar=3) == (
        MiniBar("0", "15", "8", "6", "filled"),
        MiniBar("10", "10", "8", "11", "filled"),
        MiniBar("20.5", "5.5", "7", "15", "bar"),
        MiniBar("30.5", "0.5", "7", "20", "rest"),
    )


@pytest.mark.parametrize(
    ("reached", "bar", "states"),
    [
        (0, 1, ["bar", "rest", "rest"]),
        (2, 2, ["filled", "filled", "rest"]),
        (3, 1, ["filled", "filled", "filled"]),
        (1, None, ["filled", "rest", "rest"]),
    ],
)
def test_a_mini_ladder_outlines_the_bar_only_when_it_was_missed(reached, bar, states):
    assert [mini.state for mini in mini_ladder(3, reached=reached, bar=bar)] == states


@given(st.integers(1, 8))
def test_a_mini_ladder_rises_within_its_box(levels):
    bars = mini_ladder(levels, reached=levels)
    heights, ends = [float(bar.height) for bar in bars], [float(bar.x) + float(bar.width) for bar in bars]

    assert heights == sorted(set(heights))
    assert heights[-1] == 21
    assert all(float(bar.y) + float(bar.height) == pytest.approx(21, abs=0.02) for bar in bars)
    assert all(end < float(bar.x) for end, bar in zip(ends, bars[1:], strict=False))
    assert ends[-1] == pytest.approx(38, abs=0.02)


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        (107_000, "USD", "$107K"),
        (62_500, "EUR", "€62.5K"),
        (1_200_000, "GBP", "£1.2M"),
        (1_000_000, "INR", "₹1M"),
        (107_253, "USD", "$107,253"),
        (950, "CHF", "CHF 950"),
        (45, "USD", "$45"),
    ],
)
def test_money_is_as_short_as_it_stays_exact(amount, currency, words):
    assert money(amount, currency) == words


@pytest.mark.parametrize(
    ("band", "words"),
    [
        (PAY[0], "$107K–$127K"),
        (PAY[3], "$200K–$250K+"),
        (Band("Lead", 200_000, None, open_ended=True), "$200K+"),
        (Band("Lead", 200_000, None), "$200K"),
    ],
)
def test_a_range_keeps_its_open_end(band, words):
    assert money_range(band, "USD") == words


def test_the_highest_level_is_on_top():
    assert [row.level for row in wide_chart(PAY).rows] == ["Lead", "Senior", "Mid", "Junior"]


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_the_axis_has_round_ticks_around_the_bands(width):
    ticks = pay_chart(PAY, currency="USD", width=width).ticks

    assert [tick.text for tick in ticks] == ["$100K", "$150K", "$200K", "$250K"]


def test_a_narrow_band_gets_no_axis_of_single_dollars():
    ticks = wide_chart([Band("Mid", 100_000, 100_001)]).ticks

    assert [tick.text for tick in ticks] == ["$100K", "$110K"]


def test_only_an_open_end_has_a_chevron():
    rows = wide_chart(PAY).rows

    assert [bool(row.chevron) for row in rows] == [True, False, False, False]


def test_neighbouring_bands_meet():
    senior, mid = wide_chart(PAY).rows[1:3]

    assert float(mid.x) + float(mid.width) == pytest.approx(float(senior.x), abs=0.02)


def test_the_chart_is_said_in_words():
    assert wide_chart(PAY[:2]).label == "Pay by level: Mid $127K–$163K, Junior $107K–$127K."


def test_a_side_chart_without_an_axis_ends_below_its_rows():
    chart = pay_chart(PAY[1:3], currency="USD", width=240, axis=False)

    assert (chart.ticks, chart.height) == ((), chart.plot_bottom)


def test_the_state_of_a_band_reaches_its_row():
    chart = wide_chart([Band("Mid", 1, 2, state="reached"), Band("Senior", 2, 3, state="bar")])

    assert [row.state for row in chart.rows] == ["bar", "reached"]


def test_an_open_band_without_an_upper_end_runs_to_the_end_of_the_axis():
    chart = wide_chart([PAY[0], Band("Lead", 200_000, None, open_ended=True)])

    lead = chart.rows[0]
    assert float(lead.x) + float(lead.width) == pytest.approx(float(chart.ticks[-1].x), abs=0.02)


@given(CHARTS)
def test_every_bar_lies_on_the_axis(chart):
    first, last = float(chart.ticks[0].x), float(chart.ticks[-1].x)

    assert all(first - 0.02 <= float(row.x) for row in chart.rows)
    # a bar of no length is drawn 4 wide, so that it can be seen
    assert all(float(row.x) + float(row.width) <= last + 4.02 for row in chart.rows)
    assert all(float(row.width) >= 4 for row in chart.rows)


@given(CHARTS)
def test_ticks_are_few_and_keep_their_distance(chart):
    places = [float(tick.x) for tick in chart.ticks]

    assert 2 <= len(places) <= 5
    assert len({tick.text for tick in chart.ticks}) == len(places)
    assert all(right - left >= 15 for left, right in itertools.pairwise(places))


@given(CHARTS)
def test_a_value_is_never_cut(chart):
    assert all(float(row.value_x) + 7 * len(row.value) <= float(chart.width) for row in chart.rows)


@given(st.lists(bands(), min_size=2, max_size=8))
def test_a_higher_pay_never_starts_further_left(some):
    rows = wide_chart(some).rows[::-1]
    by_pay = sorted(zip(some, rows, strict=True), key=lambda pair: pair[0].low)

    starts = [float(row.x) for _, row in by_pay]
    assert starts == sorted(starts)
