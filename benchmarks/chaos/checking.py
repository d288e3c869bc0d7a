"""The acknowledged-set check: compares the acknowledged saves with the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.chaos.clients.writer import Writer, digest


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAnswer:
    """An answer as the database has it; `history` has (operation, revision, kind), the oldest first."""

    revision: int
    digest: str
    history: Sequence[tuple[str, int, str]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken promise."""

    rule: str  # "lost", "stale", "twice" or "refused"
    answer: str
    why: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.answer}: {self.why}"


def check(writers: Iterable[Writer], stored: Mapping[str, StoredAnswer], *, kept_lines: int) -> list[Finding]:
    """Every broken promise. The history may have dropped lines that are `kept_lines` revisions old."""
    return [
        Finding(rule, writer.candidate.path, why)
        for writer in writers
        for rule, why in _broken(writer, stored[writer.candidate.path], kept_lines)
    ]


def _broken(writer: Writer, answer: StoredAnswer, kept_lines: int) -> Iterator[tuple[str, str]]:
    if writer.refusal:
        yield "refused", f"the only window was answered {writer.refusal}"
    yield from _history(writer, answer, kept_lines)
    yield from _live_text(writer, answer)
    yield from _counted_twice(writer, answer)


def _history(writer: Writer, answer: StoredAnswer, kept_lines: int) -> Iterator[tuple[str, str]]:
    applied = {operation: revision for operation, revision, kind in answer.history if kind == "saved"}
    for ack in writer.acknowledged:
        dropped = ack.operation not in applied and ack.revision <= answer.revision - kept_lines
        if applied.get(ack.operation) != ack.revision and not dropped:
            yield "lost", f"revision {ack.revision} was acknowledged and is not in the history"


def _live_text(writer: Writer, answer: StoredAnswer) -> Iterator[tuple[str, str]]:
    """The live text is the newest acknowledged one, or what was sent after it and not acknowledged yet."""
    promised = {ack.digest: ack.revision for ack in writer.acknowledged}
    newest = writer.acknowledged[-1] if writer.acknowledged else None
    allowed = {newest.digest if newest else digest("")}
    if writer.outstanding:
        allowed.add(digest(writer.outstanding.text))
    if answer.digest in allowed:
        return
    if answer.digest in promised:
        yield "stale", f"the live text is that of revision {promised[answer.digest]}"
    else:
        yield "lost", f"the live text is none of the {len(promised)} that were acknowledged"


def _counted_twice(writer: Writer, answer: StoredAnswer) -> Iterator[tuple[str, str]]:
    sent = len(writer.acknowledged) + (writer.outstanding is not None)
    if answer.revision > sent:
        yield "twice", f"{sent} operations were sent, and the answer counts {answer.revision}"
    operations = [operation for operation, _, _ in answer.history]
    if len(operations) > len(set(operations)):
        yield "twice", "an operation stands in the history more than once"
    revisions = [ack.revision for ack in writer.acknowledged]
    if revisions != sorted(set(revisions)):
        yield "twice", "one revision was acknowledged for two operations, or an older one after a newer"
