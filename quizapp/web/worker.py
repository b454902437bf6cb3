"""One of several workers: `gunicorn -k gevent 'quizapp.web.worker:app()'`."""

import logging
import os
import signal
from contextlib import ExitStack
from types import FrameType

import gevent
from flask import Flask
from gunicorn.errors import AppImportError

from quizapp.settings import Settings, WrongSetting
from quizapp.web.rooms.following import rooms_of
from quizapp.web.server import connections_beside_streams, keep, site
from quizapp.web.starting import CannotServe


def app() -> Flask:
    """The site for one gunicorn worker, which is to load it itself: not with `--preload`."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    try:
        settings = Settings.from_environment(os.environ)
        stack = ExitStack()
        made = site(settings, stack)
    except (WrongSetting, CannotServe) as error:
        raise AppImportError(str(error)) from error  # gunicorn tells it and ends
    made.extensions["held"] = stack  # as long as the worker lives
    connections_beside_streams(made)
    keep(made, settings)
    _end_streams_first(made)
    return made


def _end_streams_first(made: Flask) -> None:
    """End the streams when gunicorn ends the worker: it would wait for them half a minute."""
    before = signal.getsignal(signal.SIGTERM)

    def end(number: int, frame: FrameType | None) -> None:
        gevent.spawn(rooms_of(made).end)
        if callable(before):
            before(number, frame)

    signal.signal(signal.SIGTERM, end)
