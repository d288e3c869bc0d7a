"""The code keeps the house's rules, and each rule is one that can be broken."""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.conventions import (
    APPS,
    RULES,
    Module,
    Rule,
    apps_import_only_those_below,
    booleans_are_named,
    everything_is_annotated,
    house,
    imports_stand_on_top,
    layers_import_only_those_below,
    nothing_is_long,
    pure_rules_import_no_django,
    requests_keep_no_cursor_open,
    views_are_guarded,
)

MODULES = house()
SAMPLES = [
    (apps_import_only_those_below, "questions.models.role", "from interviews.models import Turn"),
    (apps_import_only_those_below, "accounts.views", "import questions.models"),
    (apps_import_only_those_below, "interviews.views.home", "from config import settings"),
    (layers_import_only_those_below, "interviews.clock", "from interviews.models import Turn"),
    (layers_import_only_those_below, "interviews.models.interview", "from interviews import services"),
    (layers_import_only_those_below, "interviews.services.saving", "from interviews.forms.room import Save"),
    (layers_import_only_those_below, "questions.forms.author", "from questions.views import roles"),
    (layers_import_only_those_below, "interviews.utils", "import this"),
    (pure_rules_import_no_django, "interviews.scoring", '"""Marks. Pure."""\nfrom django.utils import text'),
    (pure_rules_import_no_django, "interviews.pacing", '"""Pure; ms."""\nfrom interviews.models import Turn'),
    (pure_rules_import_no_django, "questions.brief.parse", "from questions.models import Role"),
    (imports_stand_on_top, "accounts.apps", "def ready() -> None:\n    import this  # noqa: PLC0415"),
    (booleans_are_named, "config.health", "def open(path: str, quiet: bool = False) -> None: ..."),
    (everything_is_annotated, "config.health", "def open(path, quiet: bool) -> None: ..."),
    (everything_is_annotated, "config.health", "def open(path: str): ..."),
    (requests_keep_no_cursor_open, "interviews.selectors.history", "rows = list(mine.iterator())"),
    (nothing_is_long, "config.health", "\n" * 401),
    (nothing_is_long, "config.health", "def long() -> None:\n" + "    print()\n" * 50),
]
BAD_VIEWS = [
    "def page(request: HttpRequest) -> HttpResponse: ...",
    "@require_POST\n@require_safe\ndef page(request: HttpRequest) -> HttpResponse: ...",
    "@require_safe\ndef page(pk: int, request: HttpRequest) -> HttpResponse: ...",
]


def routed(resolver: URLResolver | None = None) -> Iterator[tuple[str, str]]:
    """Module and name of our views that the URLconf leads to."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            view = inspect.unwrap(pattern.callback)
            yield view.__module__, view.__name__
        else:
            yield from routed(pattern)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rules(rule: Rule) -> None:
    assert [broken for module in MODULES for broken in rule(module)] == []


def test_every_view_takes_the_request_and_wears_one_method_guard() -> None:
    views = defaultdict(set)
    for module, name in routed():
        views[module].add(name)

    broken = [it for module in MODULES for it in views_are_guarded(module, views[module.name])]

    assert {module.partition(".")[0] for module in views} >= {*APPS, "config"}
    assert broken == []


@pytest.mark.parametrize(("rule", "name", "source"), SAMPLES)
def test_a_rule_can_be_broken(rule: Rule, name: str, source: str) -> None:
    assert len(list(rule(Module(name, source)))) == 1


@pytest.mark.parametrize("source", BAD_VIEWS)
def test_a_bad_view_is_found(source: str) -> None:
    assert len(list(views_are_guarded(Module("interviews.views.home", source), {"page"}))) == 1


def test_a_reason_lets_an_import_stand_in_a_function() -> None:
    source = "def ready() -> None:\n    import this  # noqa: PLC0415 - the registry is not ready before"

    assert list(imports_stand_on_top(Module("accounts.apps", source))) == []
