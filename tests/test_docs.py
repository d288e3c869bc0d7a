"""The documentation names what exists, and everything that an operator can set is documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
READERS = [*sorted((ROOT / "config").rglob("*.py")), ROOT / "gunicorn.conf.py"]
_VARIABLE = re.compile(r"\b(?:REHEARSE_[A-Z_]+|DATABASE_URL)\b")
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def variables(*files: Path) -> set[str]:
    return {name for file in files for name in _VARIABLE.findall(file.read_text(encoding="utf-8"))}


def test_every_variable_that_is_read_is_in_the_table_of_the_operations_page() -> None:
    table = re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/operations.md").read_text(encoding="utf-8"), re.M)

    assert set(table) == variables(*READERS)


def test_every_variable_that_is_read_is_in_the_example_environment() -> None:
    assert variables(ROOT / "deploy.env.example") == variables(*READERS)


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_every_command_that_a_page_names_exists(file: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    code = "\n".join(code_of(file.read_text(encoding="utf-8")))

    assert set(re.findall(r"\bmake ([a-z-]+)", code)) <= targets
    assert set(re.findall(r"manage\.py ([a-z_]+)", code)) <= set(get_commands())


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_every_file_that_a_page_links_exists(file: Path) -> None:
    links = _LINK.findall(file.read_text(encoding="utf-8"))

    assert [link for link in links if not (file.parent / link).exists()] == []


def test_the_readme_links_every_page() -> None:
    pages = {path.relative_to(ROOT).as_posix() for path in PAGES} - {"README.md"}

    assert pages - set(_LINK.findall((ROOT / "README.md").read_text(encoding="utf-8"))) == set()


def code_of(text: str) -> list[str]:
    """The code blocks and code words of a Markdown page."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.M | re.S)
    return blocks + re.findall(r"`([^`\n]+)`", text)
