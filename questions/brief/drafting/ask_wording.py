"""The frames that asks and headlines are built from, by kind and step of the ladder.

{do} is work in its base form, "trim a lamp"; {work} the same as a phrase, "trimming a lamp"; {area} the
area's name as spoken. A frame of an area's headline and the frame of its ask at the same place go together,
and both go with the scenes of the kind at that place and four places on.
"""

from __future__ import annotations

from questions.vocabulary import Kind

Frames = tuple[str, ...]

DESIGN_VERB: Frames = (
    "How would you {do}?",
    "How would you {do} if the plan were yours to make?",
    "You are to {do}. How would you go about it?",
    "It falls to you to {do}. What is your plan?",
)
DESIGN_THING: Frames = ("How would you approach {work}?", "How would you go about {work}?")
DESIGN_AREA: tuple[Frames, ...] = (
    (
        "How would you {do} in one small case that a colleague checks afterwards?",
        "You are given one small task in {area}. How would you go about it?",
        "How would you {do}, taking one case from its first step to its last?",
        "How would you {do} in a case for which there is a pattern to follow?",
    ),
    (
        "How would you {do} as the only person who answers for the outcome?",
        "How would you {do} and still meet the date that was given?",
        "How would you {do} within what there is to spend?",
        "One part of {area} is yours from end to end. How would you go about it?",
    ),
    (
        "How would you {do} when two of the aims pull in opposite directions?",
        "How would you {do} while what is there today stays in use?",
        "How would you {do} when nobody can say what the next two years will ask for?",
        "How would you {do} when half of what you touch belongs to others?",
    ),
    (
        "How would you {do} across several teams and over the coming year?",
        "How would you prepare several teams to {do} a year from now?",
        "What would you have the teams agree on, so that they {do} by one plan?",
        "You have a year and a say in the work of several teams. How would you {do}?",
    ),
)
DESIGN_TAILS: tuple[Frames, ...] = (
    (
        "Say what you would check before you call it done, and when you would ask for help.",
        "Name your first three steps, and the point at which you would show somebody.",
        "Say what you would read or ask first, and how you would know that it is right.",
    ),
    (
        "Name the choices on the way, and what each of them rests on.",
        "Say what “finished” means to you here, and how you would get there in time.",
        "Say what comes first, what you would leave for later, and why.",
    ),
    (
        "Compare at least two ways, and say what would make you change from one to the other.",
        "Say what you would give up for what, and how the plan could be undone.",
        "Start with what you would want to know, and say what you would do without knowing it.",
    ),
    (
        "Say who has to agree, what it costs, and how you would know in a year that it was right.",
        "Name what you would stop in order to make room, and what that costs whom.",
        "Say what you would decide yourself, what you would leave to others, and how it reaches people who "
        "do not report to you.",
    ),
)
EXPERIENCE_VERB: Frames = (
    "Tell me about a time you had to {do}, or did something close to it.",
    "Tell me about a time when it fell to you to {do}.",
    "Tell me about a time when you had to {do}; work that comes near it counts.",
    "Tell me about a time when you were asked to {do}, or to do something of that kind.",
)
EXPERIENCE_THING: Frames = ("Tell me about a time when your work was about {work}.",)
EXPERIENCE_AREA: tuple[Frames, ...] = (
    (
        "Tell me about a time when you did one piece of this yourself, however small: {area}.",
        "Tell me about the first task in {area} that you finished.",
        "Tell me about a time when one step of {area} was left to you.",
        "Tell me about a task in {area} that somebody else had set and you carried out.",
    ),
    (
        "Tell me about a time when you were the one who answered for {area}.",
        "Tell me about a case in {area} that you carried from the first request to the last detail.",
        "Tell me about a time when {area} rested on you.",
        "Tell me about something in {area} that you decided, made and then looked after.",
    ),
    (
        "Tell me about a time when {area} meant giving up one good thing for another.",
        "Tell me about a hard decision in {area} that was yours.",
        "Tell me about a time when {area} reached into work that was not yours.",
        "Tell me about a case in {area} to which there was no plain answer.",
    ),
    (
        "Tell me about a time when you changed how several teams went about {area}.",
        "Tell me about a time when {area} called for an agreement between teams.",
        "Tell me about a time when you had to answer for {area} in front of several teams.",
        "Tell me about something that you set going in {area}, across several teams.",
    ),
)
EXPERIENCE_TAILS: tuple[Frames, ...] = (
    (
        "What exactly was your part, and how did you know that it was right?",
        "What did you do first, and whom did you ask?",
        "Where did you hesitate, and what did you do then?",
    ),
    (
        "Which decisions were yours, and what did they change?",
        "What went differently from your plan, and what did you do then?",
        "What did you leave undone, and how did you know that you could?",
    ),
    (
        "What did you weigh, and who paid for your choice?",
        "What did you decide on incomplete facts, and what did you prepare in case you were wrong?",
        "Which other way did you turn down, and what would have made you take it?",
    ),
    (
        "What do people do differently today, and what did it take to get there?",
        "Who had to agree, how did you win them, and what did you give up?",
        "Who was worse off at first, and what did you do about it?",
    ),
)
# {topic} is what interviewers assess; the question itself comes with the dilemma.
JUDGEMENT_SUBJECT: Frames = (
    "Suppose that the work depends on {topic}.",
    "Answer as somebody whose work calls for {topic}.",
    "The work in hand is about {topic}.",
    "Answer for a case that turns on {topic}.",
)
AREA_HEADLINES: dict[Kind, tuple[Frames, ...]] = {
    Kind.DESIGN: (
        (
            "{area}: a first small case",
            "A small task in {area}",
            "{area}, from first step to last",
            "{area}, with a pattern to follow",
        ),
        (
            "{area}, on your own",
            "{area} with a date to meet",
            "{area} within a budget",
            "One part of {area}, end to end",
        ),
        (
            "{area} when the aims conflict",
            "{area} while the old stays in use",
            "{area} for an uncertain future",
            "{area} with several owners",
        ),
        (
            "{area} across teams",
            "{area}: preparing several teams",
            "{area}: one plan for all teams",
            "{area} over the coming year",
        ),
    ),
    Kind.EXPERIENCE: (
        (
            "{area}: something you did yourself",
            "{area}: the first task you finished",
            "{area}: a step that was left to you",
            "{area}: a task you carried out",
        ),
        (
            "{area}: when you answered for it",
            "{area}: yours from the first request on",
            "{area}: when it rested on you",
            "{area}: decided, made, looked after",
        ),
        (
            "{area}: a choice that had its price",
            "{area}: a hard decision",
            "{area}, beyond your own work",
            "{area}: no plain answer",
        ),
        (
            "{area}: a change across teams",
            "{area}: an agreement between teams",
            "{area}: when you had to answer for it",
            "{area}: something you set going",
        ),
    ),
}
OWN_WORK: Frames = (
    "A time you had to {do}",
    "From your own work: {work}",
    "Looking back on {work}",
    "Your part in {work}",
)
OWN_THING: Frames = ("From your own work: {work}",)
