"""Roles and questions of an export as pages to read. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import tzinfo
from typing import Any

from accounts.my_data import markdown as md
from accounts.my_data.archive import Page
from accounts.my_data.moments import spoken

Data = Mapping[str, Any]
CLOSED = "Rubric and model answer are left out: an interview that you are in asks this question."


def questions_pages(data: Data, zone: tzinfo) -> Iterator[Page]:
    """A page for each role, brief without a role, and version in somebody else's role."""
    for role in data["roles"]:
        yield Page("roles", role["title"], _role(role, zone))
    for brief in data["briefs_without_role"]:
        yield Page("roles", brief["name"], md.page(md.heading(1, brief["name"]), md.quoted(brief["text"])))
    for version in data["versions_in_other_roles"]:
        yield Page("questions", version["headline"], _version_elsewhere(version, zone))


def _role(role: Data, zone: tzinfo) -> str:
    return md.page(
        md.heading(1, role["title"]),
        md.facts(
            visibility=role["visibility"],
            made=spoken(role["created_at"], zone),
            levels=", ".join(role["levels"]),
            **role["more"],
        ),
        md.quoted(role["summary"]),
        md.section(2, "Areas", *(_area(area) for area in role["areas"])),
        md.section(2, "Job titles", md.bullets(_job_title(title) for title in role["job_titles"])),
        _guide(role["guide"]),
        md.section(2, "Questions", *(_question(question, zone) for question in role["questions"])),
        md.section(2, "The brief", md.quoted(role["brief"]["text"])) if role["brief"] else "",
    )


def _area(area: Data) -> str:
    return md.blocks(
        md.heading(3, area["name"]),
        md.quoted(area["summary"]),
        md.quoted(area["assessed"]),
        md.bullets(f"**{md.plain(it['level'])}:** {md.plain(it['text'])}" for it in area["examples"]),
    )


def _job_title(title: Data) -> str:
    weights = ", ".join(f"{area} {weight}" for area, weight in title["weights"].items())
    return md.plain("; ".join(filter(None, (title["name"], title["level"], title["focus"], weights))))


def _guide(guide: Data) -> str:
    return md.blocks(
        md.section(2, "Skills", md.bullets(md.plain(skill["text"]) for skill in guide["skills"])),
        md.section(2, "Steps", md.bullets(map(md.plain, guide["steps"]))),
        md.section(
            2,
            "Career stages",
            md.bullets(md.plain(f"{it['title']}. {it['note']}") for it in guide["career_stages"]),
        ),
        md.section(2, "Pay", md.bullets(map(_band, guide["pay"]["bands"])), md.quoted(guide["pay"]["note"])),
        *(
            md.section(2, title, md.quoted(guide[key]))
            for title, key in (("Education", "education"), ("Path", "career_path"), ("Demand", "demand"))
        ),
        md.section(
            2,
            "Common questions",
            *(
                md.blocks(md.heading(3, it["question"]), md.quoted(it["answer"]))
                for it in guide["common_questions"]
            ),
        ),
    )


def _band(band: Data) -> str:
    high = f" to {band['high']}" if band["high"] else ""
    return md.plain(f"{band['level'] or 'All levels'}: {band['low']}{high} {band['currency']}")


def _question(question: Data, zone: tzinfo) -> str:
    where = f"{question['area']}, {question['level']}"
    return md.blocks(*(_version(version, where, zone) for version in question["versions"]))


def _version_elsewhere(version: Data, zone: tzinfo) -> str:
    where = f"{version['role']}, {version['area']}, {version['level']}"
    return md.page(md.heading(1, version["headline"]), _version(version, where, zone))


def _version(version: Data, where: str, zone: tzinfo) -> str:
    return md.blocks(
        md.heading(3, f"{version['headline']} (version {version['number']})"),
        md.facts(
            asked_in=where,
            minutes=version["minutes"],
            written=spoken(version["created_at"], zone),
            published=spoken(version["published_at"], zone),
        ),
        md.quoted(version["situation"]),
        md.quoted(version["ask"]),
        CLOSED if version["is_closed_now"] else _key(version),
    )


def _key(version: Data) -> str:
    return md.blocks(
        md.section(4, "Probes", md.bullets(map(_probe, version["probes"]))),
        md.section(4, "Rubric", *rubric_lines(version["rubric"]), md.facts(not_yet=version["not_yet"])),
        md.section(4, "Model answer", *model_answer_lines(version)),
    )


def _probe(probe: Data) -> str:
    reply = f" A good reply: {probe['good_reply']}" if probe["good_reply"] else ""
    return md.plain(f"{probe['text']}{reply}")


def rubric_lines(rubric: Iterable[Data]) -> Iterator[str]:
    """Each criterion with its anchors, lowest level first."""
    for row in rubric:
        gate = ", caps the level" if row["gate"] else ""
        yield f"**{md.plain(row['letter'])}. {md.plain(row['name'])}** (weight {row['weight']}{gate})"
        yield md.bullets(f"{md.plain(it['level'])}: {md.plain(it['text'])}" for it in row["anchors"])


def model_answer_lines(shown: Data) -> Iterator[str]:
    """The points, what would change them, and what to avoid."""
    yield md.bullets(md.plain(point["text"]) for point in shown["model_answer"])
    yield md.facts(what_would_change_it=shown["what_would_change"])
    yield md.bullets(
        f"Avoid: {md.plain(flag['action'])} {md.plain(flag['reason'])}" for flag in shown["red_flags"]
    )
