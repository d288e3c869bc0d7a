"""Rubrics and passes out of the database, one statement for any number of turns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from accounts.models import User
from interviews.models import Grading, Turn
from interviews.rubric import NOT_YET_NAME, NOT_YET_TEXT, AnchorText, GivenMark, PassRecord, Rubric, RubricRow
from interviews.scoring import NOT_YET
from questions.models import Anchor
from questions.vocabulary import AnchorSource

# The passes of turns: (turn id, kind of pass) -> record.
Passes = Mapping[tuple[int, str], PassRecord]


def rubrics_of(versions: Iterable[int]) -> dict[int, Rubric]:
    """The rubric of each version by its id, as it was worded then."""
    anchors = (
        Anchor.objects.filter(rubric_criterion__version__in=set(versions))
        .select_related("rubric_criterion__criterion", "rubric_criterion__version", "level")
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
            "rubric_criterion__criterion__dimension",
        )
        .order_by("rubric_criterion__version", "rubric_criterion__position", "level__rank")
    )
    return {
        version: Rubric(tuple(_row(list(of_row)) for _, of_row in groupby(of_version, _criterion)))
        for version, of_version in groupby(anchors, lambda anchor: anchor.rubric_criterion.version_id)
    }


def passes_of(turns: Iterable[Turn], *, grader: User | int) -> dict[tuple[int, str], PassRecord]:
    """What this person has graded of these turns, drafts included."""
    rows = (
        Grading.objects.filter(turn__in=[turn.pk for turn in turns], grader=grader)
        .order_by("pk", "marks__rubric_criterion__position")
        .values_list(
            "pk",
            "turn_id",
            "pass_kind",
            "committed_at",
            "draft",
            "marks__rubric_criterion_id",
            "marks__level__rank",
            "marks__evidence",
            "marks__reason",
        )
    )
    records: dict[tuple[int, str], PassRecord] = {}
    for pk, turn, kind, committed_at, draft, criterion, rank, evidence, reason in rows:
        record = records.setdefault((turn, kind), PassRecord(pk, committed_at, draft, {}))
        if criterion is not None:
            record.marks[criterion] = GivenMark(rank or NOT_YET, tuple(evidence), reason)
    return records


def _criterion(anchor: Anchor) -> int:
    return anchor.rubric_criterion_id


def _row(anchors: list[Anchor]) -> RubricRow:
    criterion = anchors[0].rubric_criterion
    # The version's own words for "not yet" are about its opening move, so they stand with the first.
    own_words = criterion.version.not_yet if criterion.position == 0 else ""
    return RubricRow(
        id=criterion.pk,
        letter=criterion.letter,
        key=criterion.criterion.key,
        name=criterion.name,
        dimension=criterion.criterion.dimension,
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
