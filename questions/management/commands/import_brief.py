from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from accounts.lookup import account_or_error
from questions.brief.decoding import read_brief
from questions.brief.document import Brief
from questions.brief.errors import BriefError
from questions.brief.parse import parse_brief
from questions.errors import QuestionError
from questions.imports.services import ImportedBrief, import_brief
from questions.models import Role
from questions.roles.services import publish_role


class Command(BaseCommand):
    help = "Make a role, with drafted questions, of a job brief. The same text again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a text file, or - for standard input")
        parser.add_argument("--owner", metavar="EMAIL", help="whose role it becomes; default: the site's")
        parser.add_argument("--publish", action="store_true", help="open the role to everybody")
        parser.add_argument("--json", action="store_true", help="print what was read as JSON, no other line")
        parser.add_argument("--dry-run", action="store_true", help="read and report, store nothing")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            text = read_brief(_content(file))
            brief = parse_brief(text)
            self._import(text, brief, _name(file), **options)
        except (BriefError, QuestionError) as error:
            raise CommandError(str(error)) from error

    def _import(
        self, text: str, brief: Brief, name: str, *, owner: str | None, publish: bool, **options: Any
    ) -> None:
        """Store first, then print: a program that reads the JSON gets it only if all went well."""
        lines = [_found(brief)]
        if not options["dry_run"]:
            with transaction.atomic():
                account = account_or_error(owner) if owner else None
                imported = import_brief(text=text, brief=brief, name=name, owner=account)
                lines += _stored(imported, is_published_now=publish and _publish(imported.role))
        output = (
            json.dumps(brief.as_json(), ensure_ascii=False, indent=2) if options["json"] else "\n".join(lines)
        )
        self.stdout.write(output)


def _content(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error


def _name(file: Path) -> str:
    return "Standard input" if str(file) == "-" else file.name


def _publish(role: Role) -> bool:
    """Publish the role unless it is published; returns whether that changed anything."""
    if role.is_published:
        return False
    publish_role(role=role, now=timezone.now())
    return True


def _found(brief: Brief) -> str:
    counts = (
        (len(brief.areas), "area", "areas"),
        (sum(len(area.examples) for area in brief.areas), "level example", "level examples"),
        (len(brief.titles), "job title", "job titles"),
        (len(brief.skills), "skill", "skills"),
        (len(brief.certifications), "certification", "certifications"),
        (len(brief.steps), "step", "steps"),
        (len(brief.salaries), "pay range", "pay ranges"),
        (len(brief.faqs), "question and answer", "questions and answers"),
        (len(brief.unused), "sentence unused", "sentences unused"),
    )
    found = ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts)
    return f"{brief.title}: {found}."


def _stored(imported: ImportedBrief, *, is_published_now: bool) -> list[str]:
    role = imported.role
    questions = role.questions.count()
    state = "published" if role.is_published else "private"
    if imported.is_new:
        return [f"Made the {state} role {role.get_absolute_url()} with {questions} drafted questions."]
    if is_published_now:
        return [f"This text was imported before; its role is published now at {role.get_absolute_url()}."]
    return [f"This text was imported before as the {state} role {role.get_absolute_url()}; nothing changed."]
