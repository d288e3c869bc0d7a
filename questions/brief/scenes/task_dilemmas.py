"""Dilemmas of the two lower steps: a described task, and a part of the work that one owns."""

from __future__ import annotations

from questions.brief.scenes.dilemma import Dilemma

TASK_DILEMMAS: tuple[tuple[Dilemma, ...], ...] = (
    (
        Dilemma(
            "One figure you cannot explain",
            "Your result looks right, except for one figure that you cannot explain. The person who waits "
            "for it stands beside you and asks whether they can have it now.",
            "What do they get from you now, and what decides it?",
        ),
        Dilemma(
            "A mistake that is not yours",
            "You find a mistake in what a more experienced colleague handed in yesterday. It may matter or "
            "it may not, and they are away until Monday.",
            "What do you do before Monday, and what do you leave until then?",
        ),
        Dilemma(
            "What you were told, and what everybody does",
            "The instructions you were given and the way everybody around you does it are not the same. "
            "Your task is due today.",
            "Which of the two do you follow today, and whom do you tell?",
        ),
        Dilemma(
            "Something stops ten minutes after your change",
            "Ten minutes after you changed something, something else nearby stops working. It may be "
            "chance. Nobody has asked you, and the colleague who would know is on the way home.",
            "What do you do in the next ten minutes, and what do you say to whom?",
        ),
        Dilemma(
            "A step that nobody can explain",
            "Step five of the instructions takes forty minutes, and nobody near you knows what it is for. "
            "Without it you would be done in time.",
            "Do you take the step, and what do you find out first?",
        ),
        Dilemma(
            "Stuck on the same question again",
            "You have asked the same person twice this morning. They were patient, each time you understood "
            "half of the answer, and you are stuck in the same place again.",
            "How do you go on, and when do you ask a third time?",
        ),
        Dilemma(
            "A small favour for another group",
            "Somebody senior from another group asks you for a small thing that your own group has not "
            "agreed to. It would take an hour, and your own task is due tonight.",
            "What do you answer, and who hears of it?",
        ),
        Dilemma(
            "Finished early, with one small doubt",
            "You are done two hours early. Every item on the list is ticked, and one result differs a "
            "little from the example you were given.",
            "What do you do with the two hours, and what do you hand in?",
        ),
    ),
    (
        Dilemma(
            "The short cut or the long way",
            "The long way takes until the end of next week. A short cut is ready tonight, will hold for "
            "about a month, and then has to be redone.",
            "Which way do you take, and what would change your mind?",
        ),
        Dilemma(
            "Two urgent requests, one of you",
            "Two requests arrive on the same morning, each from somebody who calls it urgent. You can do "
            "one of them well by the evening, or both by Thursday.",
            "What does each of the two hear from you, and what decides it?",
        ),
        Dilemma(
            "Asked for one thing, needed another",
            "What you have prepared does what was asked for. You have since learned that something else is "
            "needed, and it goes into use in two days.",
            "What goes into use, and who has to agree before it does?",
        ),
        Dilemma(
            "A warning that was false nine times",
            "The same warning has come nine times and was false each time. It comes again at the end of a "
            "long day, and looking into it takes two hours.",
            "What do you do tonight, and what do you change tomorrow?",
        ),
        Dilemma(
            "Two weeks late, and an offer of help",
            "You are two weeks late and the date cannot move. You are offered a helper, who would take up a "
            "week of your time before being of any use.",
            "Do you accept the help, and what do you do about the date either way?",
        ),
        Dilemma(
            "The gap between two people’s work",
            "Between your part and your neighbour’s lies a gap that was given to neither of you. It has "
            "caused two small failures this month, and your neighbour takes it for yours.",
            "What do you take on, what do you hand over, and how is it settled?",
        ),
        Dilemma(
            "An improvement that nobody asked for",
            "You see how to make your part twice as quick. It would take three weeks, nobody has "
            "complained, and what people did ask for fills the next five.",
            "Do you do it, and when, and what do you tell those who wait?",
        ),
        Dilemma(
            "Take it back or put it right",
            "Your change has been in use for a day. It helps most people, and about one in fifty is worse "
            "off. You can take it back within the hour, or put it right by the day after tomorrow.",
            "Which of the two do you do, and what does the one in fifty hear?",
        ),
    ),
)
