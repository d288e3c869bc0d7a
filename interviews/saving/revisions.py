"""What a save writes into its answer, and what the answer's history keeps of it.

The rule that decides which older text is kept is written twice: `replacement` in SQL for the guarded UPDATE,
`apply_save` in Python for a row that was read first and is locked.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Case, F, Q, TextField, Value, When
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThan

from database import clock
from database.units import SECOND
from interviews.models import Answer, AnswerRevision

# An older text is put into the history this often, and before a larger cut (share of its length).
KEEP_EVERY = 30 * SECOND
LARGE_CUT = 200
LARGE_CUT_SHARE = 5  # one fifth
# `kept_at` of an answer whose next save must keep the text it replaces: both sides of a conflict are kept.
KEEP_NEXT = 0

# What a save writes into a row that was read first.
SAVED_FIELDS = ["text", "revision", "saved_at", "kept_at", "late_by", "text_at_deadline"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Save:
    """An operation of the page: its id, the revision the text is based on, the whole text."""

    operation: uuid.UUID
    revision: int
    text: str
    keeps_older: bool = False  # the text it replaces goes into the history, however small the change

    def renamed(self) -> Save:
        """The same save under an id of its own, for a page that sends another text under a known id."""
        return replace(self, operation=uuid.uuid5(self.operation, f"{self.revision} {self.text}"))

    def is_repeat_of(self, known: AnswerRevision, answer: Answer) -> bool:
        """Whether `known`, a line of the answer's history with this id, is the same operation."""
        if known.kind != AnswerRevision.Kind.SAVED:
            return known.text == self.text
        is_newest = known.revision == answer.revision
        same_size = (known.revision, known.size) == (self.revision + 1, len(self.text))
        return same_size and (not is_newest or answer.text == self.text)


def replacement(length: int, *, keeps_older: bool) -> dict[str, object]:
    """What a save of this length writes beside the text: the older text, if it has to be kept."""
    now = clock.db_now()
    cut = Length("text") - length
    keep = ~Q(text="") & (
        Q(keeps_older)
        | Q(kept_at__lte=now - KEEP_EVERY)
        | Q(kept_at__gt=now)  # the clock was set back meanwhile
        | Q(GreaterThan(cut, LARGE_CUT))
        | Q(GreaterThan(cut * LARGE_CUT_SHARE, Length("text")))
    )
    return {
        "revision": F("revision") + 1,
        "saved_at": now,
        "replaced": Case(When(keep, then=F("text")), default=Value(None), output_field=TextField()),
        "kept_at": Case(When(keep | Q(kept_at=None), then=now), default=F("kept_at")),
    }


def apply_save(answer: Answer, save: Save, *, now: int, deadline_at: int | None) -> str | None:
    """Put a save into a row that is held locked (unsaved): the older text if the history has to keep it."""
    late_by = max(0, now - deadline_at) if deadline_at is not None else 0
    keeps_older = save.keeps_older or late_by > 0
    replaced = answer.text if _has_to_be_kept(answer, save, now=now, keeps_older=keeps_older) else None
    if late_by and answer.text_at_deadline is None:
        answer.text_at_deadline = answer.text
    if replaced is not None or answer.kept_at is None:
        answer.kept_at = now
    answer.text, answer.late_by = save.text, late_by
    answer.revision += 1
    answer.saved_at = now
    return replaced


def _has_to_be_kept(answer: Answer, save: Save, *, now: int, keeps_older: bool) -> bool:
    """The rule of `replacement` in Python."""
    cut = len(answer.text) - len(save.text)
    since_kept = 0 if answer.kept_at is None else now - answer.kept_at
    due = since_kept >= KEEP_EVERY or since_kept < 0
    large = cut > LARGE_CUT or cut * LARGE_CUT_SHARE > len(answer.text)
    return bool(answer.text) and (keeps_older or due or large)


def keep_next(answers: Iterable[Answer]) -> None:
    """After a conflict: the next save keeps the text it replaces, whichever text that is."""
    Answer.objects.filter(pk__in=[answer.pk for answer in answers]).update(kept_at=KEEP_NEXT)


def keep_texts(texts: Iterable[tuple[Answer, Save]], *, kind: str, at: int) -> None:
    """Put texts that did not become the answer into its history, each once even if it is sent again."""
    lines = AnswerRevision.objects
    for answer, save in texts:
        known = lines.filter(answer=answer, operation=save.operation).first()
        kept = save if known is None or save.is_repeat_of(known, answer) else save.renamed()
        lines.bulk_create([log_line(answer, kept, kind=kind, at=at, text=save.text)], ignore_conflicts=True)


def log_line(answer: Answer, save: Save, *, kind: str, at: int, text: str | None) -> AnswerRevision:
    """A line of the history, with the answer's revision after a save, else the one the text is based on."""
    return AnswerRevision(
        answer=answer,
        operation=save.operation,
        kind=kind,
        revision=answer.revision if kind == AnswerRevision.Kind.SAVED else save.revision,
        size=len(save.text),
        at=at,
        text=text,
    )
