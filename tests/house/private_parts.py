"""The house's rule about private names of other modules, above all of Django's ORM."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from tests.house.modules import Module

# Private parts of Django's ORM stand here and nowhere else.
PRIVATE: Final = "database.private"
# What Django and Python document in spite of the underscore: of models, and of named tuples.
DOCUMENTED: Final = {"_meta", "_state", "_default_manager", "_base_manager", "_replace", "_asdict", "_make"}
# What one module alone needs of somebody else's.
OPENED: Final = {
    ("interviews.room.boxes_page", "_fields"),  # of a named tuple; a queryset has one too, which is private
    ("config.operations.flood", "_has_been_logged"),  # Django asks each refusal for it before it logs
    ("config.pages.staticfiles", "_js_module_import_aggregation_patterns"),  # documented by no other name
}


def private_parts_stay_in_their_file(module: Module) -> Iterator[str]:
    """Only one module reads private names of Django: underscored names that are not its own."""
    if module.name == PRIVATE:
        return
    own = {function.name for function in module.functions} | DOCUMENTED
    for node in ast.walk(module.tree):
        name = _private_name(node)
        if name and name not in own and (module.name, name) not in OPENED:
            yield f"{module.name}:{getattr(node, 'lineno', 0)} reaches for {name}"
    for imported, node in module.imports:
        if _is_private(imported.rpartition(".")[2]):
            yield f"{module.name}:{node.lineno} imports {imported}"


def _private_name(node: ast.AST) -> str:
    """The underscored name that an expression takes of something else than itself, "" for none."""
    match node:
        case ast.Attribute(value=ast.Name(id="self" | "cls")):
            return ""
        case (
            ast.Attribute(attr=name)
            | ast.Call(
                func=ast.Name(id="getattr" | "setattr" | "hasattr"),
                args=[_, ast.Constant(value=str(name)), *_],
            )
        ):
            return name if _is_private(name) else ""
    return ""


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__")
