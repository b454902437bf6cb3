"""The server: one gevent process that needs nothing beside it."""

import gc
import logging
import os
import signal
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import gevent
from flask import Flask

from quizapp.settings import Settings
from quizapp.storage import housekeeping, instance, migrate
from quizapp.topics.shelf.files import topic_of
from quizapp.web import create_app
from quizapp.web.connections import Patience, Server
from quizapp.web.host_right import right_of
from quizapp.web.preview.preview import preview_app
from quizapp.web.reading_process import ReadingProcess
from quizapp.web.rooms.following import rooms_of
from quizapp.web.security import LOOPBACK
from quizapp.web.starting import CannotServe, listening, most_connections, told_in_words
from quizapp.web.whereabouts import Whereabouts

HOST_WORD = "Host word: %s (given once at /host-word, it lets a browser open rooms)"
OF_STREAMS = 0.6
"""The share of connections that streams may take: who has one asks over another now and then."""
log = logging.getLogger(__name__)
FIRST_LOOK = 3
"""Seconds in which most content folders are read: the first visitor then finds every topic."""


def run(settings: Settings, host: str, port: int, patience: Patience | None = None) -> None:
    """Serve until SIGINT or SIGTERM; raises CannotServe."""
    if settings.debug and host not in LOOPBACK:
        raise CannotServe(
            f"QUIZAPP_DEBUG is on, which is for this machine only, and --host is {host}. "
            "Unset QUIZAPP_DEBUG, or serve on 127.0.0.1."
        )
    with ExitStack() as stack:
        app = site(settings, stack)
        server = Server(listening(host, port), app, connections_beside_streams(app), patience)
        keep(app, settings)
        where = app.extensions["whereabouts"] = _whereabouts(server, host)
        _serve(server, "quizapp", where, rooms_of(app).end)


def site(settings: Settings, stack: ExitStack) -> Flask:
    """The app with its tables, its folder held until the stack ends; raises CannotServe."""
    with told_in_words():
        stack.enter_context(instance.held(settings))
        app = create_app(settings)
        with app.app_context():
            migrate.upgrade()
    return app


def connections_beside_streams(app: Flask) -> int:
    """How many connections there may be while the app has as many streams as it may."""
    most = most_connections()
    rooms_of(app).places.most = int(most * OF_STREAMS)
    return most - rooms_of(app).places.most


def keep(app: Flask, settings: Settings) -> None:
    """Let the app's topics be read, the first ones before this returns, and old games be deleted."""
    reading = ReadingProcess(app)
    gevent.spawn(reading.keep)
    reading.wait(FIRST_LOOK)
    gevent.spawn(housekeeping.keep_house, app, settings.keep_days)
    if not settings.host_word:
        log.info(HOST_WORD, right_of(app).word)


def preview(path: Path, host: str = "127.0.0.1", port: int = 0) -> None:
    """Serve one topic as players will see it until SIGINT or SIGTERM; raises CannotServe."""
    if not path.exists():
        raise CannotServe(f"There is no file or folder {path}.")
    with told_in_words():
        app = preview_app(path)
    server = Server(listening(host, port), app, most_connections())
    name = f"The preview of {topic_of(path).name}"
    _serve(server, name, _whereabouts(server, host))


def _whereabouts(server: Server, host: str) -> Whereabouts:
    return Whereabouts(host, server.socket.getsockname()[1])


def _serve(
    server: Server, name: str, where: Whereabouts, end_streams: Callable[[], None] = lambda: None
) -> None:
    def end() -> None:
        if server.ending:  # asked twice
            os._exit(1)
        server.ending = True
        server.close()
        end_streams()

    for number in (signal.SIGINT, signal.SIGTERM):
        gevent.signal_handler(number, end)
    where.tell(name)
    gc.freeze()  # what is loaded stays: each look through all of it would stop the server
    gc.enable()
    server.serve_forever()
