from __future__ import annotations

import re

import pytest

from database.units import MINUTE
from interviews.receipts.growth_chart import MOST_POINTS, GrowthMark, GrowthPoint, growth_chart, sampled
from questions.charts import PHONE, WIDE


def test_the_line_climbs_a_step_at_each_save_and_is_held_to_the_end() -> None:
    points = [GrowthPoint(MINUTE, 50), GrowthPoint(3 * MINUTE, 100)]

    chart = growth_chart(points, [GrowthMark(4 * MINUTE, 80, "refused")], start=0, width=438)

    assert chart.line == "M8 146H110V86H314V26H416"
    assert [(mark.x, mark.y) for mark in chart.marks] == [("416", "50")]


@pytest.mark.parametrize(
    ("minutes", "width", "texts"),
    [
        (1, WIDE, ["0 min", "1 min"]),
        (3, WIDE, ["0 min", "1 min", "2 min", "3 min"]),
        (12, WIDE, ["0 min", "2 min", "4 min", "6 min", "8 min", "10 min", "12 min"]),
        (12, PHONE, ["0 min", "5 min", "10 min"]),
        (45, WIDE, ["0 min", "10 min", "20 min", "30 min", "40 min"]),
    ],
)
def test_the_axis_counts_whole_minutes_of_the_question(minutes: int, width: int, texts: list[str]) -> None:
    chart = growth_chart([GrowthPoint(minutes * MINUTE, 5)], [], start=0, width=width)

    assert [tick.text for tick in chart.ticks] == texts


def test_the_bell_is_drawn_where_words_came_after_it() -> None:
    points = [GrowthPoint(MINUTE, 5)]

    late = growth_chart(points, [GrowthMark(3 * MINUTE, 9, "now")], start=0, deadline=2 * MINUTE, width=WIDE)
    in_time = growth_chart(points, [], start=0, deadline=2 * MINUTE, width=WIDE)

    assert (late.deadline_x, in_time.deadline_x) == ("366.67", "")


def test_an_answer_of_a_moment_still_has_an_axis() -> None:
    chart = growth_chart([GrowthPoint(0, 0)], [], start=0, width=WIDE)

    assert (chart.most, chart.line) == ("1 character", "M8 146H8V146H546")


def test_the_label_says_in_words_what_is_drawn() -> None:
    chart = growth_chart([GrowthPoint(0, 1240), GrowthPoint(1, 1100)], [], start=0, width=WIDE)

    assert chart.label == "Characters of the answer over time: 1,100 at the end, 1,240 at most."


def test_many_points_are_thinned_out_and_keep_their_ends() -> None:
    points = [GrowthPoint(at, at) for at in range(1000, -1, -1)]

    thin = sampled(points)

    assert (len(thin), thin[0].at, thin[-1].at) == (MOST_POINTS, 0, 1000)
    assert sampled(points[:5]) == points[:5][::-1]


def test_every_coordinate_can_stand_in_an_attribute() -> None:
    points = [GrowthPoint(at * 7001, at % 17) for at in range(100)]

    chart = growth_chart(points, [GrowthMark(at.at, at.size, "kept") for at in points], start=0, width=WIDE)

    coordinates = [chart.line, *(part for mark in chart.marks for part in (mark.x, mark.y))]
    assert all(re.fullmatch(r"[MHV0-9. ]+", text) for text in coordinates)
