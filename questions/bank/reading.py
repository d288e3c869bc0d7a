"""A folder of bank files, read and checked as a whole. Nothing is stored here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from questions.bank.checks import check_question, check_role
from questions.bank.problems import BankError, Problem, invalid, problem_at, unreadable
from questions.bank.schema import QuestionEntry, RoleFile
from questions.bank.yaml import Document, YamlError, parse

# Part of every bank's hash: raise it when the drafting rules change, so that loaded drafts are redone.
DRAFTING_VERSION = 3

ROLE_FILE = "role.yaml"


@dataclass(frozen=True)
class BankQuestion:
    """A question with the area and level that its place in the folder gives it."""

    area: str
    level: str
    file: str
    entry: QuestionEntry

    @property
    def sha256(self) -> str:
        """The hash of what the question says; layout and comments of the file do not count."""
        return _content_sha256([self.area, self.level, self.entry.model_dump(mode="json")])


@dataclass(frozen=True)
class Bank:
    """A role and its questions; `sha256` is of the files, see bank_sha256."""

    role: RoleFile
    questions: tuple[BankQuestion, ...]
    sha256: str


def read_bank(folder: Path) -> Bank:
    """Raises BankError with every problem of role.yaml, or else of all question files."""
    role = read_role(folder)
    return Bank(role, read_questions(folder, role), bank_sha256(folder))


def read_role(folder: Path) -> RoleFile:
    """The folder's role.yaml; raises BankError."""
    document = _parse(folder / ROLE_FILE, ROLE_FILE)
    try:
        role = RoleFile.model_validate(document.data)
    except ValidationError as error:
        raise BankError(invalid(ROLE_FILE, document, error)) from error
    _refuse(problem_at(ROLE_FILE, document, *finding) for finding in check_role(role))
    return role


def read_questions(folder: Path, role: RoleFile) -> tuple[BankQuestion, ...]:
    """The folder's questions by area, level and place in the file; raises BankError."""
    problems: list[Problem] = []
    questions: list[BankQuestion] = []
    for path in _question_files(folder):
        try:
            questions += _read_file(path, path.relative_to(folder).as_posix(), role)
        except BankError as error:
            problems += error.problems
    problems += _repeated_keys(questions)
    _refuse(iter(problems))
    return tuple(sorted(questions, key=_in_role_order(role)))


def bank_sha256(folder: Path) -> str:
    """The hash of all bank files and the drafting rules; cheap, so it is compared before anything is read.

    Paths count, but it is the same on every machine: line ends are normalised, and the order is by path.
    Raises BankError for a file that cannot be read.
    """
    digest = hashlib.sha256(f"drafting {DRAFTING_VERSION}".encode())
    for path in [folder / ROLE_FILE, *_question_files(folder)]:
        file = path.relative_to(folder).as_posix()
        content = _content(path, file).replace(b"\r\n", b"\n")
        digest.update(f"\0{file}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _question_files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.suffix in {".yaml", ".yml"} and path.is_file())
    files = (path for path in found if path != folder / ROLE_FILE)
    return sorted(files, key=lambda path: path.relative_to(folder).as_posix())


def _read_file(path: Path, file: str, role: RoleFile) -> list[BankQuestion]:
    area, level = _place(path, file, role)
    document = _parse(path, file)
    if not isinstance(document.data, list):
        raise BankError([Problem(file, 1, "", "expected a list of questions")])
    entries = _valid_entries(file, document, [known.key for known in role.ladder])
    return [BankQuestion(area, level, file, entry) for entry in entries]


def _place(path: Path, file: str, role: RoleFile) -> tuple[str, str]:
    """The area and level that a file's path names."""
    areas = [area.key for area in role.areas]
    levels = [level.key for level in role.ladder]
    parts = file.split("/")
    if len(parts) != 2 or path.suffix != ".yaml":
        raise BankError([Problem(file, 0, "", "expected a place like <area>/<level>.yaml")])
    area, level = parts[0], path.stem
    problems = [
        *([] if area in areas else [Problem(file, 0, "area", _one_of(areas, area))]),
        *([] if level in levels else [Problem(file, 0, "level", _one_of(levels, level))]),
    ]
    _refuse(iter(problems))
    return area, level


def _valid_entries(file: str, document: Document, levels: Sequence[str]) -> list[QuestionEntry]:
    problems: list[Problem] = []
    entries: list[QuestionEntry] = []
    for index, item in enumerate(document.data):
        try:
            entry = QuestionEntry.model_validate(item)
        except ValidationError as error:
            problems += invalid(file, document, error, within=(index,))
        else:
            findings = check_question(entry, levels)
            problems += [problem_at(file, document, (index, *place), text) for place, text in findings]
            entries.append(entry)
    _refuse(iter(problems))
    return entries


def _repeated_keys(questions: Sequence[BankQuestion]) -> Iterator[Problem]:
    first: dict[str, BankQuestion] = {}
    for question in questions:
        known = first.setdefault(question.entry.key, question)
        if known is not question:
            expected = f"expected a key of its own, {known.file} has the same one"
            yield Problem(question.file, 0, question.entry.key, expected)


def _in_role_order(role: RoleFile) -> Any:
    areas = [area.key for area in role.areas]
    levels = [level.key for level in role.ladder]
    return lambda question: (areas.index(question.area), levels.index(question.level))


def _parse(path: Path, file: str) -> Document:
    try:
        return parse(_content(path, file))
    except YamlError as error:
        raise BankError([unreadable(file, error)]) from error


def _content(path: Path, file: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        expected = f"expected a file that can be read: {error.strerror}"
        raise BankError([Problem(file, 0, "", expected)]) from error


def _refuse(problems: Iterator[Problem]) -> None:
    found = tuple(problems)
    if found:
        raise BankError(found)


def _one_of(known: Sequence[str], found: str) -> str:
    return f"expected one of {', '.join(known)}, found {found}"


def _content_sha256(content: Any) -> str:
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
