"""Probes, and what an answer below the ladder looks like, by kind."""

from __future__ import annotations

from questions.vocabulary import Kind

PROBES: dict[Kind, tuple[tuple[str, str], ...]] = {
    Kind.DESIGN: (
        (
            "Half of the time you counted on is gone. What do you leave out?",
            "what cannot be left out, and a cut that still leaves something of use",
        ),
        (
            "Somebody tried this before you and gave up. What would you ask them?",
            "a search for causes, and a question whose answer could change the plan",
        ),
        (
            "How would you notice within a week that you had chosen wrongly?",
            "an early sign that can be seen, and the step that follows from it",
        ),
        (
            "Who would object to your plan, and with which argument?",
            "the other side’s case in its own words, and what you would change because of it",
        ),
        (
            "Which part of your plan are you least sure of?",
            "a weak point, and the cheapest way to test it",
        ),
        (
            "What would you write down for the person who takes this over?",
            "what cannot be seen from the outcome: reasons, limits, what to watch",
        ),
        (
            "What would you do by hand at first, and until when?",
            "a step kept simple on purpose, and the point at which it no longer pays",
        ),
        (
            "Whom would you ask to look at the plan before you begin?",
            "somebody chosen for what they know, and the one question put to them",
        ),
        (
            "Suppose that in a year twice as much is asked of it. What gives way first?",
            "the narrowest place, and the sign that it has been reached",
        ),
    ),
    Kind.EXPERIENCE: (
        (
            "What would your colleagues say was your part?",
            "a view from outside that confirms or corrects the story",
        ),
        (
            "What would have happened if you had done nothing?",
            "the effect of the work, apart from what would have come anyway",
        ),
        (
            "At which moment was it closest to going wrong?",
            "a risk that was seen, and what was done about it",
        ),
        (
            "What would you leave out if you did it again?",
            "a step that turned out to be waste, and how that was noticed",
        ),
        (
            "Who disagreed with you, and were they right about anything?",
            "the other view in fair words, and what was taken from it",
        ),
        (
            "What did you know at the end that you did not know at the start?",
            "a finding that changed a later decision",
        ),
        (
            "How did you know that it was finished?",
            "a mark set beforehand, or how it showed that there was none",
        ),
        (
            "Which figure from that time do you still remember?",
            "a figure with its unit, and what it was held against",
        ),
        (
            "What did you ask for and not get?",
            "what was missing, and how the work was done without it",
        ),
    ),
    Kind.JUDGEMENT: (
        (
            "You have half the time you thought. Does the decision change?",
            "which part of the reasoning hung on time, and which did not",
        ),
        (
            "What do you say to somebody who would have chosen the other way?",
            "their best reason, and why it does not carry here",
        ),
        (
            "Suppose you turn out to be wrong. What happens then, and to whom?",
            "who bears the harm, and what is ready for that case",
        ),
        (
            "What would you have to hear to take the decision back?",
            "a finding that can really occur, and who would bring it",
        ),
        (
            "Who has a stake in this and has not been heard?",
            "somebody the answer left out, and how they would be asked",
        ),
        (
            "Would you decide the next ten cases like it in the same way?",
            "what belongs to this case alone, and what should become a habit",
        ),
        (
            "Which part of this would you decide now, and which only later?",
            "a decision cut in two, and what the delay is used for",
        ),
        (
            "What do you write down about it, and for whom?",
            "the reasons as they stood on the day, for somebody who was not there",
        ),
        (
            "Somebody near you had the same choice last month and chose otherwise. What do you ask them?",
            "how their case differed, and what came of it",
        ),
    ),
}

NOT_YET: dict[Kind, tuple[str, ...]] = {
    Kind.DESIGN: (
        "Explains the subject or lists tools, and does not say what you would do.",
        "Goes straight to one solution, with no word on its purpose or how to check it.",
        "Gives steps that would fit any task; nothing in them comes from the case.",
    ),
    Kind.EXPERIENCE: (
        "Stays with “we”, or with what one ought to do; no step of your own can be seen in it.",
        "Names the work and its outcome, and nothing that you did in between.",
        "Tells what usually happens in work like this, and no day on which it did.",
    ),
    Kind.JUDGEMENT: (
        "Says that it depends, and leaves open on what.",
        "Takes a side at once and gives no reason from the case.",
        "Hands the decision to somebody else, without a proposal or a date.",
    ),
}
