"""One person at one address: what each verb should answer, and what none of the answers may hold."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.test import RequestFactory

from accounts.gate.sent_forms import sent_texts
from tests.access.answers import text_of
from tests.access.digest import digest
from tests.access.people import Cast, acting, send
from tests.access.readers import OWNER, READERS, VERBS, VISITORS
from tests.access.secrets.secret import secrets_in
from tests.addresses.address import Address, Readers
from tests.support.address_rows import Arguments

# The ids of what pages have htmx redraw; elsewhere an address answers such a request with the whole page.
PARTS = ("plan", "results")
FROM_SCRIPT = {"Accept": "application/json"}
SIGN_IN = "/accounts/login/"
# A reader's request was understood: done, asked again, or refused with a sentence.
UNDERSTOOD = {200, 302, 400, 409, 410}
OPEN_TO_ALL = {Readers.ANYBODY, Readers.LINK}


@dataclass
class Visit:
    address: Address
    person: str
    arguments: Arguments = field(kw_only=True)
    cast: Cast = field(kw_only=True)
    # The page shows all of these, and no answer shows any other secret.
    shows: Set[str] = field(kw_only=True)
    may_hold: Set[str] = field(kw_only=True)

    def __str__(self) -> str:
        return f"{self.address}, {self.person}"

    @property
    def path(self) -> str:
        return self.address.path_to(self.arguments)

    @property
    def is_reader(self) -> bool:
        return self.person in READERS[self.address.readers]

    def breaches(self) -> Iterator[str]:
        """The differences of all answers from the table, in words."""
        if self.is_reader and self.address.readers not in OPEN_TO_ALL:
            for verb in VERBS:
                with acting(self.person):
                    yield from self._try(verb)
            return
        with acting(self.person):
            before = digest()
            for verb in VERBS:
                yield from self._try(verb)
            if digest() != before:
                yield "changed the database"

    def _try(self, verb: str) -> Iterator[str]:
        body = self.address.body()
        answer = send(self.cast.client(self.person), verb, self.path, body)
        texts = _texts_of(body) if verb == "POST" else []
        if self._needs_account and texts:
            if not _is_shown_again(answer, texts):
                yield f"{verb} answers {answer.status_code} instead of the texts and a way to sign in"
        elif wanted := self._wanted(verb, answer):
            to = answer.headers.get("Location", "")
            yield f"{verb} answers {answer.status_code} {to}".rstrip() + f" instead of {wanted}"
        yield from self._leaks(verb, answer)
        if verb == "GET":
            for part in PARTS:
                fragment = send(self.cast.client(self.person), verb, self.path, body, **from_htmx(part))
                yield from self._leaks(f"GET of {part} by htmx", fragment)
        if self._needs_account:
            refusal = send(self.cast.client(self.person), verb, self.path, body, **FROM_SCRIPT)
            yield from self._leaks(f"{verb} by a script", refusal)
            if not _is_refusal(verb, refusal):
                yield f"{verb} by a script answers {refusal.status_code} instead of 401 in JSON"

    def _leaks(self, verb: str, answer: Any) -> Iterator[str]:
        text = text_of(answer) + str(answer.headers) + str(answer.cookies)
        if leaked := secrets_in(text) - self.may_hold:
            yield f"{verb} shows {', '.join(sorted(leaked))}"

    def _wanted(self, verb: str, answer: Any) -> str:
        """The expectation of the table that the answer does not meet; "" if it meets them."""
        if self._needs_account:
            return "" if _is_sign_in(answer, self.path) else "a redirect to sign-in"
        if not self.is_reader and self.address.readers is Readers.ANONYMOUS:
            return "" if _leads_elsewhere(answer) else "a redirect away"
        if self._has_nothing_here:
            return "" if answer.status_code in {200, 302, 404, 405} else "a page, or nothing"
        if self.address.moves and answer.status_code == 302:
            return ""
        if verb not in self.address.takes:
            return "" if answer.status_code == 405 else "405"
        if not self.is_reader and not self.address.welcomes:
            return "" if answer.status_code == 404 else "404"
        return self._wanted_of_a_page(verb, answer)

    @property
    def _needs_account(self) -> bool:
        """Whether this is a visitor at an address that needs sign-in, for any verb."""
        is_public = self.address.readers in OPEN_TO_ALL | {Readers.ANONYMOUS} or self.address.welcomes
        return self.person in VISITORS and not is_public

    @property
    def _has_nothing_here(self) -> bool:
        """Whether this is somebody else at a page that works only with the owner's settings."""
        return self.address.is_own and self.person != OWNER

    def _wanted_of_a_page(self, verb: str, answer: Any) -> str:
        if answer.status_code not in self._statuses(verb) or answer.headers.get("Location", "") == SIGN_IN:
            return "a page" if verb in {"GET", "HEAD"} else "an answer"
        if verb == "GET" and self.is_reader:
            text = answer.content.decode()
            missing = sorted(shown for shown in self.shows if shown not in text)
            return f"one with {', '.join(missing)}" if missing else ""
        return ""

    def _statuses(self, verb: str) -> set[int]:
        if verb not in {"GET", "HEAD"}:
            return UNDERSTOOD
        return {200} if self.address.is_shown else {200, 302}


def from_htmx(target: str) -> dict[str, str]:
    """The headers with which htmx asks for the part of a page that has this id."""
    return {"HX-Request": "true", "HX-Target": target}


def _is_sign_in(answer: Any, path: str) -> bool:
    return answer.status_code == 302 and answer["Location"] == f"{SIGN_IN}?next={quote(path, safe='/')}"


def _texts_of(body: dict[str, Any]) -> list[str]:
    return [sent.text for sent in sent_texts(RequestFactory().post("/", body))]


def _is_shown_again(answer: Any, texts: list[str]) -> bool:
    shown = answer.content.decode()
    has_texts = all(f"{text}</textarea>" in shown or f'value="{text}" readonly' in shown for text in texts)
    return answer.status_code == 403 and has_texts and SIGN_IN in shown


def _is_refusal(verb: str, answer: Any) -> bool:
    is_json = answer.headers["Content-Type"] == "application/json"
    is_said = verb == "HEAD" or (is_json and answer.json()["error"] == "signed_out")
    return answer.status_code == 401 and is_json and is_said


def _leads_elsewhere(answer: Any) -> bool:
    return answer.status_code == 302 and not answer["Location"].startswith(SIGN_IN)
