"""A mutant replaces one function of the site for a run; most are a line that somebody could delete."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import pytest

from database.compiled import compile_anew
from interviews.models.interview import State
from tests.reliability.state_machine.rules import Rule

Original = Callable[..., Any]
CLOSED: Final = (State.GRADING, State.GRADED)


@dataclass(frozen=True)
class Mutant:
    what: str
    breaks: Rule
    where: tuple[tuple[Any, str], ...]
    change: Callable[..., Any]  # takes the function, gives the one to use instead

    def __str__(self) -> str:
        return self.what

    def apply(self, monkeypatch: pytest.MonkeyPatch) -> None:
        if not self.where:
            self.change()
        for module, name in self.where:
            monkeypatch.setattr(module, name, self.change(getattr(module, name)))
        compile_anew()


class Mutants(list[Mutant]):
    def breaking(self, rule: Rule, *where: tuple[Any, str]) -> Callable[[Callable[..., Any]], None]:
        """Add the decorated function: it breaks the rule when it changes what is at these places."""

        def add(change: Callable[..., Any]) -> None:
            self.append(Mutant(change.__name__.replace("_", " "), rule, where, change))

        return add
