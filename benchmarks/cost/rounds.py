"""Rounds of requests, one project after the other in each, so that a busy moment meets all of them alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.cost.processes import cpu_seconds

WARM_UP = 20

# Of each series the CPU milliseconds per request, one figure per round.
Figures = dict[str, list[float]]


class Series:
    """Requests of one kind at one project; `processes` are all that work for their answers."""

    def __init__(self, name: str, request: Callable[[], None], processes: Sequence[int]) -> None:
        self.name, self.request, self.processes = name, request, processes

    def warm_up(self, times: int) -> None:
        for _ in range(times):
            self.request()

    def cost(self, times: int) -> float:
        """CPU milliseconds per request of the whole server side."""
        before = cpu_seconds(*self.processes)
        for _ in range(times):
            self.request()
        return (cpu_seconds(*self.processes) - before) * 1000 / times


def measured(groups: Sequence[Sequence[Series]], *, rounds: int, times: int) -> Figures:
    """In each round every series of every group; within a group forwards and backwards in turn."""
    figures: Figures = {}
    for one in (one for group in groups for one in group):
        one.warm_up(min(WARM_UP, times))
        figures[one.name] = []
    for number in range(rounds):
        for group in groups:
            for one in group if number % 2 == 0 else reversed(group):
                figures[one.name].append(one.cost(times))
    return figures
