"""Two edits of one question: what one changed is taken, what both changed is a clash, no word is lost."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from questions.workshop.merge.alignment import align
from questions.workshop.merge.three_way import Merged, Written, merge

Probe = dict[str, str]


def probes(*texts: str) -> list[Probe]:
    return [{"text": text, "good_reply": ""} for text in texts]


def lists(name: str, base: list[Any], mine: list[Any], theirs: list[Any]) -> Merged:
    return merge(Written({}, {name: base}), Written({}, {name: mine}), Written({}, {name: theirs}))


def fields(base: str, mine: str, theirs: str) -> Merged:
    return merge(*(Written({"ask": text}, {}) for text in (base, mine, theirs)))


def texts_of(merged: Merged, name: str = "probes") -> list[str]:
    return [row["text"] for row in merged.written.lists[name]]


def test_what_only_one_changed_is_taken() -> None:
    assert fields("Why?", "Why now?", "Why?").written.fields == {"ask": "Why now?"}
    assert fields("Why?", "Why?", "Why so?").written.fields == {"ask": "Why so?"}


def test_what_both_changed_alike_is_no_clash() -> None:
    assert fields("Why?", "Why\r\nnow? ", "Why\nnow?").clashes == []


def test_what_both_changed_is_a_clash_and_mine_stays_in_the_form() -> None:
    merged = fields("Why?", "Why now?", "Why so?")

    assert merged.written.fields == {"ask": "Why now?"}
    assert [(it.name, it.mine, it.theirs) for it in merged.clashes] == [("ask", "Why now?", "Why so?")]


def test_a_field_that_the_form_did_not_begin_with_clashes_where_the_two_differ() -> None:
    merged = merge(Written({}, {}), Written({"ask": "Mine"}, {}), Written({"ask": "Theirs"}, {}))

    assert [clash.name for clash in merged.clashes] == ["ask"]


def test_rows_that_both_added_are_both_there() -> None:
    merged = lists("probes", probes("One?"), probes("One?", "Mine?"), probes("One?", "Theirs?"))

    assert (texts_of(merged), merged.clashes) == (["One?", "Mine?", "Theirs?"], [])


def test_a_row_that_both_added_alike_is_there_once() -> None:
    merged = lists("probes", [], probes("Two words?"), probes("Two words?"))

    assert texts_of(merged) == ["Two words?"]


def test_a_removed_row_goes_if_nobody_changed_it() -> None:
    base = probes("First one?", "Second one?")

    assert texts_of(lists("probes", base, probes("Second one?"), base)) == ["Second one?"]
    assert texts_of(lists("probes", base, base, probes("Second one?"))) == ["Second one?"]


def test_a_row_that_was_emptied_counts_as_removed() -> None:
    merged = lists("probes", probes("One?", "Two?"), probes("", "Two?"), probes("One?", "Two?"))

    assert texts_of(merged) == ["Two?"]


def test_a_row_that_one_removed_and_the_other_changed_is_kept_and_named() -> None:
    base = probes("First of the three probes", "Other")
    changed = probes("First of the three probes, longer", "Other")

    for mine, theirs in ((probes("Other"), changed), (changed, probes("Other"))):
        merged = lists("probes", base, mine, theirs)

        assert texts_of(merged) == ["First of the three probes, longer", "Other"]
        assert merged.kept == ["probes-0"]


def test_a_row_that_one_moved_and_the_other_changed_is_moved_and_changed() -> None:
    base = probes("What breaks first here?", "Who is told?")
    moved, changed = (
        probes("Who is told?", base[0]["text"]),
        probes("What breaks first here, and why?", "Who is told?"),
    )

    for mine, theirs in ((moved, changed), (changed, moved)):
        assert texts_of(lists("probes", base, mine, theirs)) == [
            "Who is told?",
            "What breaks first here, and why?",
        ]


def test_the_cells_of_a_row_are_merged_one_by_one() -> None:
    base = [{"text": "What breaks?", "good_reply": "The seal."}]
    mine = [{"text": "What breaks first?", "good_reply": "The seal."}]
    theirs = [{"text": "What breaks?", "good_reply": "The seal, by cold."}]

    merged = lists("probes", base, mine, theirs)

    assert merged.written.lists["probes"] == [
        {"text": "What breaks first?", "good_reply": "The seal, by cold."}
    ]


def test_criteria_are_told_apart_by_their_keys() -> None:
    def criteria(**names: str) -> list[dict[str, str]]:
        return [{"key": key, "name": name, "weight": "1"} for key, name in names.items()]

    base = criteria(heat="Heat", cold="Cold")
    merged = lists(
        "criteria", base, criteria(cold="Quite other", heat="Heat"), criteria(heat="Warmth", cold="Cold")
    )

    assert [row["name"] for row in merged.written.lists["criteria"]] == ["Quite other", "Warmth"]


def test_a_criterion_that_is_stored_by_now_keeps_its_key_and_its_points() -> None:
    stored = {"key": "arithmetic", "name": "Arithmetic", "weight": "1"}
    mine = {"criteria": [stored | {"key": "new-1"}], "points": [{"text": "Counts.", "criterion": "new-1"}]}
    nothing: dict[str, list[Any]] = {"criteria": [], "points": []}

    merged = merge(Written({}, nothing), Written({}, mine), Written({}, nothing | {"criteria": [stored]}))

    assert merged.written.lists["criteria"] == [stored]
    assert merged.written.lists["points"] == [{"text": "Counts.", "criterion": "arithmetic"}]


rows = st.lists(st.text("abc ", max_size=6), max_size=5)


@given(base=rows, mine=rows, theirs=rows)
def test_every_new_text_is_in_the_merged_list_or_in_a_clash(
    base: list[str], mine: list[str], theirs: list[str]
) -> None:
    merged = lists("probes", probes(*base), probes(*mine), probes(*theirs))

    found = {text.strip() for text in texts_of(merged)} | {clash.theirs.strip() for clash in merged.clashes}
    new = {text.strip() for text in (*mine, *theirs)} - {text.strip() for text in base} - {""}
    assert new <= found


@given(base=rows, other=rows)
def test_no_two_rows_come_from_the_same_one(base: list[str], other: list[str]) -> None:
    places = [place for place in align(probes(*base), probes(*other)) if place is not None]

    assert len(set(places)) == len(places)


@given(base=rows, theirs=rows)
def test_who_changed_nothing_gets_what_the_other_wrote(base: list[str], theirs: list[str]) -> None:
    written = [text for text in theirs if text.strip()]

    merged = lists("probes", probes(*base), probes(*base), probes(*written))

    assert (sorted(map(str.strip, texts_of(merged))), merged.clashes) == (sorted(map(str.strip, written)), [])
