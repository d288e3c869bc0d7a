"""How gunicorn serves Rehearse; docs/operations.md says when to change what."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from gunicorn.glogging import Logger

from config import environment as env
from config.databases import DEFAULT_URL, use_packaged_sqlite
from config.logs import without_keys
from config.operations.startup import BadStart, refuse_a_bad_start


class DiscreetLogger(Logger):
    """An access log without the keys of shared and reset links."""

    def atoms(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            key: without_keys(value) if isinstance(value, str) else value
            for key, value in super().atoms(*args, **kwargs).items()
        }


def on_starting(server: object) -> None:
    """Look the site over once, before anything is served."""
    # In a process of its own, because workers keep the modules that the master has loaded.
    command = [sys.executable, str(Path(__file__).with_name("manage.py")), "version"]
    if subprocess.call(command, stdout=subprocess.DEVNULL):  # noqa: S603 - nobody else's words
        sys.exit(1)
    if env.flag("REHEARSE_SQLITE_WAL", default=False):
        use_packaged_sqlite()
    key = env.text("REHEARSE_SECRET_KEY")
    debug = env.flag("REHEARSE_DEBUG", default=False)
    try:
        refuse_a_bad_start(url=env.text("DATABASE_URL") or DEFAULT_URL, key=key, debug=debug)
    except BadStart as reason:
        sys.exit(f"Rehearse does not start. {reason}")


wsgi_app = "config.wsgi"
bind = env.text("REHEARSE_BIND") or "127.0.0.1:8000"
with env.a_sentence_at_most():
    workers = env.whole("REHEARSE_WORKERS", 2)
    accesslog = "-" if env.flag("REHEARSE_ACCESS_LOG", default=False) else None
threads = 4
# Each worker loads the code itself, so that a reload (SIGHUP) brings up the new release.
preload_app = False
# A worker that is silent for this long is replaced; a stop or reload lets requests end for as long. Both are
# longer than the 20 seconds that a save may wait for SQLite's lock.
timeout = 30
graceful_timeout = 30
# A stopping worker answers what comes on its kept connections for two seconds more, then closes them.
keepalive = 5
# Workers are not replaced after so many requests: nothing here grows, and each start costs a second.
max_requests = 0
# Answers may be long, addresses and headers never are.
limit_request_line = 2048
limit_request_fields = 60
control_socket_disable = True
logger_class = DiscreetLogger
access_log_format = '%(t)s "%(m)s %(U)s" %(s)s %(B)s %(M)sms'

# Forget the modules that this file needed. The master would hand its own, those of the release it was started
# from, to every worker that a reload starts; half a worker would be old, and would not even start.
for _name in [name for name in sys.modules if name.partition(".")[0] in {"config", "django"}]:
    del sys.modules[_name]
