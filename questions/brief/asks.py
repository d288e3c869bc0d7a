"""Headlines and asks: what a question wants, from a level example or from an area as a whole."""

from __future__ import annotations

from questions.brief.clauses import base_phrase
from questions.vocabulary import Kind

HEADLINE_LIMIT = 90

_DESIGN_VERB = (
    "How would you {do}?",
    "How would you {do}, and where would you begin?",
    "You are to {do}. How would you go about it?",
)
_DESIGN_THING = ("How would you approach {work}?", "How would you go about {work}?")
_DESIGN_AREA = (
    "How would you {do} in one small case that a colleague checks afterwards?",
    "How would you {do} as the only person who answers for it?",
    "How would you {do} when two of the aims pull in opposite directions?",
    "How would you {do} across several teams and over the coming year?",
)
_DESIGN_TAILS = (
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
        "Begin with what you would want to know, and say what you would do without knowing it.",
    ),
    (
        "Say who has to agree, what it costs, and how you would know in a year that it was right.",
        "Name what you would stop in order to make room, and what that costs whom.",
        "Say what you would decide yourself, what you would leave to others, and how it reaches people who "
        "do not report to you.",
    ),
)
_EXPERIENCE_VERB = (
    "Tell me about a time you had to {do}, or did something close to it.",
    "Tell me about a time when it fell to you to {do}.",
    "Tell me about a time when you had to {do}; work that comes near it counts.",
)
_EXPERIENCE_THING = ("Tell me about a time when your work was about {work}.",)
_EXPERIENCE_AREA = (
    "Tell me about a time when you did one piece of this yourself, however small: {area}.",
    "Tell me about a time when {area} was your job, from the first request to the last detail.",
    "Tell me about a time when {area} meant giving up one good thing for another.",
    "Tell me about a time when you changed how several teams went about {area}.",
)
_EXPERIENCE_TAILS = (
    (
        "What exactly was your part, and how did you know that it was right?",
        "What did you do first, and whom did you ask?",
    ),
    (
        "Which decisions were yours, and what did they change?",
        "What went differently from your plan, and what did you do then?",
    ),
    (
        "What did you weigh, and who paid for your choice?",
        "What did you decide on incomplete facts, and what did you prepare in case you were wrong?",
    ),
    (
        "What do people do differently today, and what did it take to get there?",
        "Who had to agree, how did you win them, and what did you give up?",
    ),
)
_JUDGEMENT = (
    (
        "Suppose the work is {topic}. What do you do next, and what decides it?",
        "The subject is {topic}. Which of your options do you take, and what would make you take another?",
    ),
    (
        "Suppose this is about {topic}. Which way do you go, and what would change your mind?",
        "Here you are judged on {topic}. What do you decide, and what does the decision rest on?",
    ),
    (
        "The matter in hand is {topic}. How do you decide, and what do you do for the side that loses?",
        "Suppose it is about {topic}. How do you decide, and which early sign would tell you of a mistake?",
    ),
    (
        "The subject is {topic}. What do you decide, by which rule, and who decides next time?",
        "Suppose this is about {topic}. How do you settle it, what does that cost, and which sign would "
        "reopen the question?",
    ),
)
_HEADLINES = {
    Kind.DESIGN: (
        "{area}: a first small case",
        "{area}, on your own",
        "{area} when the aims conflict",
        "{area} across teams",
    ),
    Kind.EXPERIENCE: (
        "{area}: something you did yourself",
        "{area}: work that was yours",
        "{area}: a choice that had its price",
        "{area}: a change that lasted",
    ),
}
_OWN_WORK = ("A time you had to {do}", "From your own work: {work}")
_STRONG_BREAKS = (" that ", " which ", " who ", " while ", ", ", "; ")
_WEAK_BREAKS = (" for ", " with ", " from ", " in ", " and ", " across ", " on ")


def design_ask(work: str, step: int, turn: int) -> str:
    """ "How would you …?" about a level example."""
    return f"{_about(work, _DESIGN_VERB, _DESIGN_THING, turn)} {_pick(_DESIGN_TAILS[step], turn)}"


def experience_ask(work: str, step: int, turn: int) -> str:
    """ "Tell me about a time …" for a level example."""
    return f"{_about(work, _EXPERIENCE_VERB, _EXPERIENCE_THING, turn)} {_pick(_EXPERIENCE_TAILS[step], turn)}"


def area_design_ask(area: str, step: int, turn: int) -> str:
    """ "How would you …?" about a whole area, within a level's scope."""
    do = base_phrase(area) or f"approach {area}"
    return f"{_DESIGN_AREA[step].format(area=area, do=do)} {_pick(_DESIGN_TAILS[step], turn)}"


def area_experience_ask(area: str, step: int, turn: int) -> str:
    """ "Tell me about a time …" for a whole area, within a level's scope."""
    return f"{_EXPERIENCE_AREA[step].format(area=area)} {_pick(_EXPERIENCE_TAILS[step], turn)}"


def judgement_ask(topic: str, step: int, turn: int) -> str:
    """What to decide, for what interviewers assess."""
    return _pick(_JUDGEMENT[step], turn).format(topic=topic)


def example_headline(work: str, kind: Kind, turn: int) -> str:
    do = _to_you(base_phrase(work))
    if kind is Kind.DESIGN:
        return _headline("{do}", do=do or work)
    return _headline(_pick(_OWN_WORK, turn) if do else _OWN_WORK[1], do=do or work, work=work)


def area_headline(area: str, kind: Kind, step: int) -> str:
    return _headline(_HEADLINES[kind][step], area=area)


def shortened(phrase: str, limit: int) -> str:
    """The phrase, cut where a clause ends if it is longer than `limit` characters."""
    if len(phrase) <= limit:
        return phrase
    for breaks in (_STRONG_BREAKS, _WEAK_BREAKS):
        cut = max(phrase.rfind(word, 0, limit) for word in breaks)
        if cut > limit // 4:
            return phrase[:cut]
    last_space = phrase.rfind(" ", 0, limit)
    return f"{phrase[: last_space if last_space > 0 else limit - 1]}…"


def _about(work: str, verb: tuple[str, ...], thing: tuple[str, ...], turn: int) -> str:
    """The template for work somebody does, or the one for a thing."""
    do = _to_you(base_phrase(work))
    return _pick(verb if do else thing, turn).format(do=do, work=work)


def _to_you(phrase: str | None) -> str:
    """What somebody does with "their own" hands becomes what you do with your own."""
    return (phrase or "").replace(" their own ", " your own ").replace(" themselves", " yourself")


def _headline(template: str, **phrases: str) -> str:
    """The template with its phrases cut so that the whole stays within the limit."""
    frame = len(template.format(**dict.fromkeys(phrases, "")))
    cut = {key: shortened(phrase, HEADLINE_LIMIT - frame) for key, phrase in phrases.items()}
    headline = template.format(**cut)
    return headline[:1].upper() + headline[1:]


def _pick(choices: tuple[str, ...], turn: int) -> str:
    return choices[turn % len(choices)]
