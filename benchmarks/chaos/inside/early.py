"""The control: the site, but for saves that it acknowledges before they are committed.

It answers what the page hopes for, and does the work a moment after the reply has left. Whatever is killed in
between was promised and is gone: the acknowledged-set check has to find that.
"""

from __future__ import annotations

import io
import json
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import Any
from urllib.parse import parse_qs

from django.core.wsgi import get_wsgi_application

Environment = dict[str, Any]
StartResponse = Callable[..., Any]

_site = get_wsgi_application()
# Seconds between a promise and its commit: without them a kill seldom comes in between.
_GAP = 0.1
_SAVES = re.compile(r"/interviews/[^/]+/turns/\d+/boxes/\d+/")


class _AnswerThenWork:
    """A reply that the server sends before it calls `close`, where the work is."""

    def __init__(self, reply: bytes, work: Callable[[], None]) -> None:
        self._reply, self._work = reply, work

    def __iter__(self) -> Iterator[bytes]:
        yield self._reply

    def close(self) -> None:
        time.sleep(_GAP)
        self._work()


def application(environ: Environment, start_response: StartResponse) -> Iterable[bytes]:
    if environ["REQUEST_METHOD"] != "POST" or not _SAVES.fullmatch(environ["PATH_INFO"]):
        return _site(environ, start_response)
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    sent = {name: values[0] for name, values in parse_qs(body.decode()).items()}
    promise = {
        "op": sent["operation"],
        "revision": int(sent["revision"]) + 1,
        "saved_at": int(time.time() * 1000),
    }
    reply = json.dumps(promise).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(reply)))])
    return _AnswerThenWork(reply, lambda: _save({**environ, "wsgi.input": io.BytesIO(body)}))


def _save(environ: Environment) -> None:
    """What the site does with the request; nobody waits for its reply."""
    with closing(_site(environ, _ignore)) as response:
        list(response)


def _ignore(*_: Any) -> Callable[[bytes], object]:
    return lambda _: None
