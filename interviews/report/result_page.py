"""The turns of a closed interview as scoring counts them, with words that explain the result, and pay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from database.units import MINUTE, SECOND
from interviews.models import Interview, Turn
from interviews.reading.turns import turn_results
from interviews.report import explanation
from interviews.rules.english import AREA, QUESTION, Noun
from interviews.rules.ladder_graphic import GridCell, GridRow, LadderGraphic, grid_row, ladder_graphic
from interviews.rules.outcomes import time_used
from interviews.rules.scoring import LevelReached, TurnResult, level_reached
from questions.charts import Band, PayChart, pay_chart
from questions.models import Level, PayBand


def level_names(interview: Interview) -> list[str]:
    """The names of the interview's own ladder from the lowest up."""
    return list(
        Level.objects.filter(ladder=interview.ladder_id).order_by("rank").values_list("name", flat=True)
    )


@dataclass(frozen=True, slots=True)
class AreaResult:
    """A row of the level grid."""

    name: str
    used: int  # milliseconds
    budget: int  # milliseconds
    result: LevelReached
    grid: GridRow

    @property
    def note(self) -> str:
        minutes, seconds = divmod(self.used // SECOND, 60)
        return f"{minutes}:{seconds:02} of {round(self.budget / MINUTE)} min"

    @property
    def cells(self) -> tuple[GridCell, ...]:
        return self.grid.cells

    @property
    def verdict(self) -> str:
        return self.grid.verdict


@dataclass(frozen=True)
class Result:
    """The result of an interview."""

    interview: Interview
    turns: Sequence[Turn]
    names: Sequence[str]
    candidate: str = ""  # the name, if somebody else reads it; "" addresses the candidate

    @cached_property
    def results(self) -> list[TurnResult]:
        return turn_results(self.turns)

    @cached_property
    def reached(self) -> LevelReached:
        return level_reached(self.results)

    @property
    def bar(self) -> int:
        return self.interview.bar.rank

    @property
    def noun(self) -> Noun:
        """Areas if each turn has its own, else questions."""
        areas = {turn.asked_area.pk for turn in self.turns}
        return AREA if len(areas) == len(self.turns) else QUESTION

    @property
    def headline(self) -> str:
        return explanation.headline(self.reached.rank, self.bar, self.names, self.candidate)

    @property
    def nearness(self) -> str:
        return explanation.nearness(self.results, self.bar, self.names, self.noun)

    @property
    def explained(self) -> list[str]:
        return explanation.explain_level(self.results, self.names, self.noun)

    @cached_property
    def ladder(self) -> LadderGraphic:
        return ladder_graphic(self.names, reached=self.reached.rank, bar=self.bar, candidate=self.candidate)

    @cached_property
    def areas(self) -> list[AreaResult]:
        """One row per area, in the order in which they were asked."""
        by_area: dict[int, list[Turn]] = {}
        for turn in self.turns:
            by_area.setdefault(turn.asked_area.pk, []).append(turn)
        return [self._area(turns) for turns in by_area.values()]

    @property
    def each_area_rests_on_one(self) -> bool:
        return all(row.result.rests_on_one for row in self.areas)

    @property
    def time_allowed(self) -> int | None:
        """Milliseconds from start to deadline, extra time included; None in a practice."""
        interview = self.interview
        if interview.deadline_at is None or interview.started_at is None:
            return None
        return interview.deadline_at - interview.started_at

    def _area(self, turns: list[Turn]) -> AreaResult:
        result = level_reached(turn_results(turns))
        return AreaResult(
            name=turns[0].asked_area.name,
            used=sum(_used(turn) for turn in turns),
            budget=sum(turn.budget for turn in turns),
            result=result,
            grid=grid_row(self.names, reached=result.rank, bar=self.bar),
        )


def _used(turn: Turn) -> int:
    if turn.started_at is None or turn.ended_at is None:
        return 0
    return time_used(started_at=turn.started_at, until=turn.ended_at, paused_for=turn.paused_for)


SIDE_COLUMN = 240  # units of the drawing, about as many pixels in the report's side column


@dataclass(frozen=True, slots=True)
class ResultPay:
    region: str
    chart: PayChart
    shows_level_reached: bool


def result_pay(interview: Interview, *, reached: int | None) -> ResultPay | None:
    """The bands of the bar and of the level reached; None if the brief gives no pay for them."""
    bar = interview.bar.rank
    bands = (
        PayBand.objects.filter(
            role=interview.role_id, level__ladder=interview.ladder_id, level__rank__in={bar, reached or bar}
        )
        .select_related("level", "role")
        .order_by("level__rank", "position")
    )
    rows = {band.level.rank: band for band in bands if band.level is not None}
    if not rows:
        return None
    first = next(iter(rows.values()))
    drawn = [_band(band, rank, reached) for rank, band in rows.items() if band.currency == first.currency]
    return ResultPay(
        region=first.role.pay_region,
        chart=pay_chart(drawn, currency=first.currency, width=SIDE_COLUMN, axis=False),
        shows_level_reached=reached in rows and reached != bar,
    )


def _band(band: PayBand, rank: int, reached: int | None) -> Band:
    return Band(
        level=band.level.name if band.level else "",
        low=band.low,
        high=band.high,
        open_ended=band.open_ended,
        state="reached" if rank == reached else "bar",
    )
