"""The server: one gevent process that needs nothing beside it."""

import errno
import logging
import signal
import socket
from pathlib import Path
from typing import Any

import gevent
from flask import Flask
from gevent.pywsgi import WSGIHandler, WSGIServer

from quizapp.settings import Settings
from quizapp.storage import housekeeping, instance, migrate
from quizapp.storage.errors import CannotOpen
from quizapp.topics.shelf.files import topic_of
from quizapp.web import create_app
from quizapp.web.preview.preview import preview_app
from quizapp.web.reading_process import ReadingProcess

PATIENCE = 3
"""Seconds in which most content folders are read: the first visitor then finds every topic."""
LOCAL = {"127.0.0.1", "::1", "localhost"}
log = logging.getLogger(__name__)


class CannotServe(Exception):
    """The server cannot start; the message tells the operator what to do."""


class Handler(WSGIHandler):
    """A handler whose answers leave at once: with Nagle's algorithm each would wait 40 ms."""

    def handle(self) -> None:
        """Serve one connection."""
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().handle()

    def handle_one_request(self) -> Any:
        """Serve one request, after the others who wait: a quick client would starve them."""
        gevent.sleep(0)
        return super().handle_one_request()


def run(settings: Settings, host: str, port: int) -> None:
    """Serve until SIGINT or SIGTERM; raises CannotServe."""
    if settings.debug and host not in LOCAL:
        raise CannotServe(
            f"QUIZAPP_DEBUG is on, which is for this machine only, and --host is {host}. "
            "Unset QUIZAPP_DEBUG, or serve on 127.0.0.1."
        )
    try:
        with instance.held(settings):
            _run(settings, host, port)
    except CannotOpen as error:
        raise CannotServe(str(error)) from error


def _run(settings: Settings, host: str, port: int) -> None:
    app = create_app(settings)
    with app.app_context():
        migrate.upgrade()
    reading = ReadingProcess(app)
    gevent.spawn(reading.keep)
    reading.wait(PATIENCE)
    server = _listening(app, host, port)
    gevent.spawn(housekeeping.keep_house, app, settings.keep_days)
    _serve(server, "quizapp", host)


def preview(path: Path, host: str = "127.0.0.1", port: int = 0) -> None:
    """Serve one topic as players will see it until SIGINT or SIGTERM; raises CannotServe."""
    if not path.exists():
        raise CannotServe(f"There is no file or folder {path}.")
    _serve(_listening(preview_app(path), host, port), f"The preview of {topic_of(path).name}", host)


def _serve(server: WSGIServer, name: str, host: str) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        gevent.signal_handler(number, server.stop)
    _tell_addresses(name, host, server.socket.getsockname()[1])
    server.serve_forever()


def _tell_addresses(name: str, host: str, port: int) -> None:
    here = "127.0.0.1" if host == "0.0.0.0" else host
    log.info("%s is at http://%s:%s (Ctrl+C ends it)", name, here, port)
    if host == "0.0.0.0":
        log.info("In this network: http://%s:%s", _lan_address(), port)


def _listening(app: Flask, host: str, port: int) -> WSGIServer:
    server = WSGIServer((host, port), app, log=None, error_log=log, handler_class=Handler)
    try:
        server.start()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CannotServe(
                f"Port {port} is taken, perhaps by quizapp itself. Choose another with --port."
            ) from error
        raise CannotServe(f"Cannot listen on {host}, port {port}: {error.strerror}.") from error
    return server


def _lan_address() -> str:
    """This machine's address in its network. Nothing is sent: UDP only picks a route."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address, RFC 5737
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()
