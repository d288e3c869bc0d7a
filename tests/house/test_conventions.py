"""The code keeps the house's rules, and each rule is one that can be broken."""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.house.conventions import (
    RULES,
    booleans_are_named,
    classes_of_one_name,
    everything_is_annotated,
    imports_stand_on_top,
    requests_keep_no_cursor_open,
    views_are_guarded,
)
from tests.house.layers import (
    apps_import_only_those_below,
    layers_import_only_those_below,
    lookups_stay_below,
    pure_rules_import_no_django,
    rooms_keep_to_themselves,
)
from tests.house.modules import APPS, Module, Rule, house
from tests.house.private_parts import private_parts_stay_in_their_file

MODULES = house()
SAMPLES = [
    (apps_import_only_those_below, "questions.models.role", "from interviews.models import Turn"),
    (apps_import_only_those_below, "accounts.views", "import questions.models"),
    (apps_import_only_those_below, "database.clock", "from accounts.models import User"),
    (apps_import_only_those_below, "interviews.home.views", "from config import settings"),
    (lookups_stay_below, "questions.roles.services", "role.questions.exclude(versions__turns=None)"),
    (lookups_stay_below, "questions.versions.reading", 'versions.annotate(n=Count("turns__interview"))'),
    (lookups_stay_below, "questions.roles.queries", 'roles.prefetch_related("interviews")'),
    (lookups_stay_below, "accounts.services", "kept = user.roles.count()"),
    (layers_import_only_those_below, "interviews.errors", "from interviews.models import Turn"),
    (layers_import_only_those_below, "interviews.models.turn", "from interviews.lifecycle import moves"),
    (
        layers_import_only_those_below,
        "interviews.room.services",
        "from interviews.room.forms import TurnForm",
    ),
    (layers_import_only_those_below, "interviews.report.page", "from interviews.sharing import services"),
    (layers_import_only_those_below, "questions.form_fields", "from questions.roles.views import roles"),
    (rooms_keep_to_themselves, "interviews.history.page", "from interviews.report.page import Report"),
    (rooms_keep_to_themselves, "interviews.report.page", "from interviews.sharing import services"),
    (rooms_keep_to_themselves, "interviews.saving.autosave", "from interviews.room import pacing"),
    (pure_rules_import_no_django, "interviews.rules.scoring", "from django.utils import text"),
    (pure_rules_import_no_django, "interviews.room.pacing", "from interviews.models import Turn"),
    (pure_rules_import_no_django, "questions.brief.parse", "from questions.models import Role"),
    (imports_stand_on_top, "accounts.apps", "def ready() -> None:\n    import this  # noqa: PLC0415"),
    (booleans_are_named, "config.operations.health", "def open(path: str, quiet: bool = False) -> None: ..."),
    (everything_is_annotated, "config.operations.health", "def open(path, quiet: bool) -> None: ..."),
    (everything_is_annotated, "config.operations.health", "def open(path: str): ..."),
    (requests_keep_no_cursor_open, "interviews.history.page", "rows = list(mine.iterator())"),
    (private_parts_stay_in_their_file, "interviews.history.page", "fields = found._fields"),
    (private_parts_stay_in_their_file, "questions.bank.writing", "rows = Role.objects.all()._query"),
    (private_parts_stay_in_their_file, "database.compiled", "kind = getattr(found, '_iterable_class')"),
    (private_parts_stay_in_their_file, "database.compiled", "super()._fetch_all()"),
    (private_parts_stay_in_their_file, "accounts.backends", "from django.db.models.query import _x"),
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


def test_a_name_stands_for_one_class() -> None:
    assert classes_of_one_name(MODULES) == []


def test_two_classes_of_one_name_are_found() -> None:
    twice = [Module("a.b", "class Line: ..."), Module("a.c", "class _Line: ...")]

    assert classes_of_one_name(twice) == ["Line: a.b, a.c"]


@pytest.mark.parametrize(("rule", "name", "source"), SAMPLES)
def test_a_rule_can_be_broken(rule: Rule, name: str, source: str) -> None:
    assert len(list(rule(Module(name, source)))) == 1


@pytest.mark.parametrize("source", BAD_VIEWS)
def test_a_bad_view_is_found(source: str) -> None:
    assert len(list(views_are_guarded(Module("interviews.home.views", source), {"page"}))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "fresh = question._state.adding",
        "self._cache = parts._replace(scheme='')",
        "class Form:\n    def _first(self) -> str: ...\n\ndef first() -> str:\n    return Form()._first()",
        "name = found.__class__",
    ],
)
def test_what_is_documented_or_of_the_module_is_not_private(source: str) -> None:
    assert list(private_parts_stay_in_their_file(Module("questions.bank.writing", source))) == []


def test_a_reason_lets_an_import_stand_in_a_function() -> None:
    source = "def ready() -> None:\n    import this  # noqa: PLC0415 - the registry is not ready before"

    assert list(imports_stand_on_top(Module("accounts.apps", source))) == []
