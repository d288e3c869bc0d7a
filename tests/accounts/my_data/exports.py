"""Read an export again: its files, its data, all of its text."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client

from interviews.models import Interview
from questions.models import QuestionVersion
from tests.access.answers import files_of

ADDRESS = "/account/data/download/"
BEGUN, CLOSED = "2026-09-21T14:13:20.000Z", "2026-09-21T14:58:20.000Z"
OLDER = "I would ask the harbour master."
MODEL = "Ask first who reads the gauge."


def exported(client: Client) -> dict[str, str]:
    return files_of(client.post(ADDRESS))


def data_of(client: Client) -> dict[str, Any]:
    return dict(json.loads(exported(client)["data.json"]))


def all_text(client: Client) -> str:
    return "\n".join(exported(client).values())


def with_model_answer(interview: Interview) -> Interview:
    asked = QuestionVersion.objects.filter(turns__interview=interview)
    asked.update(model_answer=[{"text": MODEL, "criterion": "diagnosis"}])
    return interview
