"""What the section readers have gathered so far from one brief."""

from __future__ import annotations

from dataclasses import dataclass, field

from questions.brief.document import ParsedArea, ParsedJobTitle, ParsedPay, QuestionAndAnswer, TextSpan
from questions.brief.sections.claims import Ledger
from questions.brief.words.lines import BriefLine

HEADING, MARKER, LEAD_IN = "heading", "marker", "lead_in"


@dataclass
class Notes:
    """Mutable on purpose: readers run in the order of the document and each adds what it found."""

    ledger: Ledger
    title: str = ""
    summary: list[str] = field(default_factory=list)
    areas: list[ParsedArea] = field(default_factory=list)
    titles: list[ParsedJobTitle] = field(default_factory=list)
    skills: list[str] = field(default_factory=list)
    education: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    salaries: list[ParsedPay] = field(default_factory=list)
    career_path: list[str] = field(default_factory=list)
    demand: list[str] = field(default_factory=list)
    faqs: list[QuestionAndAnswer] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.ledger.text

    def words(self, span: TextSpan) -> str:
        return self.text[span.start : span.end]

    def take(self, start: int, end: int, use: str) -> TextSpan:
        return self.ledger.claim(start, end, use)

    def take_mark(self, line: BriefLine) -> None:
        """Claim the mark before the line's words: bullet, number, hashes."""
        self.take(line.start, line.words_start, MARKER)

    def take_words(self, line: BriefLine, use: str) -> TextSpan:
        self.take_mark(line)
        return self.take(line.words_start, line.end, use)
