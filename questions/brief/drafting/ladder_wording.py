"""Drafted anchors: what each step of the ladder adds in kind (scope, autonomy, trade-offs, reach)."""

from __future__ import annotations

from dataclasses import dataclass

from questions.vocabulary import Dimension, Kind


@dataclass(frozen=True, slots=True)
class GeneralCriterion:
    """A criterion that fits any area; one text per step of the ladder, lowest first."""

    key: str
    name: str
    dimension: Dimension
    steps: tuple[str, str, str, str]
    gate_reason: str = ""


# {area} is the area's name as spoken: "managing tidal windows".
SCOPE: dict[Kind, tuple[str, str, str, str]] = {
    Kind.DESIGN: (
        "Takes one described task in {area} and follows it to its last step.",
        "Carries one part of {area} from the request to daily use without being led.",
        "Connects several parts of {area} and names what is given up in one for another.",
        "Sets how several teams go about {area}, and looks a year ahead.",
    ),
    Kind.EXPERIENCE: (
        "Tells of one described task in {area}, followed to its last step.",
        "Tells of one part of {area}, carried from the request to daily use without being led.",
        "Tells how several parts of {area} hung together, and what one gave up for another.",
        "Tells how several teams came to go about {area} in a new way, and what lasted of it.",
    ),
    Kind.JUDGEMENT: (
        "Decides within one described task in {area}, and names the instruction or example it follows.",
        "Decides for one part of {area} as its owner, and says what daily use then looks like.",
        "Decides across several parts of {area}, and names what one of them gives up.",
        "Decides how several teams go about {area}, and looks a year ahead.",
    ),
}
# {work} is the brief's own example of the level: "calculating a departure window".
FROM_EXAMPLE: dict[Kind, str] = {
    Kind.DESIGN: "Covers {work}, or work of that kind and size.",
    Kind.EXPERIENCE: "Describes {work}, or work of that kind and size.",
    Kind.JUDGEMENT: "Draws on {work}, or on work of that kind and size.",
}

FIRST_MOVE = GeneralCriterion(
    "first-move",
    "First move",
    Dimension.DIAGNOSIS,
    (
        "Begins by reading what is there and asks at least one question about the task.",
        "Finds out who uses the outcome and states what “finished” means before work starts.",
        "Names two aims or explanations that rival each other, and what would settle it.",
        "Asks whether this is the problem to spend the year on, and says which one it displaces.",
    ),
)
WAYS = GeneralCriterion(
    "ways",
    "Choice between ways",
    Dimension.TRADE_OFFS,
    (
        "Names one other way of doing it, and why you follow the given one.",
        "Compares two ways by time and effort, and picks one for a reason found in the case.",
        "Puts figures or limits on what each way costs, and says when the other would win.",
        "Says who gains and who pays across teams, and what is stopped to make room.",
    ),
)
WAY_BACK = GeneralCriterion(
    "way-back",
    "Checks and the way back",
    Dimension.SAFETY,
    (
        "Names one check before anything is changed, and the person who is told if it fails.",
        "Tries the change on a small part first and names the result that would stop it.",
        "Bounds the worst case: who is hit, for how long, and by which steps it is undone.",
        "Makes the careful way the default for everybody, and says who may depart from it.",
    ),
    gate_reason="A plan without a way back can do harm that no other strength of the answer makes up for.",
)
OWN_PART = GeneralCriterion(
    "own-part",
    "Your own part",
    Dimension.OWNERSHIP,
    (
        "Says which step you did yourself and who had set it.",
        "Separates your decisions from those of others, and follows them to the day of use.",
        "Names a decision that you alone could take, made on incomplete facts, and its price.",
        "Shows what others now decide without you, and how you brought that about.",
    ),
)
RESULT = GeneralCriterion(
    "result",
    "How you know it worked",
    Dimension.DIAGNOSIS,
    (
        "Says what you looked at to see that the work was right.",
        "Gives a figure from before and one from after.",
        "Separates what you caused from what would have happened anyway.",
        "Names a figure that others still watch, and what they do when it moves.",
    ),
)
PEOPLE = GeneralCriterion(
    "people",
    "People around it",
    Dimension.COMMUNICATION,
    (
        "Says whom you asked, and what you told them, when you were stuck.",
        "Tells those who waited what to expect, and corrects it when it changed.",
        "Gives those who disagreed options, with what each would mean for them.",
        "Shows an agreement between teams: who took on what, and how exceptions are handled.",
    ),
)
DECIDER = GeneralCriterion(
    "what-decides",
    "What decides it",
    Dimension.DIAGNOSIS,
    (
        "Names a fact that is missing, and where or from whom you would get it.",
        "Sorts what is known from what is assumed, and says which assumption matters.",
        "Says which finding would turn the decision, and how to get it in time.",
        "Names the rule by which cases like this are settled, and where the rule ends.",
    ),
)
WEIGHING = GeneralCriterion(
    "weighing",
    "Weighing the options",
    Dimension.TRADE_OFFS,
    (
        "Says what could go wrong with the option you take.",
        "Holds two options against each other by the same measure.",
        "Compares the cost of being wrong either way, and prefers what can be undone.",
        "Weighs this case against the next ten of its kind and other uses of the same money.",
    ),
)
SAYING = GeneralCriterion(
    "saying-it",
    "Saying it",
    Dimension.COMMUNICATION,
    (
        "Says who is told, and when you would call for help.",
        "Gives the person who waits a date, a reason, and what they get meanwhile.",
        "States the case of the side that loses in words which that side would accept.",
        "Prepares those who have to carry the decision, and says where it is written down.",
    ),
)

GENERAL_CRITERIA: dict[Kind, tuple[GeneralCriterion, ...]] = {
    Kind.DESIGN: (FIRST_MOVE, WAYS, WAY_BACK),
    Kind.EXPERIENCE: (OWN_PART, RESULT, PEOPLE),
    Kind.JUDGEMENT: (DECIDER, WEIGHING, SAYING),
}
