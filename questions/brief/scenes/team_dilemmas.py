"""Dilemmas of the two upper steps: trade-offs between groups, and policy for a year."""

from __future__ import annotations

from questions.brief.scenes.dilemma import Dilemma

TEAM_DILEMMAS: tuple[tuple[Dilemma, ...], ...] = (
    (
        Dilemma(
            "Cheaper to run or easier to undo",
            "Two people whose work you respect propose opposite ways: one is cheaper to run, the other "
            "easier to undo. The figures that would settle it take three weeks, and you have four days.",
            "How do you decide, and which early sign would tell you of a mistake?",
        ),
        Dilemma(
            "Right for nine groups, wrong for the tenth",
            "A change that helps nine groups makes the work of a tenth plainly harder. The change is ready, "
            "and the tenth group has not noticed yet.",
            "Does the change go ahead, and what do you do for the tenth group?",
        ),
        Dilemma(
            "Stopping a plan that is half done",
            "A plan that you supported half a year ago is half done. What you know today speaks against it; "
            "stopping now writes off the work of six people.",
            "Do you stop it, and what do you say to the six?",
        ),
        Dilemma(
            "Two explanations, time for one repair",
            "Two explanations fit the trouble equally well. The repair takes a month for either, there is "
            "time for one, and those affected want to hear today which it will be.",
            "What do you tell them today, and how do you choose?",
        ),
        Dilemma(
            "One exception, and three who watch",
            "A partner on whom much depends asks for an exception to a rule that you helped to write. It "
            "does no harm by itself, and three others wait to see what you answer.",
            "Do you grant it, and what do the other three hear?",
        ),
        Dilemma(
            "Seven agree, and the eighth cannot say why not",
            "Seven people agree with your plan. The eighth knows the oldest part of it best, is against it, "
            "cannot quite say why, and has been right about such things before.",
            "Do you go ahead, and what would the objection have to show?",
        ),
        Dilemma(
            "A reserve that nobody has touched",
            "The reserve that you keep has not been touched in two years and costs as much as two people. "
            "Another group could use all of it from next month.",
            "How much of it do you give away, and on which terms?",
        ),
        Dilemma(
            "A date promised over your head",
            "Somebody above you has promised for June what you think possible in September. Half of it "
            "could be ready in June, and the rest would then take until December.",
            "What do you propose, to whom, and what do you refuse?",
        ),
    ),
    (
        Dilemma(
            "Frequent trouble or costly trouble",
            "Next year’s spare money can remove the most frequent cause of trouble or the rarest and most "
            "costly one. It does not stretch to both.",
            "Which of the two do you pay for, and by which measure do you defend that?",
        ),
        Dilemma(
            "The largest team wants to leave",
            "The largest of seven teams wants to go its own way and would pay for it. Without its share, "
            "the common way costs each of the other six a fifth more.",
            "Do you let it go, on which terms, and who decides the next such case?",
        ),
        Dilemma(
            "Make it yourselves or be bound for five years",
            "What your teams make themselves takes up six people. What can be bought costs half as much, "
            "does nine tenths of it, and binds you for five years.",
            "Which of the two do you choose, and what becomes of the six?",
        ),
        Dilemma(
            "A saving that comes due in two years",
            "You are asked to save a tenth by the end of the year. The quickest way is to put off upkeep "
            "that nobody would miss for about two years.",
            "Do you take that way, and what do you put in writing?",
        ),
        Dilemma(
            "Three ways that work, money for one",
            "Three teams have each found a way of their own. All three work, no one can look after all of "
            "them, and next year’s budget pays for one.",
            "How do you settle it, what does that cost, and which sign would reopen the question?",
        ),
        Dilemma(
            "A standard that slows the fastest",
            "A standard that you introduced two years ago now slows down the two fastest teams, and still "
            "keeps the other six out of trouble.",
            "Does the standard stay as it is, and who may depart from it?",
        ),
        Dilemma(
            "One specialist in each team, or all in one place",
            "Four teams each keep one specialist for this. Together the four could do more, and each team "
            "would lose the colleague who answers within the hour.",
            "Do you bring them together, and what does each team get in return?",
        ),
        Dilemma(
            "The loudest doubt comes from the longest-serving",
            "A rule for every team is ready. The person who has been there longest says openly that it will "
            "not work, and two teams wait for that person’s word.",
            "Does the rule come into force, and what part does that person have in it?",
        ),
    ),
)
