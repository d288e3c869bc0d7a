"""Each case is one line: the text, and what is found in it."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from questions.bank.phrasing import (
    comparing_words,
    count_asks,
    has_number,
    is_nearly_the_same,
    judging_words,
    only_degree_words,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Combines packing and pre-emption in a good, well thought out policy.",
            ["good", "well thought out"],
        ),
        ("Gives a solid, SOLID plan.", ["solid"]),
        ("Shows deep knowledge and explains it clearly.", ["deep", "clearly"]),
        ("Uses the appropriate tool properly.", ["appropriate", "properly"]),
        ("Names the last good checkpoint and a good/total ratio.", []),
        ("Runs deep learning on solid-state disks with strong consistency.", []),
        ("Does not accept “good enough for now” from the vendor.", []),
        ('Reads "looks good to me" as no review.', []),
        ("Names what is good enough before starting.", []),
        ("Drains the bad node and reads its weak link’s counters.", []),
        ("Makes goods arrive in Deepak’s store.", []),
    ],
)
def test_words_that_judge_are_found_unless_they_are_terms_or_quotes(text: str, words: list[str]) -> None:
    assert judging_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gives a clearer explanation and updates it when wrong.", ["clearer"]),
        ("Explains it in more detail.", ["more detail"]),
        ("Names the observation that would make option B the better one.", []),
        ("Adds more nodes than the job needs.", []),
        ("Rejects the “clearer picture” that the vendor promises.", []),
    ],
)
def test_words_that_compare_with_another_anchor_are_found(text: str, words: list[str]) -> None:
    assert comparing_words(text) == words


@pytest.mark.parametrize(
    ("lower", "upper", "words"),
    [
        ("Explains the cause.", "Explains the cause better.", ["better"]),
        ("Names one option and its cost.", "Names more options and their costs.", ["more"]),
        ("Checks the logs.", "Checks all the logs very fully.", ["very", "fully"]),
        ("Explains the cause.", "Explains the cause and rejects two others, with more evidence.", []),
        ("Adds a node.", "Derives from the waiting time how many more nodes are needed.", []),
        ("Asks before deleting.", "Frees idle allocations and cordons whole nodes.", []),
    ],
)
def test_anchors_that_differ_by_degree_only_are_told(lower: str, upper: str, words: list[str]) -> None:
    assert only_degree_words(lower, upper) == words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tells the team why the job waits.", "tells the team, why the job waits", True),
        (
            "Names two rival causes and tests each of them.",
            "Names three rival causes and tests each of them.",
            True,
        ),
        ("Tells the team why the job waits.", "Tells finance what the waiting costs a year.", False),
    ],
)
def test_anchors_that_share_almost_all_words_are_nearly_the_same(one: str, other: str, same: bool) -> None:
    assert is_nearly_the_same(one, other) is same


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A cluster of 40 nodes.", True),
        ("It has waited for nine hours.", True),
        ("Half of the nodes are gone.", True),
        ("One job waits while others run.", False),
        ("Someone told a tenant that often fails.", False),
    ],
)
def test_a_number_counts_in_digits_or_words(text: str, number: bool) -> None:
    assert has_number(text) is number


@pytest.mark.parametrize(
    ("ask", "count"),
    [
        ("Why does it wait?", 1),
        ("Estimate the cost.", 1),
        ("Take me from this message to a pod that runs at full speed.", 1),
        ("Design a cache, which has to survive a restart.", 1),
        ("Find and mend the cause.", 1),
        ("Your turn.", 1),
        ("Where does the time go, and what do you change first?", 2),
        ("Estimate the cost. Then say what would change it.", 2),
        ("Talk through how you find the cause, what you do in the next hour, and what you change so that it stays.", 3),
        ("Name the cause; explain the fix; tell the owner, and show how you check it.", 4),
    ],
)  # fmt: skip
def test_asks_are_counted_by_clauses_that_ask(ask: str, count: int) -> None:
    assert count_asks(ask) == count
