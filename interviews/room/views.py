"""The room: start, write, move on, hand in."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from accounts.gate.requests import AuthedRequest, require_POST, require_safe
from accounts.gate.sent_forms import sent_texts
from interviews.errors import InterviewError, Paused, SeatTaken, Stale
from interviews.lifecycle import transitions
from interviews.models import Interview
from interviews.models.interview import State
from interviews.reading.rubrics import rubric_of
from interviews.room import services
from interviews.room.forms import NOT_UTF8, TurnForm, box_forms, first_error, is_utf8
from interviews.room.page import room
from interviews.room.plan_page import plan_ahead
from interviews.rules.words import WORD_IN_SCRIPTS
from interviews.saving.submission import Submission
from interviews.seats import give_seat, read_seat, seat_named

_GO_TO = re.compile(r"go-([0-9]{1,4})")
_ACTS: dict[str, Callable[..., Interview]] = {
    "save": services.save_turn,
    "next": services.next_turn,
    "skip": partial(services.next_turn, skipped=True),
    # The same, after the page has asked.
    "next-anyway": services.next_turn,
    "skip-anyway": partial(services.next_turn, skipped=True),
    "said": services.have_said,
    "pause": services.pause_turn,
    "hand_in": services.hand_in,
    "probe": services.ask_probe,
    "flag": partial(services.flag_turn, flagged=True),
    "unflag": partial(services.flag_turn, flagged=False),
}


def show_plan(request: AuthedRequest, interview: Interview) -> HttpResponse:
    """A planned interview: areas and minutes, never the wording."""
    context = {"interview": interview, "turns": plan_ahead(interview), "seat": uuid.uuid4()}
    return TemplateResponse(request, "interviews/room/planned.html", context)


def show_room(request: AuthedRequest, interview: Interview) -> HttpResponse:
    """The open question with its boxes and the clock."""
    context = {
        "room": room(interview, seat=read_seat(request)),
        "interview": interview,
        "hides_clock": request.COOKIES.get("clock") == "hidden",
        "unsure": request.GET.get("unsure"),
        "word": WORD_IN_SCRIPTS,
        "wants_probe": "probe" in request.GET,
    }
    return TemplateResponse(request, "interviews/room/room.html", context)


@require_safe
def open_rubric(request: AuthedRequest, public_id: uuid.UUID) -> HttpResponse:
    """On request in a practice: the rubric of the open question. A mock shows none before it is handed in."""
    practices = request.user.interviews.running().filter(mode=Interview.Mode.PRACTICE)
    interview = get_object_or_404(practices, public_id=public_id)
    questions = interview.turns.questions().select_related("version")
    version = get_object_or_404(questions, position=interview.current_turn).asked_version
    context = {"interview": interview, "version": version, "rubric": rubric_of(version.pk)}
    return TemplateResponse(request, "interviews/room/rubric.html", context)


@require_POST
def start_interview(request: AuthedRequest, public_id: uuid.UUID) -> HttpResponse:
    """Start the clock; the browser that sent the plan's form gets the seat."""
    interview = get_object_or_404(request.user.interviews, public_id=public_id)
    seat = seat_named(request.POST.get("seat", "")) or uuid.uuid4()
    try:
        interview = transitions.start(interview=interview, seat=seat)
    except InterviewError as error:
        messages.warning(request, str(error))
        return redirect(interview)
    response = redirect(interview)
    if interview.seat == seat:
        give_seat(response, interview)
    return response


@require_POST
def submit_turn(request: AuthedRequest, public_id: uuid.UUID) -> HttpResponse:
    """The room's form: save, go on or elsewhere, skip, flag, ask a probe or hand in, with every box."""
    if not is_utf8(request):
        return _not_saved(request, public_id, NOT_UTF8, status=400)
    forms, turn = box_forms(request.POST), TurnForm(request.POST)
    if not turn.is_valid() or not all(form.is_valid() for form in forms.values()):
        return _not_saved(request, public_id, first_error({**forms, -1: turn}), status=400)
    submission = Submission(
        turn=turn.cleaned_data["turn"],
        seat=read_seat(request),
        saves={position: form.save_of() for position, form in forms.items()},
    )
    unsure = _unsure(request, submission)
    act = services.save_turn if unsure else _act(request.POST.get("do", ""))
    try:
        interview = act(owner=request.user, interview=public_id, submission=submission)
    except Stale as stale:
        return _choose(request, public_id, submission, stale)
    except (SeatTaken, Paused) as error:
        return _not_saved(request, public_id, str(error), status=409)
    except InterviewError as error:
        messages.warning(request, str(error))
        return redirect("interviews:interview", public_id)
    if interview.is_closed and interview.ended_by_bell:
        messages.info(request, "The bell rang. What you had written by then is handed in.")
    return redirect(f"{interview.get_absolute_url()}{_focus(request, submission, interview, unsure)}")


@require_POST
def take_over(request: AuthedRequest, public_id: uuid.UUID) -> HttpResponse:
    """Continue here: this browser writes from now on, the other one turns read-only."""
    interview = get_object_or_404(request.user.interviews, public_id=public_id)
    seat = uuid.uuid4()
    try:
        transitions.take_over(interview=interview, seat=seat)
    except InterviewError as error:
        messages.warning(request, str(error))
        return redirect(interview)
    response = redirect(interview)
    interview.seat = seat  # the one written here, even if another window has taken over since
    give_seat(response, interview)
    return response


@require_POST
def pause_interview(request: AuthedRequest, public_id: uuid.UUID) -> HttpResponse:
    """Pause a practice, or resume it."""
    interview = get_object_or_404(request.user.interviews, public_id=public_id)
    act = transitions.resume if request.POST.get("do") == "resume" else transitions.pause
    try:
        act(interview=interview, seat=read_seat(request))
    except InterviewError as error:
        messages.warning(request, str(error))
    return redirect(interview)


@require_POST
def discard_interview(request: AuthedRequest, public_id: uuid.UUID) -> HttpResponse:
    """Throw a running interview away; the dialog before it names what goes."""
    interview = get_object_or_404(request.user.interviews, public_id=public_id)
    try:
        transitions.discard(interview=interview)
    except InterviewError as error:
        messages.warning(request, str(error))
        return redirect(interview)
    messages.success(request, f"The interview “{interview.title}” and its answers are deleted.")
    return redirect("home")


def _not_saved(request: AuthedRequest, public_id: uuid.UUID, sentence: str, *, status: int) -> HttpResponse:
    """Nothing of this form is stored; show what was typed so that it is not lost."""
    interview = get_object_or_404(request.user.interviews.select_related("bar"), public_id=public_id)
    context = {"interview": interview, "sentence": sentence, "texts": sent_texts(request)}
    return TemplateResponse(request, "interviews/room/not_saved.html", context, status=status)


def _choose(
    request: AuthedRequest, public_id: uuid.UUID, submission: Submission, stale: Stale
) -> HttpResponse:
    """Two windows wrote in one answer: show both texts and let the person choose."""
    interview = get_object_or_404(request.user.interviews, public_id=public_id)
    context = {
        "interview": interview,
        "stale": stale,
        "turn": submission.turn,
        "sent": submission.saves[stale.box],
        "operation": uuid.uuid4(),
        "others": {box: save for box, save in submission.saves.items() if box != stale.box},
    }
    return TemplateResponse(request, "interviews/room/conflict.html", context, status=409)


def _focus(request: AuthedRequest, submission: Submission, interview: Interview, unsure: str) -> str:
    """What the page is to begin with: its doubt, or the probe that was asked for."""
    if unsure:
        return f"?unsure={unsure}"
    has_asked = request.POST.get("do") == "said" and interview.current_turn == submission.turn
    return "?probe" if has_asked and interview.state == State.RUNNING else ""


def _unsure(request: AuthedRequest, submission: Submission) -> str:
    """What to ask about before a question of a mock is left for good: an empty box, or a skipped answer."""
    do, texts = request.POST.get("do", ""), [save.text for save in submission.saves.values()]
    is_written = any(text.strip() for text in texts)
    do = "next" if do == "said" else do
    is_unsure = (do == "next" and not is_written) or (do == "skip" and is_written)
    return do if texts and is_unsure and "asks_first" in request.POST else ""


def _act(do: str) -> Callable[..., Interview]:
    """What the button asks for; anything unknown saves and stays."""
    place = _GO_TO.fullmatch(do)
    if place is not None:
        return partial(services.go_to, position=int(place[1]))
    return _ACTS.get(do, services.save_turn)
