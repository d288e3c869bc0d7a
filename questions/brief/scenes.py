"""Situations by kind and step of the ladder: short scenes that fit any trade and add nothing to the brief."""

from __future__ import annotations

from questions.vocabulary import Kind

DESIGN = (
    (
        "It is your third week. The task fits into one paragraph, the colleague who wrote it is in meetings "
        "until two o’clock, and people expect to see something tomorrow.",
        "You take over a half-finished task from someone who has moved to another team. There are notes, one "
        "of them out of date, and you have two days.",
        "The task is small, and somebody will look at it before it counts. You have a day, an example of how "
        "it was done last year, and a person whom you may ask twice.",
    ),
    (
        "This part is yours alone. Two other people wait for it, nobody has written down what “finished” "
        "means, and one of the two asks about it every morning.",
        "The work was promised before you arrived. You have help on two days a week, and what has been tried "
        "so far fails about one time in ten.",
        "What you look after works on a quiet day. Soon it has to carry twice the load, and whoever approves "
        "more money wants the reason on one page.",
    ),
    (
        "Three groups depend on the outcome. The first wants it early, the second wants it cheap, the third "
        "wants no surprises. You get no new people, and one date has been promised already.",
        "An earlier attempt was stopped halfway, and what it left behind is still in use. A plan is due on "
        "Friday, and about half of the facts you would like are missing.",
        "What exists has grown for four years and fails at its edges about once a month. Replacing it would "
        "take your group months; leaving it as it is costs a little every week.",
    ),
    (
        "Five teams do this in five ways, and each can defend its own. You have a year, money for two more "
        "people, and no authority over three of the teams.",
        "Everything will double within eighteen months. What works today depends on four people who know it "
        "by heart, and one of them has resigned.",
        "After the second costly failure in a year you are asked for one plan that every group follows. "
        "Their heads have agreed to listen, and to nothing else.",
    ),
)

EXPERIENCE = (
    (
        "Think of the first weeks in which you were trusted with real work: a task that someone else had "
        "described, and somebody who looked at the outcome.",
        "Study, a placement and a first job all count. Take one day that you remember well rather than the "
        "biggest thing you were near.",
        "The interviewer knows by now what you have learned, and wants to hear what you did. A small piece "
        "of work that you finished is worth more here than a large one that you watched.",
    ),
    (
        "Take work that you carried from the request to the day it was used, with at least one thing that "
        "did not go as planned.",
        "Take something from the last two years of which you still know the figures: how long it took, how "
        "many people relied on it, what changed.",
        "The interviewer will ask which choices were yours. Take a piece of work that could have been done "
        "in another way, and where you had to decide.",
    ),
    (
        "Take a case in which nobody could tell you the right answer: the aims pulled apart, facts were "
        "missing, and the choice was felt outside your own group.",
        "Take a case that you would decide differently today. What counts is what you weighed then, and what "
        "you have changed since.",
        "Take work that crossed at least two groups, in which somebody lost something by your decision and "
        "had to live with it.",
    ),
    (
        "Take a change that lasted: people work differently because of it, and it did not stop when you "
        "turned to something else.",
        "Take a case in which the trouble was not the work itself but the way the teams around it had agreed "
        "to do it.",
        "Take a decision whose price you had to defend, in money, in people or in something given up, before "
        "people who did not report to you.",
    ),
)

# A headline and the dilemma itself.
JUDGEMENT = (
    (
        (
            "One figure you cannot explain",
            "Your result looks right, except for one figure that you cannot explain. The person who waits "
            "for it stands at your desk and asks whether they can have it now.",
        ),
        (
            "A mistake that is not yours",
            "You find a mistake in what a more experienced colleague handed in yesterday. It may matter or "
            "it may not, and they are away until Monday.",
        ),
        (
            "What you were told, and what everybody does",
            "The instructions you were given and the way everybody around you does it are not the same. Your "
            "task is due today.",
        ),
    ),
    (
        (
            "The short cut or the proper way",
            "The proper way takes until the end of next week. A short cut is ready tonight, will hold for "
            "about a month, and then has to be redone.",
        ),
        (
            "Two urgent requests, one of you",
            "Two requests arrive on the same morning, each from somebody who calls it urgent. You can do one "
            "of them well by the evening, or both by Thursday.",
        ),
        (
            "Asked for one thing, needed another",
            "What you have prepared does what was asked for. You have since learned that something else is "
            "needed, and it goes into use in two days.",
        ),
    ),
    (
        (
            "Cheaper to run or easier to undo",
            "Two people whose work you respect propose opposite ways: one is cheaper to run, the other "
            "easier to undo. The figures that would settle it take three weeks, and you have four days.",
        ),
        (
            "Right for nine groups, wrong for the tenth",
            "A change that helps nine groups makes the work of a tenth plainly harder. The change is ready, "
            "and the tenth group has not noticed yet.",
        ),
        (
            "Stopping a plan that is half done",
            "A plan that you supported half a year ago is half done. What you know today speaks against it; "
            "stopping now writes off the work of six people.",
        ),
    ),
    (
        (
            "Three ways that work, money for one",
            "Three teams have each found a way of their own. All three work, no one can look after all of "
            "them, and next year’s budget pays for one.",
        ),
        (
            "A standard that slows the fastest",
            "A standard that you introduced two years ago now slows down the two fastest teams, and still "
            "keeps the other six out of trouble.",
        ),
        (
            "Frequent trouble or costly trouble",
            "Next year’s spare money can remove the most frequent cause of trouble or the rarest and most "
            "costly one. It does not stretch to both.",
        ),
    ),
)

SITUATIONS = {Kind.DESIGN: DESIGN, Kind.EXPERIENCE: EXPERIENCE}
