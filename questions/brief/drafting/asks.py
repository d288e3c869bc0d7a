"""Headlines and asks: what a question wants, from a level example or from an area as a whole."""

from __future__ import annotations

from questions.brief.drafting import ask_wording as wording
from questions.brief.words.clauses import base_phrase
from questions.vocabulary import Kind

HEADLINE_LIMIT = 78

_STRONG_BREAKS = (" that ", " which ", " who ", " while ", ", ", "; ")
_WEAK_BREAKS = (" for ", " with ", " from ", " in ", " and ", " across ", " on ")


def design_ask(work: str, step: int, turn: int) -> str:
    """ "How would you …?" about a level example."""
    about = _about(work, wording.DESIGN_VERB, wording.DESIGN_THING, turn)
    return f"{about} {_pick(wording.DESIGN_TAILS[step], turn)}"


def experience_ask(work: str, step: int, turn: int) -> str:
    """ "Tell me about a time …" for a level example."""
    about = _about(work, wording.EXPERIENCE_VERB, wording.EXPERIENCE_THING, turn)
    return f"{about} {_pick(wording.EXPERIENCE_TAILS[step], turn)}"


def area_design_ask(area: str, step: int, turn: int) -> str:
    """ "How would you …?" about a whole area, within a level's scope."""
    do = base_phrase(area) or f"approach {area}"
    about = _pick(wording.DESIGN_AREA[step], turn).format(area=area, do=do)
    return f"{about} {_pick(wording.DESIGN_TAILS[step], turn)}"


def area_experience_ask(area: str, step: int, turn: int) -> str:
    """ "Tell me about …" for a whole area, within a level's scope."""
    about = _pick(wording.EXPERIENCE_AREA[step], turn).format(area=area)
    return f"{about} {_pick(wording.EXPERIENCE_TAILS[step], turn)}"


def judgement_ask(topic: str, question: str, turn: int) -> str:
    """The dilemma's own question, put to what interviewers assess."""
    return f"{question} {_pick(wording.JUDGEMENT_SUBJECT, turn).format(topic=topic)}"


def example_headline(work: str, kind: Kind, turn: int) -> str:
    do, work = _to_you(base_phrase(work)), _to_you(work)
    if kind is Kind.DESIGN:
        return _headline("{do}", do=do or work)
    return _headline(_pick(wording.OWN_WORK if do else wording.OWN_THING, turn), do=do, work=work)


def area_headline(area: str, kind: Kind, step: int, turn: int) -> str:
    return _headline(_pick(wording.AREA_HEADLINES[kind][step], turn), area=area)


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
    """Turn "their own" into "your own"."""
    return (phrase or "").replace(" their own ", " your own ").replace(" themselves", " yourself")


def _headline(template: str, **phrases: str) -> str:
    """The template with its phrases cut so that the whole stays within the limit."""
    frame = len(template.format(**dict.fromkeys(phrases, "")))
    cut = {key: shortened(phrase, HEADLINE_LIMIT - frame) for key, phrase in phrases.items()}
    headline = template.format(**cut)
    return headline[:1].upper() + headline[1:]


def _pick(choices: tuple[str, ...], turn: int) -> str:
    return choices[turn % len(choices)]
