"""Which faults are staged, by the marks of the tests and by the rows of docs/reliability.md."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

TESTS: Final = Path(__file__).parents[1]
DOCUMENT: Final = TESTS.parent / "docs" / "reliability.md"
# Numbers of the failure model in docs/reliability.md; the others need machines that fail for real.
STAGED: Final = frozenset({*range(1, 30), *range(31, 35), *range(36, 41), 53})
_ROW: Final = re.compile(r"^\| (\d+) \|[^|]*\|[^|]*\| `?([^|`]+?)`? \| ([^|]+) \|$", re.M)


def marked() -> Iterator[tuple[int, str]]:
    """Number and test, `file.py::name`, of each test with the mark, its own or its file's."""
    for file in sorted(TESTS.rglob("test_*.py")):
        body = ast.parse(file.read_text()).body
        of_all = [number for node in body if _is_pytestmark(node) for number in _numbers(node)]
        for node in body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                marks = [number for mark in node.decorator_list for number in _numbers(mark)]
                yield from ((number, f"{file.name}::{node.name}") for number in [*of_all, *marks])


def documented() -> Iterator[tuple[int, str, str]]:
    """Number, test and the break that turned it red, of each row of the document's table."""
    for number, test, broken_by in _ROW.findall(DOCUMENT.read_text()):
        yield int(number), test.rpartition("/")[2], broken_by.strip()


def _is_pytestmark(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark"


def _numbers(node: ast.AST) -> Iterator[int]:
    for mark in ast.walk(node):
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.fault":
            yield from (argument.value for argument in mark.args if isinstance(argument, ast.Constant))
