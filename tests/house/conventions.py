"""The house's rules about code, each a function over a module's syntax tree that yields what breaks it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import Final

from tests.house.layers import (
    apps_import_only_those_below,
    layers_import_only_those_below,
    lookups_stay_below,
    pure_rules_import_no_django,
    rooms_keep_to_themselves,
)
from tests.house.modules import Module, Rule
from tests.house.private_parts import private_parts_stay_in_their_file

GUARDS: Final = {"require_safe", "require_POST", "require_form"}
_REASON: Final = re.compile(r"# noqa: PLC0415 - \w+")


def imports_stand_on_top(module: Module) -> Iterator[str]:
    """An import inside a function says why."""
    inside = {id(node) for function in module.functions for node in ast.walk(function)}
    for imported, node in module.imports:
        if id(node) in inside and not _REASON.search(module.line(node)):
            yield f"{module.name}:{node.lineno} imports {imported} inside a function without a reason"


def booleans_are_named(module: Module) -> Iterator[str]:
    """A bare True in a call tells its reader nothing."""
    for function in module.functions:
        for argument in (*function.args.posonlyargs, *function.args.args):
            if isinstance(argument.annotation, ast.Name) and argument.annotation.id == "bool":
                yield f"{module.name}.{function.name} takes {argument.arg} by position"


def everything_is_annotated(module: Module) -> Iterator[str]:
    for function in module.functions:
        arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        bare = [it.arg for it in arguments if it.annotation is None and it.arg not in {"self", "cls"}]
        if bare or function.returns is None:
            yield f"{module.name}.{function.name} leaves {', '.join(bare) or 'its result'} without a type"


def requests_keep_no_cursor_open(module: Module) -> Iterator[str]:
    """With a rollback journal a reader in the middle of its rows keeps every writer from committing."""
    if ".management." in module.name:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr in {"iterator", "aiterator"}:
            yield f"{module.name}:{node.lineno} reads rows through an open cursor"


def classes_of_one_name(modules: Iterable[Module]) -> list[str]:
    """Names of several classes: each class of the site has a name of its own.

    Models of an app may have the same furniture inside them, such as a Kind; commands have to be a Command.
    """
    places: dict[str, list[str]] = {}
    for module in modules:
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef) and node.name != "Command":
                places.setdefault(node.name.lstrip("_"), []).append(module.name)
    return [f"{name}: {', '.join(found)}" for name, found in sorted(places.items()) if len(found) > 1]


def views_are_guarded(module: Module, views: set[str]) -> Iterator[str]:
    """`views` are the names that the URLconf routes to: each takes the request first and wears one guard."""
    for function in module.functions:
        if function.name not in views:
            continue
        if [it.arg for it in function.args.args][:1] != ["request"]:
            yield f"{module.name}.{function.name} does not take request first"
        guards = [name for name in map(_decorator, function.decorator_list) if name in GUARDS]
        if len(guards) != 1:
            yield f"{module.name}.{function.name} wears {len(guards)} method guards"


def _decorator(node: ast.expr) -> str:
    node = node.func if isinstance(node, ast.Call) else node
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


RULES: Final[tuple[Rule, ...]] = (
    apps_import_only_those_below,
    lookups_stay_below,
    layers_import_only_those_below,
    rooms_keep_to_themselves,
    pure_rules_import_no_django,
    imports_stand_on_top,
    booleans_are_named,
    everything_is_annotated,
    requests_keep_no_cursor_open,
    private_parts_stay_in_their_file,
)
