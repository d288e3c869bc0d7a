"""The house's rules about who may import whom: apps, layers, rooms, and pure rules."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from django.apps import apps

from tests.house.modules import APPS, HOUSE, Module

# The layer of a module is that of the last word of its name that is listed here: of its file, else a folder.
# A module with none of these words is a rule: pure, at the bottom.
LAYERS: Final = {
    **dict.fromkeys(["models"], 1),
    **dict.fromkeys(
        ["reading", "drafts", "lookup"], 2
    ),  # reads that several rooms share, plain values of rows
    **dict.fromkeys(["page", "queries"], 3),  # what one page shows
    **dict.fromkeys(["writing", "lifecycle", "saving"], 4),  # writes that rooms share
    **dict.fromkeys(["services", "belongings", "demo", "backends"], 5),  # what one room does
    **dict.fromkeys(["forms", "fields", "requests", "seats"], 6),
    **dict.fromkeys(["views", "api", "dispatch", "middleware", "adapters"], 7),
    **dict.fromkeys(["urls", "apps", "management", "templatetags"], 8),
}
# The ground floor of an app; every other folder in it is a room.
GROUND: Final = {
    "accounts": {"gate", "management"},
    "questions": {"models", "brief", "bank", "versions", "management", "templatetags"},
    "interviews": {"models", "rules", "reading", "lifecycle", "saving", "management", "templatetags"},
}
# Rooms know the ground floor and not each other, but for these.
DOORS: Final = {
    ("interviews.sharing", "interviews.report"),  # what is shared is the report
    *(("interviews.demo", f"interviews.{room}") for room in ("planning", "room", "grading", "sharing")),
}


def apps_import_only_those_below(module: Module) -> Iterator[str]:
    """interviews -> questions -> accounts -> database; the wiring is imported by no app."""
    app = module.name.partition(".")[0]
    if app not in APPS:
        return
    above = {*APPS[APPS.index(app) + 1 :], "config"}
    for imported, _ in module.imports:
        if imported.partition(".")[0] in above:
            yield f"{module.name} imports {imported}"


def lookups_stay_below(module: Module) -> Iterator[str]:
    """No lookup by string, keyword or attribute runs from an app to the rows of one above it."""
    app = module.name.partition(".")[0]
    above = _names_of_rows_above(app) if app in APPS else frozenset()
    for node in ast.walk(module.tree):
        for name in _looked_up(node):
            if above & set(name.split("__")):
                yield f"{module.name}:{getattr(node, 'lineno', 0)} looks up {name}"


def _looked_up(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from re.findall(r"^-?([a-z_]+__[a-z_]+)$", node.value)
    elif isinstance(node, ast.Call):
        plain = [it.value for it in node.args if isinstance(it, ast.Constant) and isinstance(it.value, str)]
        yield from (name for name in plain if name.isidentifier() and "__" not in name)
        yield from (keyword.arg for keyword in node.keywords if keyword.arg)
    elif isinstance(node, ast.Attribute):
        yield node.attr


@cache
def _names_of_rows_above(app: str) -> frozenset[str]:
    """Django's names for the rows of the apps above on this app's models: `turns`, `interviews`."""
    if not apps.is_installed(app):
        return frozenset()
    above = APPS[APPS.index(app) + 1 :]
    relations = [it for model in apps.get_app_config(app).get_models() for it in model._meta.related_objects]
    names = [
        (it.name, it.get_accessor_name()) for it in relations if it.related_model._meta.app_label in above
    ]
    return frozenset(name for pair in names for name in pair if name and name != "+")


def layers_import_only_those_below(module: Module) -> Iterator[str]:
    """Inside an app: rules < models < reading < page < writing < services < forms < views."""
    app, own = module.name.partition(".")[0], layer(module.name)
    for imported, _ in module.imports:
        if app in GROUND and imported.startswith(f"{app}.") and layer(_module(imported)) > own:
            yield f"{module.name} imports {imported}"


def layer(name: str) -> int:
    """From 0 for a rule to 8 for what wires an app, as the words of the module's name tell."""
    _, *parts = name.split(".")
    words = [word for part in reversed(parts) for word in reversed(part.split("_"))]
    return next((LAYERS[word] for word in words if word in LAYERS), 0)


def rooms_keep_to_themselves(module: Module) -> Iterator[str]:
    """A room imports the ground floor, not another room; the ground floor imports no room."""
    own = _room(module.name)
    for imported, _ in module.imports:
        theirs = _room(_module(imported))
        is_of_the_app = imported.partition(".")[0] == module.name.partition(".")[0]
        is_inside = own is None and not _is_ground(module.name)
        if theirs and is_of_the_app and theirs != own and not is_inside and (own, theirs) not in DOORS:
            yield f"{module.name} imports {imported}"


def _room(name: str) -> str | None:
    """The room of a module; None for the ground floor and for modules beside the folders."""
    app, folder, *inside = [*name.split("."), ""]
    is_room = app in GROUND and folder not in GROUND[app] and (HOUSE / app / folder).is_dir()
    return f"{app}.{folder}" if is_room and inside else None


def _is_ground(name: str) -> bool:
    app, folder, *_ = [*name.split("."), ""]
    return folder in GROUND.get(app, ()) and folder not in {"management", "templatetags"}


@cache
def _module(imported: str) -> str:
    """The module of an imported name: without its last part if that is not a module."""
    path = HOUSE / imported.replace(".", "/")
    return imported if path.with_suffix(".py").exists() or path.is_dir() else imported.rpartition(".")[0]


def pure_rules_import_no_django(module: Module) -> Iterator[str]:
    """Pure rules know neither Django nor the rows they are about."""
    if layer(module.name) or module.name.startswith(("database.", "config.")) or module.is_package:
        return
    for imported, _ in module.imports:
        if imported.partition(".")[0] == "django" or layer(_module(imported)) > 0:
            yield f"{module.name} imports {imported}"
