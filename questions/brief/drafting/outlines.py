"""Outlines of a model answer, by kind: each point in three wordings, so that neighbouring areas differ."""

from __future__ import annotations

from questions.vocabulary import Kind

# (criterion key, wordings); {topic} is what interviewers assess.
OUTLINES: dict[Kind, tuple[tuple[str, tuple[str, ...]], ...]] = {
    Kind.DESIGN: (
        (
            "first-move",
            (
                "Ask what the work is for, who waits for the outcome, and what must not happen.",
                "Name the people who will use it, the day they need it, and the harm that must be ruled out.",
                "Say whose trouble this ends, and how they would notice that it has.",
            ),
        ),
        (
            "first-move",
            (
                "Look at what exists today, and name the figure that says whether it is enough.",
                "Find out what has been tried, and put one figure on how far it falls short.",
                "Sort what you know from what you were told, and say which gap you would close first.",
            ),
        ),
        (
            "ways",
            (
                "Set two ways side by side: what each costs to make, to run and to undo.",
                "Compare your way with the simplest one, by time, by money and by what it leaves out.",
                "Name two ways, what each asks of other people, and the case in which the other would win.",
            ),
        ),
        (
            "assessed",
            (
                "Lay out the chosen way in steps, and name the one that calls for {topic}.",
                "Choose one, give the reason in one sentence, and show where your way calls for {topic}.",
                "Go through it from beginning to end, and stop where it comes down to {topic}.",
            ),
        ),
        (
            "way-back",
            (
                "Try it where little can break; say what would stop it and how it is undone.",
                "Begin with the smallest part; name the result that would make you stop.",
                "Say what is likely to go wrong first, who would be hit, and which step puts it right.",
            ),
        ),
    ),
    Kind.EXPERIENCE: (
        (
            "own-part",
            (
                "Place the story in two sentences: when, for whom, and what was at stake.",
                "Say when it was, who was waiting, and what would have been lost.",
                "Open with the state of things on the day you came to it, in two sentences.",
            ),
        ),
        (
            "own-part",
            (
                "Name your own part, and what others did.",
                "Say what had been decided before you, and what was left for you to decide.",
                "Tell which part was in your hands, and from whom you had it.",
            ),
        ),
        (
            "assessed",
            (
                "Tell in order what happened, and stay with the step that called for {topic}.",
                "Choose the moment that mattered most, and show how it called for {topic}.",
                "Tell what you tried, in order, and where it came down to {topic}.",
            ),
        ),
        (
            "people",
            (
                "Say whom you told, whom you asked, and who disagreed.",
                "Name one person who saw it differently, and what you did with their view.",
                "Say who had to hear of it, when they did, and from whom.",
            ),
        ),
        (
            "result",
            (
                "Give the result, with a figure from before and one from after.",
                "Say what had changed a month later, and how you know.",
                "End with what could be measured or seen, and with what fell short of your aim.",
            ),
        ),
    ),
    Kind.JUDGEMENT: (
        (
            "what-decides",
            (
                "Say what you know, what you assume, and what you would ask first.",
                "Put the case into one sentence of your own, and name what it leaves open.",
                "Sort the facts: what you have seen, what you were told, and what nobody has looked at.",
            ),
        ),
        (
            "what-decides",
            (
                "Name the one fact that would turn the decision.",
                "Say which answer to which question would send you the other way.",
                "Name what could still be found out in the time there is, and whether it is worth the wait.",
            ),
        ),
        (
            "weighing",
            (
                "List the options, doing nothing included, with the worst outcome of each.",
                "Hold the options against each other by one measure: who is hit, how hard, and for how long.",
                "Look for a third way, and say what each of the three costs and whether it can be undone.",
            ),
        ),
        (
            "assessed",
            (
                "Decide, and tie the decision to {topic}.",
                "Choose one way, and give the reason that has to do with {topic}.",
                "State your decision, and show where it rests on {topic}.",
            ),
        ),
        (
            "saying-it",
            (
                "Say whom you tell, when, and in which words.",
                "Give the sentence in which the person who is hit hardest hears of it.",
                "Name who hears it first, who hears it next, and what you write down.",
            ),
        ),
    ),
}

# The last point of an outline, by step of the ladder.
LAST_POINTS: dict[Kind, tuple[tuple[str, str], ...]] = {
    Kind.DESIGN: (
        ("Say what you would show to whom before it counts.", "way-back"),
        ("Say who looks after it from then on, and what they need from you.", "assessed"),
        ("Name the group that is worse off, and what you offer it.", "ways"),
        ("Turn the outcome into a rule that others can follow, with a date to look at it again.", "assessed"),
    ),
    Kind.EXPERIENCE: (
        ("Say how you checked it, and who looked at it after you.", "result"),
        ("Name one choice that you would make again and one that you would not.", "own-part"),
        ("Say who paid for the decision, and how they learned of it.", "people"),
        ("Say what still works that way today, and who keeps it so.", "result"),
    ),
    Kind.JUDGEMENT: (
        ("Say at which point you would stop and call somebody.", "saying-it"),
        ("Say what you would put right later, and by when.", "weighing"),
        ("Say what the losing side gets, and which sign would tell you that you were wrong.", "weighing"),
        ("Say which rule would have settled this without you.", "what-decides"),
    ),
}
