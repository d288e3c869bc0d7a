"""Every template keeps to the Content-Security-Policy and the house rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import engines

TEMPLATES = settings.BASE_DIR / "templates"
STATIC = settings.BASE_DIR / "static"
FILES = sorted(TEMPLATES.rglob("*.html"))
STYLES = sorted(STATIC.rglob("*.css"))
SCRIPTS = sorted(STATIC.rglob("*.js"))
MODULES = sorted(settings.BASE_DIR.glob("[aciq]*/**/*.py"))

REFUSED = {
    "style attribute": r"<[^>]*\sstyle=",
    "style element": r"<style\b",
    "script that is no file": r"<script(?![^>]*\bsrc=)[^>]*>",
    "event attribute": r"<[^>]*\son[a-z]+=",
    "hx-on": r"\bhx-on\b",
    "script in hx-vals": r"hx-vals=['\"]\s*js(avascript)?:",
    "event filter in hx-trigger": r"hx-trigger=\"[^\"]*\[",
    "data: address": r"(src|href)=\"data:",
    "address of another host": r"(src|href|action)=\"(https?:)?//",
}


def short(path: Path) -> str:
    return str(path.relative_to(settings.BASE_DIR))


def refusals(text: str) -> list[str]:
    return [what for what, pattern in REFUSED.items() if re.search(pattern, text)]


@pytest.mark.parametrize("path", FILES, ids=short)
def test_a_template_holds_nothing_that_the_policy_refuses(path: Path) -> None:
    assert refusals(path.read_text()) == []


@pytest.mark.parametrize("path", FILES, ids=short)
def test_a_template_names_only_files_that_there_are(path: Path) -> None:
    """With hashed names a missing file raises an error; on an error page that makes it a 500."""
    named = re.findall(r"{% static ['\"]([^'\"]+)['\"]", path.read_text())

    assert [name for name in named if finders.find(name) is None] == []


@pytest.mark.parametrize(
    ("planted", "what"),
    [
        ('<p class="a" style="color:red">', "style attribute"),
        ("<style>p {}</style>", "style element"),
        ("<script>go()</script>", "script that is no file"),
        ('<script type="module">go()</script>', "script that is no file"),
        ('<button type="button" onclick="go()">', "event attribute"),
        ('<p hx-on:click="go()">', "hx-on"),
        ("<p hx-vals='js:{a: 1}'>", "script in hx-vals"),
        ('<p hx-trigger="keyup[ctrlKey]">', "event filter in hx-trigger"),
        ('<img src="data:image/png;base64,AAAA">', "data: address"),
        ('<script src="https://cdn.example/a.js"></script>', "address of another host"),
    ],
)
def test_a_planted_breach_is_found(planted: str, what: str) -> None:
    assert refusals(planted) == [what]


@pytest.mark.parametrize("path", FILES, ids=short)
def test_every_heading_of_a_table_says_what_it_heads(path: Path) -> None:
    headings = re.findall(r"<th\b[^>]*>", path.read_text(encoding="utf-8"))

    assert [heading for heading in headings if "scope=" not in heading] == []


# A guide and a level grid are written one below the other where they are too wide.
NEVER_WIDE = {"_areas.html", "_level_grid.html"}


@pytest.mark.parametrize("path", [path for path in FILES if path.name not in NEVER_WIDE], ids=short)
def test_a_table_that_is_too_wide_scrolls_inside_a_region_with_a_name(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    region = r'<div class="[^"]*\bscrolls" role="region" aria-label="[^"]+" tabindex="0"[^>]*>\s*<table'

    assert len(re.findall(region, text)) == text.count("<table")


def test_every_fragment_is_used() -> None:
    text = "\n".join(path.read_text() for path in (*FILES, *MODULES))

    unused = [short(path) for path in FILES if path.name.startswith("_") and not is_named(path, text)]

    assert unused == []


def is_named(path: Path, text: str) -> bool:
    """A view may put the folder before the name of its fragment."""
    name = path.relative_to(TEMPLATES)
    return f"{name}" in text or (f'"{name.name}"' in text and f'f"{name.parent}/{{' in text)


@pytest.mark.parametrize("path", FILES, ids=short)
def test_a_fragment_is_given_what_it_names_and_uses_alone(path: Path) -> None:
    assert [wrong for include in includes(path.read_text()) if (wrong := misfit(*include))] == []


def includes(text: str) -> list[tuple[str, str]]:
    """The fragments that a template includes, each with the rest of the tag."""
    return re.findall(r"{% include \"([^\"]*/_[^\"]*)\"([^%]*)%}", text)


def misfit(fragment: str, rest: str) -> str:
    """The fault of an include, "" if there is none: what it passes is in the first line and is used."""
    head, _, body = (TEMPLATES / fragment).read_text().partition("\n")
    given = re.findall(r"\b(\w+)=", re.sub(r"\"[^\"]*\"", "", rest))
    if not rest.endswith(" only "):
        return f"{fragment} is not included by `only`"
    if given and not head.startswith("{#"):
        return f"{fragment} does not begin by naming what it takes"
    untold = [name for name in given if not re.search(rf"\b{name}\b", head)]
    unused = [name for name in given if not re.search(rf"\b{name}\b", body)]
    return f"{fragment}: {untold} untold, {unused} unused" if untold or unused else ""


@pytest.mark.parametrize("path", FILES, ids=short)
def test_a_template_loads_only_what_it_uses(path: Path) -> None:
    text = path.read_text()
    loaded = " ".join(re.findall(r"{% load ([^%]+) %}", text)).split()

    assert [name for name in loaded if not uses(text, name)] == []


def uses(text: str, name: str) -> bool:
    """Whether the text has a tag or a filter of the library of that name."""
    library = engines["django"].engine.template_libraries[name]
    tags, filters = "|".join(library.tags), "|".join(library.filters)
    return bool(re.search(rf"{{% ({tags or '(?!)'})\b|\|({filters or '(?!)'})\b", text))


@pytest.mark.parametrize("path", FILES, ids=short)
def test_a_template_fits_on_a_screen_or_three(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 130


@pytest.mark.parametrize("path", STYLES, ids=short)
def test_a_style_sheet_has_a_layer_and_a_length_to_read(path: Path) -> None:
    text = path.read_text()

    assert "@layer" in text
    assert len(text.splitlines()) <= 300


def test_the_style_sheets_together_stay_small() -> None:
    assert sum(len(path.read_text().splitlines()) for path in STYLES) <= 1250


def test_colours_are_named_in_the_tokens_alone() -> None:
    strays = {short(path): colours(path.read_text()) for path in STYLES if path.name != "tokens.css"}

    assert {path: found for path, found in strays.items() if found} == {}


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("#fff", ["#fff"]),
        ("1px solid rgb(0 0 0 / .4)", ["rgb("]),
        ("oklch(20% .02 265 / .4)", ["oklch("]),
        ("color(display-p3 1 0 0)", ["color("]),
        ("white", ["white"]),
        ("color-mix(in srgb, var(--accent) 88%, var(--ink))", []),
        ("nowrap; white-space: pre", []),
    ],
)
def test_a_planted_colour_is_found(value: str, found: list[str]) -> None:
    assert colours(f".a {{ background: {value}; }}") == found


def colours(text: str) -> list[str]:
    """Colours written out; of the names only the two that one is likely to write."""
    functions = r"\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\("
    names = r"(?<![-\w])(?:white|black)\b(?!-)"
    return re.findall(rf"#[0-9a-f]{{3,8}}\b|{functions}|{names}", text, re.IGNORECASE)


def test_every_class_of_the_style_sheets_is_given_to_something() -> None:
    """In a template, or as a word of a script or of Python code that names a state."""
    markup = "\n".join(path.read_text() for path in FILES)
    given = re.findall(r"(?:class|css)=\"([^>]*)\"|{% block page_class %}([^{]*)", markup)
    code = "\n".join(path.read_text() for path in (*SCRIPTS, *MODULES))
    words = set(re.findall(r"[\w-]+", f"{given} {code}"))

    assert {path.name: sorted(classes(path.read_text()) - words) for path in STYLES} == {
        path.name: [] for path in STYLES
    }


def classes(text: str) -> set[str]:
    """What the selectors of a style sheet name after a dot."""
    rules = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    selectors = "\n".join(re.findall(r"([^{};]*){", rules))
    return set(re.findall(r"\.([a-z][\w-]*)", selectors))


@pytest.mark.parametrize("path", SCRIPTS, ids=short)
def test_a_script_begins_by_saying_why_it_exists(path: Path) -> None:
    assert path.read_text().startswith(("// ", "/* "))


@pytest.mark.parametrize("path", STYLES, ids=short)
def test_what_sticks_lets_go_on_a_short_screen(path: Path) -> None:
    """`--sticky` and `--fixed` of tokens.css are static there."""
    assert re.findall(r"position:\s*(sticky|fixed)", path.read_text()) == []


@pytest.mark.parametrize("path", sorted((TEMPLATES / "interviews").rglob("*.html")), ids=short)
def test_what_a_person_wrote_keeps_its_direction_and_its_words(path: Path) -> None:
    """A browser that translates the page must not change an answer, or a quote would not be in it."""
    tags = re.findall(r"<(?:textarea|blockquote)\b[^>]*|<[^>]*\bdata-said\b[^>]*", path.read_text())

    assert [tag for tag in tags if 'dir="auto"' not in tag or 'translate="no"' not in tag] == []
