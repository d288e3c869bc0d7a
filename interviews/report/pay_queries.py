"""What the brief says is paid at the level reached and at the bar."""

from __future__ import annotations

from dataclasses import dataclass

from interviews.models import Interview
from questions.charts import Band, PayChart, pay_chart
from questions.models import PayBand

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
