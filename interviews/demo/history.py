"""The plan of the demo's history: when the candidate sat down, for what, and how it went. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MOCK: Final = "mock"
PRACTICE: Final = "practice"


@dataclass(frozen=True, slots=True)
class Sitting:
    """One interview. `ranks` are the ranks of its answers in order; turns beyond them are not reached.

    A mock follows the weights of a job title, a practice keeps to one area; without either all areas count.
    """

    days_ago: int
    hour: int
    mode: str
    bar: str
    minutes: int
    ranks: tuple[int, ...]
    title: str = ""
    area: str = ""
    is_graded: bool = True
    is_shared: bool = False


HISTORY: Final = (
    Sitting(41, 19, PRACTICE, "junior", 30, (1, 0, 1)),
    Sitting(39, 18, MOCK, "mid", 45, (1, 1, 0, 1)),
    Sitting(36, 20, PRACTICE, "mid", 20, (1, 2), area="performance"),
    Sitting(33, 9, MOCK, "mid", 45, (2, 1, 1), title="ml-infrastructure-engineer"),
    Sitting(30, 19, PRACTICE, "mid", 30, (1, 2, 2), area="data-storage"),
    Sitting(27, 18, MOCK, "mid", 60, (2, 1, 2, 2), title="ml-platform-engineer"),
    Sitting(23, 20, PRACTICE, "mid", 20, (2, 2), area="reliability"),
    Sitting(20, 10, MOCK, "mid", 45, (2, 2, 3, 2), title="mlops-infrastructure-engineer"),
    Sitting(17, 19, MOCK, "senior", 45, (2, 2), title="gpu-cluster-engineer"),
    Sitting(14, 18, PRACTICE, "senior", 30, (3, 2), area="gpu-clusters"),
    Sitting(11, 20, MOCK, "senior", 45, (2, 3, 2), title="ai-infrastructure-engineer"),
    Sitting(6, 18, MOCK, "senior", 60, (3, 3, 2, 3), title="ai-infrastructure-engineer", is_shared=True),
    Sitting(4, 21, MOCK, "lead", 40, (2, 3), title="ai-systems-engineer"),
    Sitting(1, 19, MOCK, "senior", 45, (3, 2, 3), title="cloud-ml-engineer", is_graded=False),
)

PLANNED: Final = Sitting(0, 8, MOCK, "senior", 60, (), title="ai-infrastructure-engineer")
