"""The house's rules about code, each a function over a module's syntax tree that yields what breaks it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

HOUSE: Final = Path(__file__).parents[1]
APPS: Final = ("accounts", "questions", "interviews")  # each may import those before it
LAYERS: Final = {
    **{"models": 1, "selectors": 2, "services": 2, "demo": 2, "sessions": 2, "backends": 2},
    **{"forms": 3, "requests": 3, "seats": 3},
    **{"views": 4, "middleware": 4, "adapters": 4, "belongings": 4, "my_data": 4},
    **{"apps": 5, "urls": 5, "lookup": 5, "management": 5, "templatetags": 5},
}
LEAVES: Final = {
    "accounts": {"prepared", "sent_texts", "themes"},
    "questions": {
        *("errors", "limits", "vocabulary", "keys", "letters", "charts", "comparison"),
        *("brief", "bank", "banks"),
    },
    "interviews": {
        *("apportionment", "clock", "course", "errors", "evidence", "explanation", "grading_errors"),
        *("grading_steps", "growth", "ladder", "next_steps", "own_questions", "pacing", "parts", "planning"),
        *("prepared", "prose", "returning", "rubric", "scoring", "units"),
    },
}
PURE: Final = ("questions.bank.", "questions.brief.")  # beside the modules that say so in their first line
PURE_OF_MY_DATA: Final = {"archive", "markdown", "moments", "written"}
GUARDS: Final = {"require_safe", "require_POST", "require_http_methods"}
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 400, 50
_REASON: Final = re.compile(r"# noqa: PLC0415 - \w+")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    name: str
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @property
    def says_it_is_pure(self) -> bool:
        summary, *_ = (ast.get_docstring(self.tree) or "").split("\n")
        return re.search(r"\bPure[.;]", summary) is not None

    @property
    def imports(self) -> Iterator[tuple[str, ast.stmt]]:
        """Every imported module, or name of a module, with its statement."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, node) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((f"{node.module}.{alias.name}", node) for alias in node.names)

    @property
    def functions(self) -> Iterator[Function]:
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def line(self, node: ast.stmt) -> str:
        return self.source.splitlines()[node.lineno - 1]


Rule = Callable[[Module], Iterator[str]]


def house() -> list[Module]:
    """All modules of the site but migrations."""
    files = [path for app in (*APPS, "config") for path in (HOUSE / app).rglob("*.py")]
    names = {path: ".".join(path.relative_to(HOUSE).with_suffix("").parts) for path in files}
    return [Module(name, path.read_text()) for path, name in names.items() if ".migrations." not in name]


def apps_import_only_those_below(module: Module) -> Iterator[str]:
    """interviews -> questions -> accounts -> nothing; the wiring is imported by no app."""
    app = module.name.partition(".")[0]
    if app not in APPS:
        return
    above = {*APPS[APPS.index(app) + 1 :], "config"}
    for imported, _ in module.imports:
        if imported.partition(".")[0] in above:
            yield f"{module.name} imports {imported}"


def layers_import_only_those_below(module: Module) -> Iterator[str]:
    """Inside an app: leaves < models < selectors and services < forms < views; each module has a place."""
    app, own = module.name.partition(".")[0], layer(module.name)
    if own is None and app in APPS and module.name != f"{app}.__init__":
        yield f"{module.name} stands in no layer"
    for imported, _ in module.imports:
        theirs = layer(imported)
        if imported.startswith(f"{app}.") and own is not None and theirs is not None and theirs > own:
            yield f"{module.name} imports {imported}"


def layer(name: str) -> int | None:
    """From 0 for a leaf to 5 for what wires an app; None for what has no place."""
    app, room, module, *_ = [*name.split("."), "", ""]
    if room == "my_data" and module in PURE_OF_MY_DATA:
        return 0
    return 0 if room in LEAVES.get(app, ()) else LAYERS.get(room)


def pure_rules_import_no_django(module: Module) -> Iterator[str]:
    """Pure rules know neither Django nor the rows they are about."""
    if not (module.says_it_is_pure or module.name.startswith(PURE)):
        return
    for imported, _ in module.imports:
        if imported.partition(".")[0] == "django" or (layer(imported) or 0) > 0:
            yield f"{module.name} imports {imported}"


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


def nothing_is_long(module: Module) -> Iterator[str]:
    if (lines := module.source.count("\n")) > MOST_LINES:
        yield f"{module.name} has {lines} lines"
    for function in module.functions:
        lines = (function.end_lineno or 0) - function.lineno + 1
        if lines > MOST_LINES_OF_A_FUNCTION:
            yield f"{module.name}.{function.name} has {lines} lines"


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
    layers_import_only_those_below,
    pure_rules_import_no_django,
    imports_stand_on_top,
    booleans_are_named,
    everything_is_annotated,
    requests_keep_no_cursor_open,
    nothing_is_long,
)
