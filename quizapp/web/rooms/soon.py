"""Work that many ask for and that is done once for all of them, in a greenlet of its own."""

import logging
from collections.abc import Callable

import gevent
from flask import Flask
from gevent.monkey import is_module_patched

from quizapp.storage.errors import Unavailable
from quizapp.web.errors import is_news

log = logging.getLogger(__name__)


def has_loop() -> bool:
    """Whether greenlets take turns in this process; without it, all is done at once."""
    return bool(is_module_patched("threading"))


class Soon:
    """Does a work when it is asked for; what is asked within a pause is done once, after it.

    Where the database is away the work is left undone: whoever looks again in a second asks again.
    """

    def __init__(self, app: Flask, work: Callable[[], None], pause: float) -> None:
        self._app, self._work, self._pause = app, work, pause
        self._is_asked = self._runs = False

    def __call__(self) -> None:
        self._is_asked = True
        if self._runs:
            return
        self._runs = True
        if has_loop():
            gevent.spawn(self._run)
        else:
            self._run()

    def _run(self) -> None:
        try:
            while self._is_asked:
                self._is_asked = False
                self._do()
                if has_loop():
                    gevent.sleep(self._pause)
        finally:
            self._runs = False

    def _do(self) -> None:
        try:
            with self._app.app_context():
                self._work()
        except Unavailable as why:
            if is_news(why):
                log.warning("A room waits for the database: %s", why)
        except Exception:
            if not has_loop():
                raise
            log.exception("A room cannot be followed")
