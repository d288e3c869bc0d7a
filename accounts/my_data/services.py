"""Exporting one's data, and deleting the account. Each app's belongings.py says what is covered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import chain
from tempfile import SpooledTemporaryFile
from typing import IO, Final, cast

from django.db import transaction

from accounts.belongings import Belonging, Fate, holders
from accounts.models import User
from accounts.my_data.archive import write_archive
from accounts.my_data.errors import StillNeeded
from accounts.my_data.moments import iso

# Raised when a key of data.json changes its meaning or goes; a new one is no change.
FORMAT: Final = 1
# A larger archive waits on the disk.
IN_MEMORY: Final = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Holding:
    """How much there is of a belonging; None if it is not counted."""

    belonging: Belonging
    count: int | None


def holdings(person: User, *fates: Fate) -> list[Holding]:
    """The belongings with these fates and how many there are, the person's work first; one statement each."""
    every = chain.from_iterable(holder.belongings for holder in reversed(holders()))
    counted = [Holding(it, it.count(person) if it.count else None) for it in every if it.fate in fates]
    return [held for held in counted if held.count != 0]


def export(*, person: User, now: datetime, zone: tzinfo) -> IO[bytes]:
    """A ZIP of everything, ready to be read from its beginning: a fixed number of statements.

    The pages show times in `zone`; the caller closes the file.
    """
    closed = frozenset(chain.from_iterable(holder.closed(person) for holder in holders()))
    parts = [(holder, holder.read(person, closed)) for holder in holders()]
    data = {"format": FORMAT, "exported_at": iso(now)}
    for _, part in parts:
        data |= part
    pages = chain.from_iterable(holder.pages(part, zone) for holder, part in parts)
    archive = cast(IO[bytes], SpooledTemporaryFile(max_size=IN_MEMORY))  # noqa: SIM115 - its reader closes it
    write_archive(archive, data=data, pages=pages, at=now)
    archive.seek(0)
    return archive


@transaction.atomic
def delete_account(*, person: User) -> bool:
    """Delete a person and what belongs to them; False if they were deleted already. Raises StillNeeded.

    The lock keeps other requests from adding rows that point to the person meanwhile.
    """
    leaving = User.objects.select_for_update().filter(pk=person.pk).first()
    if leaving is None:
        return False
    if still_held := holdings(leaving, Fate.REFUSES):
        raise StillNeeded(still_held[0].belonging.note)
    for holder in reversed(holders()):  # an app before the apps whose rows its own rows point to
        holder.leave(leaving)
    leaving.delete()
    return True
