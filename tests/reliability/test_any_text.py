"""Fault 17: whatever is pasted is stored exactly, or refused with a sentence, over every way in."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterator
from typing import Any, Final
from urllib.parse import quote_plus

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from accounts.models import User
from interviews.models import Answer, Interview
from interviews.models.answer import ANSWER_LENGTH
from interviews.models.interview import State
from tests.access.digest import digest, undone
from tests.support.builders import build_interview
from tests.support.running import SEAT, Clock

WAYS: Final = ("save_box", "save", "next", "hand_in")
# Every code point there is: controls, private ones, halves of surrogate pairs.
any_text = st.text(st.characters(exclude_categories=()), max_size=60)
MOST_BOUND: Final = {
    "100 kB": "x" * ANSWER_LENGTH,
    "100,000 smiles": "🌊" * ANSWER_LENGTH,
    "one too many": "x" * (ANSWER_LENGTH + 1),
    "right to left": "שלום \u202eعربي\u202c \u2066mixed\u2069",
    "NUL": "a\0b",
    "half a pair": "a\ud800b",
    "halves the wrong way round": "\udfff\ud800",
    "no character": "\ufdd0\uffff\U0010ffff",
    "what stands for a lost character": "a\ufffdb",
    "controls": "\x01\x07\x1b[31m\x7f\x85\u2028\u2029",
    "marks": "\ufeffe\u0301 👩‍👩‍👧 \u200b",
    "blanks": " \t\n  leading and trailing \n\n",
    "a lone carriage return": "a\rb",
    "markup": "</textarea><script>alert(1)</script>{{ 7|add:7 }}",
}
BYTES: Final = (
    b"%FF%FE",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"%C0%80",
    b"%F4%90%80%80",
    b"\xe9t\xe9",
    b"%EF%BF%BD%FF",
)

pytestmark = [pytest.mark.django_db, pytest.mark.fault(17)]
Send = Callable[[str, bytes], Any]


def examples(count: int) -> settings:
    """This many examples, for a test whose fixtures are made once; each example is undone."""
    return settings(max_examples=count, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def interview(owner: User, set_clock: Clock) -> Interview:
    return build_interview(owner, state=State.RUNNING, seat=SEAT, turns=2)


@pytest.fixture
def send(owner_client: Client, interview: Interview) -> Send:
    """Send a text, already encoded, one of the ways; the room's own encoding."""
    owner_client.raise_request_exception = False
    owner_client.cookies["seat"] = str(SEAT)
    save = reverse("interviews:save_box", args=[interview.public_id, 1, 0])
    submit = reverse("interviews:submit_turn", args=[interview.public_id])

    def post(way: str, text: bytes) -> Any:
        is_save, end = way == "save_box", b"" if way == "save_box" else b"-0"
        names = (b"operation" + end, b"revision" + end, b"text" + end)
        values = (str(uuid.uuid4()).encode(), b"0", text)
        fields = [name + b"=" + value for name, value in zip(names, values, strict=True)]
        fields += [] if is_save else [b"turn=1", b"do=" + way.encode()]
        path = save if is_save else submit
        return owner_client.post(path, b"&".join(fields), content_type="application/x-www-form-urlencoded")

    return post


def stored() -> str:
    return Answer.objects.get(turn__position=1, position=0).text


def as_sent(text: str) -> bytes:
    """Halves of surrogate pairs too, which no browser sends."""
    return quote_plus(text.encode("utf-8", "surrogatepass")).encode()


def as_a_browser_sends_it(text: str) -> bytes:
    """By the URL standard a half of a pair becomes the sign for a lost character."""
    return quote_plus(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")).encode()


def check(send: Send, way: str, sent: bytes, *, exact: str | None) -> bool:
    """Whether the text was stored. `exact` is what has to be stored if anything is; None: it is refused."""
    with undone():
        before = digest()
        response = send(way, sent)
        if response.status_code in {200, 302}:
            assert stored() == exact
            return True
        assert response.status_code == 400
        assert digest() == before
        said = response.json()["message"] if way == "save_box" else response.context["sentence"]
        assert said.endswith(".")
    return False


def may_be_stored(text: str) -> bool:
    is_text = not any("\ud800" <= sign <= "\udfff" for sign in text)
    return is_text and "\0" not in text and len(text) <= ANSWER_LENGTH


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("text", MOST_BOUND.values(), ids=[*MOST_BOUND])
def test_a_strange_text_is_stored_exactly_or_refused(send: Send, way: str, text: str) -> None:
    assert check(send, way, as_sent(text), exact=text) is may_be_stored(text)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("sent", BYTES)
def test_what_is_not_utf8_is_refused(send: Send, way: str, sent: bytes) -> None:
    assert not check(send, way, b"a" + sent, exact=None)


@pytest.mark.parametrize("way", WAYS)
def test_a_browser_sends_half_a_pair_as_a_lost_character(send: Send, way: str) -> None:
    assert check(send, way, as_a_browser_sends_it("a\ud800b"), exact="a\ufffdb")


@pytest.mark.parametrize("way", WAYS)
@examples(20)
@given(text=any_text)
@example(text="\r\n")
def test_a_generated_text_is_stored_exactly_or_refused(send: Send, way: str, text: str) -> None:
    exact = text.replace("\r\n", "\n")

    assert check(send, way, as_sent(text), exact=exact) is may_be_stored(text)


@pytest.mark.full
@pytest.mark.parametrize("way", WAYS)
@examples(400)
@given(text=st.text(st.characters(exclude_categories=()), max_size=3000))
def test_many_generated_texts_are_stored_exactly_or_refused(send: Send, way: str, text: str) -> None:
    exact = text.replace("\r\n", "\n")

    assert check(send, way, as_sent(text), exact=exact) is may_be_stored(text)


@pytest.mark.parametrize("way", WAYS)
@examples(30)
@given(sent=st.binary(max_size=40))
def test_generated_bytes_are_stored_exactly_or_refused(send: Send, way: str, sent: bytes) -> None:
    try:
        text = sent.decode()
    except UnicodeDecodeError:
        text = None
    is_stored = check(send, way, quote_plus(sent).encode(), exact=text and text.replace("\r\n", "\n"))

    assert is_stored is (text is not None and may_be_stored(text))
