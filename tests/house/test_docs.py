"""The documentation names what exists, and everything that an operator can set is documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[2]
AT_THE_TOP = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"]
PAGES = [*(ROOT / name for name in AT_THE_TOP), *sorted((ROOT / "docs").glob("*.md"))]
APPS = {"accounts", "config", "database", "interviews", "questions"}
FOLDERS = APPS | {"benchmarks", "docs", "static", "templates", "tests", ".ci", ".github"}
SUFFIXES = {".css", ".html", ".js", ".md", ".py", ".sh"}
MADE_UP = "timing"  # the page that CONTRIBUTING.md adds step by step
READERS = [*sorted((ROOT / "config").rglob("*.py")), ROOT / "gunicorn.conf.py"]
_VARIABLE = re.compile(r"\b(?:REHEARSE_[A-Z_]+|DATABASE_URL)\b")
_PATH = re.compile(r"(?<![\w./-])[\w.-]+/[^\s`\"'()|,;:#\[\]]*")
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


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_every_path_that_a_page_names_exists(file: Path) -> None:
    named = paths_of(file.read_text(encoding="utf-8"))

    assert [path for path in named if not is_there(path, file)] == []


def test_a_path_that_is_not_there_is_found() -> None:
    text = "`interviews/gone.py`, gone/page.html: x, `/interviews/<id>/`, `static/js/<room>/`, `docs/*.md`"

    assert paths_of(text) == ["interviews/gone.py", "gone/page.html"]
    assert not any(is_there(path, ROOT / "README.md") for path in paths_of(text))


def test_the_readme_links_every_page() -> None:
    pages = {path.relative_to(ROOT).as_posix() for path in PAGES} - {"README.md"}

    assert pages - set(_LINK.findall((ROOT / "README.md").read_text(encoding="utf-8"))) == set()


def code_of(text: str) -> list[str]:
    """The code blocks and code words of a Markdown page."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.M | re.S)
    return blocks + re.findall(r"`([^`\n]+)`", text)


def paths_of(text: str) -> list[str]:
    """Files and folders of the repository that a page names; placeholders such as `<room>` are left out."""
    found = [path.rstrip(".") for path in _PATH.findall(text) if not re.search(r"[<*…]", path)]
    return [path for path in found if path.partition("/")[0] in FOLDERS or Path(path).suffix in SUFFIXES]


def is_there(path: str, page: Path) -> bool:
    """Whether a path exists, seen from the root, from the templates or from the page that names it."""
    places = (ROOT, ROOT / "templates", page.parent)
    return MADE_UP in path or any((place / path).exists() for place in places)
