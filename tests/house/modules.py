"""The modules of the site, as the rules about code see them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

HOUSE: Final = Path(__file__).parents[2]
APPS: Final = ("database", "accounts", "questions", "interviews")  # each may import those before it
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
    return modules(*APPS, "config")


def modules(*folders: str) -> list[Module]:
    """All modules in these folders but migrations."""
    files = [path for folder in folders for path in (HOUSE / folder).rglob("*.py")]
    names = {path: ".".join(path.relative_to(HOUSE).with_suffix("").parts) for path in files}
    return [Module(name, path.read_text()) for path, name in names.items() if ".migrations." not in name]
