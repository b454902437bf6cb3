"""Starting to serve: what may stop it is told in words, and the system's limits are taken."""

import errno
import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import gevent.socket

from quizapp.storage.errors import CannotOpen

KEPT_FREE = 100
"""Open files that connections leave to the database, the topics and the log."""
BACKLOG = 8192
"""Connections that may wait to be accepted, as far as the system lets them: a room comes at once."""
WHERE_UNKNOWN = 2000
"""How many connections there may be where the system does not say."""
log = logging.getLogger(__name__)


class CannotServe(Exception):
    """The server cannot start; the message tells the operator what to do."""


@contextmanager
def told_in_words() -> Iterator[None]:
    """Whatever the system refuses while the app is made; raises CannotServe instead."""
    try:
        yield
    except CannotOpen as error:
        raise CannotServe(str(error)) from error
    except OSError as error:
        raise CannotServe(
            f"{error.filename or 'A file'} cannot be used: {error.strerror or error}. Let the user "
            "who runs quizapp read and write there, or name another folder in QUIZAPP_INSTANCE "
            "for the games or in QUIZAPP_CONTENT for the topics."
        ) from error


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there, for gevent; raises CannotServe."""
    if not 0 <= port <= 65535:
        raise CannotServe(f"There is no port {port}. Choose one from 1 to 65535 with --port.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = gevent.socket.socket(family)
    try:
        if os.name == "posix":  # elsewhere it would let two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise CannotServe(_why_not(error, host, port)) from error
    listener.setblocking(False)
    return listener


def most_connections() -> int:
    """How many connections there may be, with the limit of open files as high as it may go."""
    try:
        import resource
    except ImportError:
        log.info("The limit of open files stays as it is: this system does not let it be raised.")
        return WHERE_UNKNOWN
    limit, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        limit = hard if hard != resource.RLIM_INFINITY else 2**20
    except (OSError, ValueError) as error:  # macOS takes no “unlimited”
        log.info("The limit of open files stays at %s: %s.", limit, error)
    return max(limit - KEPT_FREE, limit // 2)


def _why_not(error: OSError, host: str, port: int) -> str:
    if isinstance(error, socket.gaierror):
        return f"There is no address for the host {host}. Name one of this machine with --host."
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken, perhaps by quizapp itself. Choose another with --port."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"{host} is no address of this machine. Name one that it has with --host, or --lan."
    if error.errno in {errno.EACCES, errno.EPERM}:
        return f"Port {port} is kept for the system. Choose one from 1024 on with --port."
    return f"Cannot listen on {host}, port {port}: {error.strerror}. Choose others."
