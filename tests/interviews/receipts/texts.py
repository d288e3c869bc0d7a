"""Save texts in an answer, and read the page of its receipts."""

from __future__ import annotations

import uuid
from typing import Any

from django.test import Client
from django.urls import reverse

from database.units import MINUTE, SECOND
from interviews.models import AnswerRevision, Interview
from interviews.receipts.page import Receipts
from interviews.saving.autosave import save_answer
from interviews.saving.guard import BoxAddress
from interviews.saving.revisions import Save
from tests.support.factories import NOON
from tests.support.running import SEAT, Clock


def url(interview: Interview, turn: int = 1) -> str:
    return reverse("interviews:receipts", kwargs={"public_id": interview.public_id, "position": turn})


def put(
    interview: Interview, text: str, revision: int = 0, *, box: int = 0, keeps_older: bool = True
) -> None:
    save = Save(operation=uuid.uuid4(), revision=revision, text=text, keeps_older=keeps_older)
    at = BoxAddress(interview=interview.public_id, turn=1, box=box)
    save_answer(owner=interview.owner, seat=SEAT, at=at, save=save)


def shown(client: Client, interview: Interview, query: str = "") -> Receipts:
    response: Any = client.get(url(interview) + query)
    page: Receipts = response.context["page"]
    return page


def kept(text: str) -> uuid.UUID:
    return AnswerRevision.objects.get(text=text).operation


def write_three(interview: Interview, set_clock: Clock) -> None:
    for count, text in enumerate(("One", "One two", "One two three")):
        set_clock(NOON + count * MINUTE + 5 * SECOND)
        put(interview, text, count)
