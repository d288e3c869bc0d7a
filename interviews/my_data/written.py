"""Interviews of an export as pages to read. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import tzinfo
from typing import Any, Final

from accounts.my_data import markdown as md
from accounts.my_data.archive import Page
from accounts.my_data.moments import day, spoken
from questions.my_data.written import model_answer_lines, rubric_lines

Data = Mapping[str, Any]
_PARTS: Final = {
    "opening": "Your introduction",
    "own_questions": "Your questions to them",
    "closing": "Closing",
}
_STATES: Final = {"grading": "waiting for grading"}
_HISTORY: Final = {
    "saved": "Replaced",
    "conflict": "Kept beside a newer text",
    "refused": "Arrived too late to count",
}
_PASSES: Final = {"blind": "First pass", "final": "Second pass"}


def interviews_pages(data: Data, zone: tzinfo) -> Iterator[Page]:
    """A page for each interview, under the day on which it began or was planned."""
    for interview in data["interviews"]:
        began = interview["started_at"] or interview["created_at"]
        yield Page("interviews", interview["title"], _interview(interview, zone), day(began, zone))


def _interview(interview: Data, zone: tzinfo) -> str:
    return md.page(
        md.heading(1, interview["title"]),
        md.facts(
            mode=interview["mode"],
            state=_STATES.get(interview["state"], interview["state"]),
            bar=interview["bar"],
            level_reached=interview["level_reached"],
            minutes=interview["minutes"],
            planned=spoken(interview["created_at"], zone),
            began=spoken(interview["started_at"], zone),
            closed=spoken(interview["closed_at"], zone),
            graded=spoken(interview["graded_at"], zone),
            **interview["more"],
        ),
        md.section(2, "Time granted", md.bullets(_granted(it, zone) for it in interview["extra_time"])),
        md.section(2, "Share links", md.bullets(_link(it, zone) for it in interview["share_links"])),
        *(_turn(turn, zone) for turn in interview["turns"]),
    )


def _granted(row: Data, zone: tzinfo) -> str:
    by = f" by {row['by']}" if row["by"] else ""
    return md.plain(f"{row['minutes']} minutes{by}, {spoken(row['at'], zone)}: {row['reason']}")


def _link(link: Data, zone: tzinfo) -> str:
    closed = f", closed {spoken(link['revoked_at'], zone)}" if link["revoked_at"] else ""
    return f"made {spoken(link['created_at'], zone)}, ends {spoken(link['expires_at'], zone)}{closed}"


def _turn(turn: Data, zone: tzinfo) -> str:
    question = turn["question"]
    if question is None and turn["kind"] == "question":
        return md.blocks(
            md.heading(2, f"Question {turn['position']}: {turn['area']}"),
            "It was not opened, so its wording stays closed and it can be asked another time.",
        )
    title = f"Question {turn['position']}: {question['headline']}" if question else _PARTS[turn["kind"]]
    return md.blocks(
        md.heading(2, title),
        md.facts(
            area=turn["area"],
            outcome=turn["outcome"].replace("_", " "),
            level_reached=turn["level_reached"],
            began=spoken(turn["started_at"], zone),
            ended=spoken(turn["ended_at"], zone),
        ),
        *([md.quoted(question["situation"]), md.quoted(question["ask"])] if question else []),
        *(_answer(answer, zone) for answer in turn["answers"]),
        *(_grading(grading, zone) for grading in turn["gradings"]),
        md.section(3, "Rubric", *rubric_lines(turn["rubric"] or ())),
        md.section(3, "Model answer", *model_answer_lines(turn["model_answer"]))
        if turn["model_answer"]
        else "",
    )


def _answer(answer: Data, zone: tzinfo) -> str:
    late = answer["late_by_milliseconds"]
    return md.blocks(
        md.heading(3, f"Probe: {answer['probe']}" if answer["probe"] else "Answer"),
        md.quoted(answer["text"]) or "Nothing was written.",
        md.facts(saved=spoken(answer["saved_at"], zone), late_by=f"{late / 1000:.1f} s" if late else ""),
        md.section(4, "The text at the deadline", md.quoted(answer["text_at_deadline"] or "")),
        *(_older(line, zone) for line in answer["history"] if line["text"] is not None),
    )


def _older(line: Data, zone: tzinfo) -> str:
    text = md.quoted(line["text"]) or "An empty box."
    return md.section(4, f"{_HISTORY[line['kind']]}, {spoken(line['at'], zone)}", text)


def _grading(grading: Data, zone: tzinfo) -> str:
    name = _PASSES[grading["pass"]]
    if grading["committed_at"] is None:
        return md.blocks(md.heading(3, f"{name}, a draft"), *_draft(grading["draft"]))
    title = f"{name}, {spoken(grading['committed_at'], zone)}"
    return md.section(3, title, *(_mark(mark) for mark in grading["marks"]))


def _draft(draft: Data) -> Iterator[str]:
    """The draft of a form: the fields that are not empty."""
    yield md.bullets(
        f"{md.plain(field)}: {md.plain('; '.join(values))}" for field, values in draft.items() if any(values)
    )


def _mark(mark: Data) -> str:
    return md.blocks(
        f"**{md.plain(mark['letter'])}. {md.plain(mark['criterion'])}:** {md.plain(mark['level'])}",
        *(md.quoted(quote) for quote in mark["evidence"]),
        md.facts(what_changed_the_mark=mark["reason"]),
    )
