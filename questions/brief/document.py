"""What a brief says, as plain immutable values. Offsets count characters of the brief's text."""

from __future__ import annotations

from dataclasses import dataclass

from questions.brief.words.clauses import gerund_phrase, sought_phrase


@dataclass(frozen=True, slots=True)
class TextSpan:
    """text[start:end] of the brief became `use`; no span starts or ends with a space."""

    start: int
    end: int
    use: str


@dataclass(frozen=True, slots=True)
class ParsedExample:
    """What the brief says someone of a level would describe, in the brief's own words."""

    level: str
    text: str
    span: TextSpan | None = None

    @property
    def phrase(self) -> str:
        """The example as a guide shows it: "Implementing a basic data lake." """
        return gerund_phrase(self.text)


@dataclass(frozen=True, slots=True)
class AreaSpans:
    """Where an area was read."""

    name: TextSpan
    summary: tuple[TextSpan, ...]
    assessed: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class ParsedArea:
    """One responsibility area: what the work is and what interviewers assess; both may be empty."""

    name: str
    summary: str = ""
    assessed: str = ""
    examples: tuple[ParsedExample, ...] = ()
    spans: AreaSpans | None = None

    @property
    def sought(self) -> str:
        """What is assessed, as a guide shows it: "Designing systems that balance performance and cost." """
        return sought_phrase(self.assessed)

    def examples_for(self, level: str) -> tuple[ParsedExample, ...]:
        """The level's examples, without empty ones."""
        return tuple(it for it in self.examples if it.level == level and any(map(str.isalnum, it.text)))


@dataclass(frozen=True, slots=True)
class ParsedJobTitle:
    """A variation of the role's name with the level and focus the brief gives it."""

    name: str
    level: str | None
    focus: str


@dataclass(frozen=True, slots=True)
class ParsedPay:
    """Yearly pay in whole units of the currency; level None is a range for the role as a whole."""

    level: str | None
    low: int
    high: int
    currency: str
    open_ended: bool


@dataclass(frozen=True, slots=True)
class QuestionAndAnswer:
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A parsed brief; `spans` give every non-space character of the text exactly one use."""

    title: str
    summary: str
    levels: tuple[str, ...]
    areas: tuple[ParsedArea, ...]
    titles: tuple[ParsedJobTitle, ...]
    skills: tuple[str, ...]
    certifications: tuple[str, ...]
    education: str
    steps: tuple[str, ...]
    salaries: tuple[ParsedPay, ...]
    career_path: str
    demand: str
    faqs: tuple[QuestionAndAnswer, ...]
    spans: tuple[TextSpan, ...]
    unused: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """The brief as plain values, the shape that `import_brief --json` prints."""
        return {
            "title": self.title,
            "summary": self.summary,
            "levels": list(self.levels),
            "areas": [_area_json(area) for area in self.areas],
            "titles": [{"name": it.name, "level": it.level, "focus": it.focus} for it in self.titles],
            "skills": list(self.skills),
            "certifications": list(self.certifications),
            "education": self.education,
            "steps": list(self.steps),
            "salaries": [_pay_json(band) for band in self.salaries],
            "career_path": self.career_path,
            "demand": self.demand,
            "faqs": [{"question": faq.question, "answer": faq.answer} for faq in self.faqs],
            "unused": list(self.unused),
        }


def _area_json(area: ParsedArea) -> dict[str, object]:
    return {
        "name": area.name,
        "summary": area.summary,
        "assessed": area.assessed,
        "examples": [{"level": example.level, "text": example.text} for example in area.examples],
    }


def _pay_json(band: ParsedPay) -> dict[str, object]:
    return {
        "level": band.level,
        "low": band.low,
        "high": band.high,
        "currency": band.currency,
        "open_ended": band.open_ended,
    }
