"""What to look for in one’s own past: situations of experience questions, eight for each step."""

from __future__ import annotations

EXPERIENCE: tuple[tuple[str, ...], ...] = (
    (
        "Think of the first weeks in which you were trusted with real work: a task that someone else had "
        "described, and somebody who looked at the outcome.",
        "Study, a placement and a first job all count. Take one day that you remember well rather than the "
        "biggest thing you were near.",
        "The interviewer knows by now what you have learned, and wants to hear what you did. A small piece "
        "of work that you finished is worth more here than a large one that you watched.",
        "Go back to the first time that nobody stood beside you, and what you had only watched until then "
        "was yours to do.",
        "Choose work that came back to you with remarks. What you changed matters more here than how large "
        "it was.",
        "Instructions rarely fit in every point. Choose a task in which one of yours did not fit what you "
        "found.",
        "A day on which you made a mistake will do, if you noticed it yourself. How it was put right "
        "belongs to the story.",
        "Think of something that you had to learn within a week because a task required it, and used before "
        "the month was out.",
    ),
    (
        "Take work that you carried from the request to the day it was used, with at least one thing that "
        "did not go as planned.",
        "Choose something from the last two years of which you still know the figures: how long it took, "
        "how many people relied on it, what changed.",
        "The interviewer will ask which choices were yours. Take a piece of work that could have been done "
        "in another way, and where you had to decide.",
        "Think of something that you looked after for half a year or longer, so that you met the "
        "consequences of your own choices.",
        "Somebody depended on you and had to hear a no, or a later date. Choose a story in which that "
        "happened.",
        "First versions seldom hold. Think of one of yours that did not: what you saw first, what you "
        "tried, and in which order.",
        "Think of something that came to you from one person and went on to another. What became of it in "
        "between is the story.",
        "Choose work for which you had named the date yourself. Whether you kept it matters less than what "
        "you knew on that day.",
    ),
    (
        "Take a case in which nobody could tell you the right answer: the aims pulled apart, facts were "
        "missing, and the choice was felt outside your own group.",
        "Choose a case that you would decide differently today. What counts is what you weighed then, and "
        "what you have changed since.",
        "Think of work that crossed at least two groups, in which somebody lost something by your decision "
        "and had to live with it.",
        "The figures were not in, and waiting had a price as well. Go back to a case of that kind, and to "
        "the day on which you chose.",
        "Two people whom you trust gave you opposite advice, and you could follow only one of them. Begin "
        "the story there.",
        "Think of something that you stopped or took back after other people had put work into it.",
        "Choose trouble whose cause lay where nobody had looked: not in one part, but in what one part did "
        "to another.",
        "Money, time or hands were short, and it was for you to say what would not be done. Begin with the "
        "day on which you said it.",
    ),
    (
        "Take a change that lasted: people work differently because of it, and it did not stop when you "
        "turned to something else.",
        "Think of a case in which the trouble was not the work itself but the way the teams around it had "
        "agreed to do it.",
        "Choose a decision whose price you had to defend, in money, in people or in something given up, "
        "before people who did not report to you.",
        "Go back to something that was meant to take a year or longer, and begin on the day when almost "
        "nobody wanted it.",
        "People find ways around a rule. Choose one that you introduced and had to change later for that "
        "reason.",
        "There were fewer people than the work needed, and you settled with other teams who would do what. "
        "Begin with what you asked of them.",
        "Think of a failure for which you answered although others had a hand in it, and of what the teams "
        "agreed on afterwards.",
        "Choose something that was yours once and is led by others now. How you let go of it belongs to the "
        "story.",
    ),
)
