from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError, CommandParser

from accounts.lookup import account_or_error
from interviews.errors import InterviewError
from interviews.lifecycle.extra_time import extend_deadline
from interviews.models import Interview
from interviews.models.extension import MOST_MINUTES


class Command(BaseCommand):
    help = "Grant more time in a running mock. Its page learns it within seconds; who and why is recorded."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("interview", type=uuid.UUID, help="the id in the interview's address")
        how_many = f"how many more, from 1 to {MOST_MINUTES}"
        parser.add_argument("--minutes", type=int, required=True, help=how_many)
        parser.add_argument("--by", required=True, metavar="EMAIL", help="the account of who grants it")
        parser.add_argument("--reason", required=True, help="the candidate reads it")

    def handle(
        self, *args: Any, interview: uuid.UUID, minutes: int, by: str, reason: str, **options: Any
    ) -> None:
        found = Interview.objects.filter(public_id=interview).select_related("owner").first()
        if found is None:
            raise CommandError(f"There is no interview {interview}. The id is the long part of its address.")
        try:
            extend_deadline(interview=found, granted_by=account_or_error(by), minutes=minutes, reason=reason)
        except InterviewError as error:
            raise CommandError(str(error)) from error
        except ValidationError as error:
            fields = error.message_dict.items()
            raise CommandError(
                " ".join(f"{name}: {' '.join(sentences)}" for name, sentences in fields)
            ) from error
        plural = "" if minutes == 1 else "s"
        self.stdout.write(f"{found.owner.email} has {minutes} more minute{plural} in “{found.title}”.")
