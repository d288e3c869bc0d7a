"""Reading rubrics and passes, one statement for any number of turns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from database.compiled import prepared
from interviews.models import Grading, Turn
from interviews.reading.own import id_of
from interviews.rules.rubric import (
    NOT_YET_NAME,
    NOT_YET_TEXT,
    AnchorText,
    GivenMark,
    PassRecord,
    Rubric,
    RubricRow,
)
from interviews.rules.scoring import NOT_YET
from questions.models import Anchor
from questions.vocabulary import AnchorSource

# The passes of turns: (turn id, kind of pass) -> record.
Passes = Mapping[tuple[int, str], PassRecord]


def rubrics_of(versions: Iterable[int]) -> dict[int, Rubric]:
    """The rubric of each version by its id, as it was worded then."""
    return _by_version(_anchors().filter(rubric_criterion__version__in=set(versions)))


def rubric_of(version: int) -> Rubric:
    """One version's rubric; empty if it has none yet."""
    return _by_version(_anchors_of(version=version)).get(version, Rubric(()))


@prepared
def _anchors_of(*, version: int) -> QuerySet[Anchor]:
    return _anchors().filter(rubric_criterion__version=version)


def _anchors() -> QuerySet[Anchor]:
    return (
        Anchor.objects.select_related("rubric_criterion__criterion", "rubric_criterion__version", "level")
        .only(
            "text",
            "source",
            "level__rank",
            "level__name",
            "rubric_criterion__name",
            "rubric_criterion__weight",
            "rubric_criterion__gate",
            "rubric_criterion__position",
            "rubric_criterion__version__not_yet",
            "rubric_criterion__criterion__key",
        )
        .order_by("rubric_criterion__version", "rubric_criterion__position", "level__rank")
    )


def _by_version(anchors: Iterable[Anchor]) -> dict[int, Rubric]:
    return {
        version: Rubric(tuple(_row(list(of_row)) for _, of_row in groupby(of_version, _criterion)))
        for version, of_version in groupby(anchors, lambda anchor: anchor.rubric_criterion.version_id)
    }


def passes_of(turns: Iterable[Turn], *, grader: User | int) -> dict[tuple[int, str], PassRecord]:
    """What this person has graded of these turns, drafts included."""
    return _records(_passes().filter(turn__in=[turn.pk for turn in turns], grader=grader))


def passes_of_turn(turn: Turn, *, grader: User | int) -> dict[tuple[int, str], PassRecord]:
    """The same of one turn."""
    return _records(_passes_of_turn(turn=turn.pk, grader=id_of(grader)))


@prepared
def _passes_of_turn(*, turn: int, grader: int) -> QuerySet[Grading, tuple[Any, ...]]:
    return _passes().filter(turn=turn, grader=grader)


def _passes() -> QuerySet[Grading, tuple[Any, ...]]:
    return Grading.objects.order_by("pk", "marks__rubric_criterion__position").values_list(
        "pk",
        "turn_id",
        "pass_kind",
        "committed_at",
        "draft",
        "revision",
        "marks__rubric_criterion_id",
        "marks__level__rank",
        "marks__evidence",
        "marks__reason",
    )


def _records(rows: Iterable[tuple[Any, ...]]) -> dict[tuple[int, str], PassRecord]:
    records: dict[tuple[int, str], PassRecord] = {}
    for pk, turn, kind, committed_at, draft, revision, criterion, rank, evidence, reason in rows:
        record = records.setdefault((turn, kind), PassRecord(pk, committed_at, draft, {}, revision))
        if criterion is not None:
            record.marks[criterion] = GivenMark(rank or NOT_YET, tuple(evidence), reason)
    return records


def _criterion(anchor: Anchor) -> int:
    return anchor.rubric_criterion_id


def _row(anchors: list[Anchor]) -> RubricRow:
    criterion = anchors[0].rubric_criterion
    # The version's own text for "not yet" is about how an answer begins, so the first criterion shows it.
    own_words = criterion.version.not_yet if criterion.position == 0 else ""
    return RubricRow(
        id=criterion.pk,
        letter=criterion.letter,
        key=criterion.criterion.key,
        name=criterion.name,
        weight=criterion.weight,
        gate=criterion.gate,
        anchors=(
            AnchorText(0, NOT_YET_NAME, own_words or NOT_YET_TEXT),
            *(
                AnchorText(
                    rank=anchor.level.rank,
                    level=anchor.level.name,
                    text=anchor.text,
                    level_id=anchor.level_id,
                    is_draft=anchor.source == AnchorSource.DRAFT,
                )
                for anchor in anchors
            ),
        ),
    )
