"""A result in plain English: the level, how near the next one was, and how it was worked out. Pure.

`names` is always the ladder's level names from the lowest up. A sentence states a fact and praises nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interviews.rules.english import (
    CRITERION,
    QUESTION,
    Noun,
    answered_at,
    level_name,
    listed,
    number_word,
    sentence,
)
from interviews.rules.scoring import (
    NOT_YET,
    CriterionMark,
    Distance,
    LevelReached,
    Outcome,
    TurnResult,
    distance_to,
    gate_cap,
    level_by_weight,
    level_reached,
    turn_level,
    weight_at,
)


@dataclass(frozen=True, slots=True)
class NamedMark:
    name: str
    mark: CriterionMark


def headline(rank: int | None, bar: int, names: Sequence[str], candidate: str = "") -> str:
    """The result in one line: "You answered at Mid. The bar was Senior."

    Give the candidate's name if somebody else reads it.
    """
    bar_name = level_name(bar, names)
    if rank is None:
        return f"No question was reached. The bar was {bar_name}."
    place = answered_at(rank, names, candidate)
    is_bar = max(rank, 1) == bar
    return f"{place}, the bar." if is_bar else f"{place}. The bar was {bar_name}."


def nearness(turns: Sequence[TurnResult], bar: int, names: Sequence[str], noun: Noun = QUESTION) -> str:
    """How near the turns came to the bar or, once it is reached, to the level above the one reached.

    Pass AREA as the noun if each turn is in an area of its own. Empty when no turn counts.
    """
    rank = level_reached(turns).rank
    if rank is None:
        return ""
    to_bar = distance_to(bar, turns)
    at_bar = _share_at_bar(to_bar, noun)
    if rank < bar:
        # "one more" needs no place after "one of three reached the bar"
        return sentence(at_bar + _missing(to_bar, names, place="" if to_bar.reached else " at the bar"))
    if rank < len(names):
        place = f" at {level_name(rank + 1, names)}"
        return sentence(at_bar + _missing(distance_to(rank + 1, turns), names, place=place))
    return sentence(at_bar)


def explain_turn(marks: Sequence[NamedMark], names: Sequence[str]) -> list[str]:
    """Which criteria decide the level of a turn, what a gate did, and the level. Raises UnscorableMarks."""
    plain = [named.mark for named in marks]
    by_weight, level = level_by_weight(plain), turn_level(plain)
    ranks = [rank for rank in (by_weight, by_weight + 1) if 1 <= rank <= len(names)]
    return [
        *(sentence(_criteria_at(rank, marks, names)) for rank in ranks),
        *(sentence(text) for text in _gates(marks, names)),
        f"So the level reached is {level_name(level, names)}.",
    ]


def explain_unanswered(outcome: Outcome) -> str:
    """Why a turn without an answer counts as it does."""
    return {
        Outcome.EMPTY: "No answer was written, which counts as not yet.",
        Outcome.SKIPPED: "The question was skipped, which counts as not yet.",
        Outcome.NOT_REACHED: "The question was not reached and is left out of the result.",
    }[outcome]


def explain_level(turns: Sequence[TurnResult], names: Sequence[str], noun: Noun = QUESTION) -> list[str]:
    """How the level of an area or an interview follows from its turns, and what it leaves out."""
    result = level_reached(turns)
    rule = f"The level is the highest that more than half of the {noun.many} reach."
    return [rule, *_turns_reaching(result, turns, names, noun), *_caveats(result, turns, noun)]


def _share_at_bar(at: Distance, noun: Noun) -> str:
    if at.counted == 1:
        return f"the one {noun.one} {'reached' if at.reached else 'did not reach'} the bar"
    if at.reached == at.counted:
        everyone = "both" if at.counted == 2 else f"all {number_word(at.counted)}"
        return f"{everyone} {noun.many} reached the bar"
    if not at.reached:
        nobody = "neither" if at.counted == 2 else "none"
        return f"{nobody} of {noun.counted(at.counted)} reached the bar"
    return f"{number_word(at.reached)} of {noun.counted(at.counted)} reached the bar"


def _missing(to: Distance, names: Sequence[str], *, place: str) -> str:
    """The clause that says how many were short; empty for a single turn, where there is nothing to count."""
    if to.counted == 1:
        return ""
    count = f"{number_word(to.short)} more" if to.reached else number_word(to.short)
    return f"; {count}{place} would have made it {level_name(to.rank, names)}"


def _criteria_at(rank: int, marks: Sequence[NamedMark], names: Sequence[str]) -> str:
    reaching = [named for named in marks if named.mark.rank >= rank]
    level = level_name(rank, names)
    if not reaching:
        return f"no criterion reaches {level}"
    if len(reaching) == len(marks):
        return _all_criteria(len(marks), level)
    weight, total = weight_at([n.mark for n in marks], rank), weight_at([n.mark for n in marks], NOT_YET)
    verbs = ("reaches", "it carries") if len(reaching) == 1 else ("reach", "they carry")
    verdict = "more than half" if 2 * weight > total else "not more than half"
    who = listed([named.name for named in reaching])
    return f"{who} {verbs[0]} {level}; {verbs[1]} {weight} of {total} parts of the weight, {verdict}"


def _all_criteria(count: int, level: str) -> str:
    if count == 1:
        return f"the only criterion reaches {level}"
    return f"{'both' if count == 2 else f'all {number_word(count)}'} {CRITERION.many} reach {level}"


def _gates(marks: Sequence[NamedMark], names: Sequence[str]) -> list[str]:
    gates = [named for named in marks if named.mark.gate]
    if not gates:
        return []
    plain = [named.mark for named in marks]
    cap = gate_cap(plain)
    if cap >= level_by_weight(plain):
        return [_open_gates([gate.name for gate in gates])]
    lowest = [gate.name for gate in gates if gate.mark.rank == cap]
    kind = "is a gate" if len(lowest) == 1 else "are gates"
    level = level_name(cap, names)
    return [f"{listed(lowest)} {kind} marked {level}, which caps the level at {level}"]


def _open_gates(gates: list[str]) -> str:
    if len(gates) == 1:
        return f"the gate {gates[0]} does not lower the level"
    return f"the gates {listed(gates)} do not lower the level"


def _turns_reaching(
    result: LevelReached, turns: Sequence[TurnResult], names: Sequence[str], noun: Noun
) -> list[str]:
    if result.rank is None:
        return [f"No {noun.one} was reached, so there is no level."]
    ranks = [rank for rank in (result.rank, result.rank + 1) if 1 <= rank <= len(names)]
    return [sentence(_share_reaching(distance_to(rank, turns), names, noun)) for rank in ranks]


def _share_reaching(at: Distance, names: Sequence[str], noun: Noun) -> str:
    level = level_name(at.rank, names)
    if at.counted == 1:
        return f"the one {noun.one} {'reaches' if at.reached else 'does not reach'} {level}"
    of_all = f"of {noun.counted(at.counted)}"
    if not at.reached:
        return f"none {of_all} reaches {level}"
    verb = "reach" if at.reached > 1 else "reaches"
    verdict = "not more than half" if at.short else "more than half"
    return f"{number_word(at.reached)} {of_all} {verb} {level}, {verdict}"


def _caveats(result: LevelReached, turns: Sequence[TurnResult], noun: Noun) -> list[str]:
    empty, skipped = (_number(turns, outcome) for outcome in (Outcome.EMPTY, Outcome.SKIPPED))
    left_out = result.planned - result.counted
    said = []
    if skipped:
        said.append(f"{number_word(skipped)} {_were(skipped)} skipped and {_count(skipped)} as not yet")
    if empty:
        said.append(f"{number_word(empty)} {_were(empty)} left empty and {_count(empty)} as not yet")
    if left_out and result.counted:
        of_planned = (
            f"{number_word(left_out)} of {number_word(result.planned)} planned {noun.of(result.planned)}"
        )
        said.append(f"{of_planned} {_were(left_out)} not reached and {_are(left_out)} left out")
    if result.rests_on_one:
        said.append("the level rests on one answer")
    return [sentence(text) for text in said]


def _number(turns: Sequence[TurnResult], outcome: Outcome) -> int:
    return sum(turn.outcome is outcome for turn in turns)


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _count(count: int) -> str:
    return "counts" if count == 1 else "count"
