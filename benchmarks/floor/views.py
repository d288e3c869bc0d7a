"""Each view: session, user, one statement, one small template or a redirect."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from benchmarks.floor.models import Reply, Sitting

CRITERIA = ("a", "b", "c", "d")
HISTORY_ROWS = 50


def open_room(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """One SELECT."""
    reply = get_object_or_404(
        Reply.objects.select_related("sitting"),
        sitting=pk,
        position=position,
        sitting__owner=_person(request),
    )
    left = int((reply.sitting.deadline_at - timezone.now()).total_seconds())
    context = {"reply": reply, "sitting": reply.sitting, "left": left, "positions": range(1, 7)}
    return render(request, "floor/room.html", context)


def save(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """One guarded UPDATE."""
    now = timezone.now()
    saved = Reply.objects.filter(
        sitting=pk,
        position=position,
        sitting__owner=_person(request),
        sitting__state="open",
        sitting__deadline_at__gt=now,
    ).update(text=request.POST["text"], saved_at=now)
    return render(request, "floor/saved.html", {"now": now}, status=200 if saved else 409)


def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """One guarded UPDATE and a redirect."""
    own = Sitting.objects.filter(pk=pk, owner=_person(request), state="open")
    own.update(state="done", closed_at=timezone.now())
    return redirect("room", pk, 1)


def history(request: HttpRequest) -> HttpResponse:
    """One SELECT; `?rows=` asks for fewer than fifty."""
    own = Sitting.objects.filter(owner=_person(request)).order_by("-started_at")
    rows = own[: int(request.GET.get("rows", HISTORY_ROWS))]
    return render(request, "floor/history.html", {"rows": rows})


def grade(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """One UPDATE with the marks as JSON."""
    own = Reply.objects.filter(sitting=pk, position=position, sitting__owner=_person(request))
    own.update(marks={name: int(request.POST[name]) for name in CRITERIA}, note=request.POST["note"])
    return render(request, "floor/saved.html", {"now": timezone.now()})


def _person(request: HttpRequest) -> Any:
    if not request.user.is_authenticated:
        raise Http404
    return request.user.pk
