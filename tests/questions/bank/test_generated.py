"""Any content of a bank file gives a bank or a BankError that names the file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from questions.bank.problems import BankError
from questions.bank.reading import read_bank
from questions.bank.yaml import YamlError, parse
from tests.questions.bank.sample import QUESTION, ROLE, write_bank

YAML_PARTS = [*"a\n[]{},'\"|#", "- ", ": ", "  ", ">-", "&x", "*x", "!!str", "\\ud800"]
VALUES = st.sampled_from(
    ["", "no", "~", "[]", "{}", "-1", "9" * 30, "1.5", '"\\0"', '"\\ud800"', "é" * 300, "{a: [b]}", "true"]
)


def _joined(parts: list[str]) -> bytes:
    return "".join(parts).encode()


@st.composite
def broken(draw: st.DrawFn, text: str) -> str:
    """The text with the value of one line replaced, or with one line left out or doubled."""
    lines = text.splitlines()
    index = draw(st.integers(0, len(lines) - 1))
    name = lines[index].split(":")[0]
    lines[index : index + 1] = draw(
        st.one_of(st.just([]), st.just([lines[index]] * 2), VALUES.map(lambda value: [f"{name}: {value}"]))
    )
    return "\n".join(lines) + "\n"


def _refused(content: bytes) -> str:
    """The message about the content; empty if it was read as data."""
    try:
        parse(content)
    except YamlError as refusal:
        return refusal.expected
    return ""


def _blamed(folder: Path) -> set[str]:
    """The files that a refusal of the bank names; empty if it was read."""
    try:
        read_bank(folder)
    except BankError as refusal:
        return {problem.file for problem in refusal.problems}
    return set()


@given(st.binary(max_size=60) | st.lists(st.sampled_from(YAML_PARTS), max_size=25).map(_joined))
@settings(deadline=None)
def test_any_bytes_are_data_or_a_refusal_with_words(content: bytes) -> None:
    expected = _refused(content)

    assert expected == "" or expected.startswith("expected ")


@given(broken(ROLE))
@settings(deadline=None)
def test_any_broken_role_is_read_or_refused_by_name(role: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        blamed = _blamed(write_bank(Path(folder), role=role, questions={}))

    assert blamed <= {"role.yaml"}


@given(broken(QUESTION))
@settings(deadline=None)
def test_any_broken_question_is_read_or_refused_by_name(questions: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        blamed = _blamed(write_bank(Path(folder), questions={"ovens/baker.yaml": questions}))

    assert blamed <= {"ovens/baker.yaml"}
