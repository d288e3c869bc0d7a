"""Tables in pipe notation: rows by the names of their columns."""

from __future__ import annotations

from collections.abc import Iterator

from questions.brief.sections.parser_state import HEADING, MARKER, Notes
from questions.brief.words.lines import BriefLine, LineMark, cells

Cell = tuple[int, int]


def read_rows(
    notes: Notes, lines: tuple[BriefLine, ...], columns: tuple[str, ...]
) -> Iterator[tuple[Cell, ...]]:
    """The cells of each row under the named columns; pipes, rules and the header row are claimed.

    A row that lacks one of the columns is skipped and stays unused.
    """
    places: tuple[int, ...] | None = None
    for line in lines:
        if line.mark is LineMark.RULE:
            notes.take(line.start, line.end, MARKER)
        if line.mark is not LineMark.ROW:
            continue
        row = cells(notes.text, line)
        if places is None:
            places = _places(notes, row, columns)
            notes.take(line.start, line.end, HEADING)
        elif all(place < len(row) for place in places):
            yield tuple(row[place] for place in places)


def take_pipes(notes: Notes, lines: tuple[BriefLine, ...]) -> None:
    """Claim what separates the cells of a section's tables."""
    for line in lines:
        if line.mark is LineMark.ROW:
            for start, _ in cells(notes.text, line):
                notes.take(start - 1, start, MARKER)
            if notes.text[line.end - 1] == "|":
                notes.take(line.end - 1, line.end, MARKER)


def _places(notes: Notes, header: list[Cell], columns: tuple[str, ...]) -> tuple[int, ...]:
    """The index of each column, by a word of its heading, else by its order."""
    names = [notes.text[start:end].casefold() for start, end in header]
    return tuple(
        next((place for place, name in enumerate(names) if column in name), order)
        for order, column in enumerate(columns)
    )
