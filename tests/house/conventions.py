"""The house's rules about code, each a function over a module's syntax tree that yields what breaks it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from django.apps import apps

from tests.house.private_parts import private_parts_stay_in_their_file

HOUSE: Final = Path(__file__).parents[2]
APPS: Final = ("database", "accounts", "questions", "interviews")  # each may import those before it
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
GUARDS: Final = {"require_safe", "require_POST", "require_form"}
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
    def is_package(self) -> bool:
        return self.name.endswith(".__init__")

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
    nothing_is_long,
)
