"""How much a function, a file and a folder may hold, so that each can be seen at once."""

from __future__ import annotations

from collections.abc import Iterator

from tests.house.modules import Module

MOST_LINES, MOST_LINES_OF_A_FUNCTION = 400, 50


def nothing_is_long(module: Module) -> Iterator[str]:
    if (lines := module.source.count("\n")) > MOST_LINES:
        yield f"{module.name} has {lines} lines"
    for function in module.functions:
        lines = (function.end_lineno or 0) - function.lineno + 1
        if lines > MOST_LINES_OF_A_FUNCTION:
            yield f"{module.name}.{function.name} has {lines} lines"
