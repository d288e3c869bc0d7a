"""Situations of design questions, eight for each step of the ladder, for any trade."""

from __future__ import annotations

DESIGN: tuple[tuple[str, ...], ...] = (
    (
        "It is your third week. The task fits into one paragraph, the colleague who wrote it is in meetings "
        "until two o’clock, and people expect to see something tomorrow.",
        "You take over a half-finished task from someone who has moved to another team. There are notes, "
        "one of them out of date, and you have two days.",
        "The task is small, and somebody will look at it before it counts. You have a day, an example of "
        "how it was done last year, and a person whom you may ask twice.",
        "There is a checklist of twelve steps, written for a case somewhat larger than yours. You have two "
        "days, and what is done in step seven cannot be taken back.",
        "You have watched this being done three times and never done it alone. The person you watched is "
        "next door, busy with something else until four o’clock.",
        "Two people have explained the task to you, and their accounts differ in one place. Both will read "
        "what you hand in on Thursday.",
        "What you make will be used the same evening by people who have never met you. You have six hours, "
        "and a place where you can try things without harm to anybody.",
        "A task like this came back to you last month with three remarks. The new one is twice as large, "
        "and you have the same two days for it.",
    ),
    (
        "This part is yours alone. Two other people wait for it, nobody has written down what “finished” "
        "means, and one of the two asks about it every morning.",
        "The work was promised before you arrived. You have help on two days a week, and what has been "
        "tried so far fails about one time in ten.",
        "What you look after works on a quiet day. Soon it has to carry twice the load, and whoever "
        "approves more money wants the reason on one page.",
        "Until last month somebody else looked after this. Nothing is broken, three small complaints have "
        "been open for weeks, and for the next six weeks you have no other duties.",
        "Forty people rely on it every day and should not notice that anything changes. It is quiet from "
        "ten at night until five in the morning, and you are the one who is called when it fails.",
        "You gave the estimate yourself: five weeks. Two have passed, a third of the work is done, and one "
        "thing that you counted on will not arrive.",
        "One piece has to come from outside. One supplier is late as a rule, the other costs half as much "
        "again, and yours is the signature.",
        "The people you do this for cannot say what they want, and know at once what they do not want. You "
        "see them for an hour on Mondays, and have eight weeks.",
    ),
    (
        "Three groups depend on the outcome. The first wants it early, the second wants it cheap, the third "
        "wants no surprises. You get no new people, and one date has been promised already.",
        "An earlier attempt was stopped halfway, and what it left behind is still in use. A plan is due on "
        "Friday, and about half of the facts you would like are missing.",
        "What exists has grown for four years and fails at its edges about once a month. Replacing it would "
        "take your group months; leaving it as it is costs a little every week.",
        "Two parts that were made apart now have to work as one. Each has its own owner, its own habits and "
        "one rule that the other breaks every day. You have three months.",
        "You are asked for a recommendation, and three people hope for three different ones. What can be "
        "measured covers the easy half of the question; the other half has never been tried here.",
        "There is no hour at which everything stands still, so it has to be changed while it runs. The last "
        "change of this size went wrong, and everybody remembers the week that followed.",
        "The load will grow, by two times or by ten, and nobody will commit to either. What you choose now "
        "is cheap to change for about three months and expensive from then on.",
        "The obvious answer costs a third more than you have. The next one touches work that belongs to "
        "another group, and that group has said no before.",
    ),
    (
        "Five teams do this in five ways, and each can defend its own. You have a year, money for two more "
        "people, and no authority over three of the teams.",
        "Everything will double within eighteen months. What works today depends on four people who know it "
        "by heart, and one of them has resigned.",
        "After the second costly failure in a year you are asked for one plan that every group follows. "
        "Their heads have agreed to listen, and to nothing else.",
        "Two organisations have become one, and each has brought its own way. A year from now there is to "
        "be one way for both; the contract on which one of them rests runs out in eight months.",
        "You have money for six more people, or for buying what those six would make, and not for both. The "
        "decision is due in five weeks and binds you for three years.",
        "A new rule from outside takes effect in ten months. Seven groups come under it, two have begun to "
        "prepare, and nobody has said who pays.",
        "Every group pays for this from its own budget, and the total has grown by forty per cent in a "
        "year. You are to bring it down by a quarter, and nobody’s work may stop.",
        "Four of nine groups use what your people offer. The other five have made something of their own, "
        "and next year’s money is enough for one of the two.",
    ),
)
