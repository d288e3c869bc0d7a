"""How many rows the first answer of an interview has, its history included; prints them as JSON."""

from __future__ import annotations

import json

from interviews.models import Answer, AnswerRevision


def main(interview: str) -> None:
    answer = {"turn__interview__public_id": interview, "turn__position": 1, "position": 0}
    revisions = AnswerRevision.objects.filter(**{f"answer__{name}": value for name, value in answer.items()})
    rows = {"answers": Answer.objects.filter(**answer).count(), "revisions": revisions.count()}
    print(json.dumps({**rows, "texts_in_them": revisions.exclude(text=None).count()}))
