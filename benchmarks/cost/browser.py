"""One connection that is kept open, as a reverse proxy keeps it, and the cookies of one person at a time."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from http.client import HTTPConnection, RemoteDisconnected
from urllib.parse import urlencode, urlsplit

# Any secret of this shape is a valid one; pages send it back as they got it.
CSRF = "bench" * 6 + "xy"


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    location: str
    text: str


@dataclass
class Browser:
    url: str
    _connection: HTTPConnection | None = field(default=None, init=False)

    def get(self, path: str, *, cookies: dict[str, str]) -> Reply:
        return self._send("GET", path, None, cookies)

    def post(self, path: str, form: dict[str, str], *, cookies: dict[str, str]) -> Reply:
        """Post a form as a page does."""
        return self._send("POST", path, urlencode({"csrfmiddlewaretoken": CSRF, **form}), cookies)

    def post_by_script(self, path: str, form: dict[str, str], *, cookies: dict[str, str]) -> Reply:
        """Post as a page's script does: the token is a header."""
        return self._send("POST", path, urlencode(form), cookies, {"X-CSRFToken": CSRF})

    def _send(
        self,
        method: str,
        path: str,
        body: str | None,
        cookies: dict[str, str],
        more: dict[str, str] | None = None,
    ) -> Reply:
        jar = {"csrftoken": CSRF, "time_zone": "Europe/Berlin", **cookies}
        headers = {
            "Accept-Encoding": "gzip",
            "Cookie": "; ".join(f"{name}={value}" for name, value in jar.items()),
            **(more or {}),
        }
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.url}
        try:
            return self._exchange(method, path, body, headers)
        except (RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            # The server closes a connection that was idle for some seconds; it has read nothing by then.
            self._connection = None
            return self._exchange(method, path, body, headers)

    def _exchange(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Reply:
        if self._connection is None:
            address = urlsplit(self.url)
            self._connection = HTTPConnection(address.hostname or "", address.port, timeout=60)
        self._connection.request(method, path, body, headers)
        response = self._connection.getresponse()
        content = response.read()
        if response.getheader("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        return Reply(response.status, response.getheader("Location") or "", content.decode())
