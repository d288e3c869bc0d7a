"""Every fault of the failure model has its test, and the document names it with the break that it catches."""

from __future__ import annotations

from tests.reliability.faults import STAGED, documented, marked


def test_every_fault_is_staged() -> None:
    assert sorted({number for number, _ in marked()} ^ STAGED) == []


def test_the_document_names_a_test_and_a_break_for_each_fault() -> None:
    rows, tests = list(documented()), set(marked())

    assert sorted({number for number, _, broken_by in rows if broken_by} ^ STAGED) == []
    assert [f"{number} {test}" for number, test, _ in rows if (number, test) not in tests] == []
