"""Ways to break the site, each with the rule that a generated run has to name."""

from tests.reliability.state_machine.mutants import course, saving
from tests.reliability.state_machine.mutants.mutant import Mutant

MUTANTS = [*saving.MUTANTS, *course.MUTANTS]

__all__ = ["MUTANTS", "Mutant"]
