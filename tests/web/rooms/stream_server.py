"""A server of nothing but streams, for a process where gevent has patched: own, or gunicorn's."""

import resource
import signal
import sys

import gevent

from quizapp.web.connections import Server
from quizapp.web.rooms.streams import HEADERS, Stream, event, send
from quizapp.web.starting import listening

streams: set[Stream] = set()


def app(environ, start_response):
    """GET /events opens a stream; POST /send sends its body to all; POST /look lets go who has left;
    GET /memory tells it in kB.
    """
    path = environ["PATH_INFO"]
    if path == "/events":
        stream = Stream(environ, streams.discard)
        start_response("200 OK", list(HEADERS.items()))
        return stream.events(b": begun\n\n", streams.add)
    body = environ["wsgi.input"].read()
    if path == "/send":
        send(streams, event("now", body))
    if path == "/look":
        for stream in tuple(streams):
            stream.end_if_left()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{len(streams)} {memory}".encode()]


def end(*_):
    """End all streams: what a server does when it is told to stop."""
    for stream in tuple(streams):
        stream.end()


def for_gunicorn():
    """The same app; its worker's own way to end is kept."""
    before = signal.getsignal(signal.SIGTERM)
    signal.signal(signal.SIGTERM, lambda *told: (gevent.spawn(end), before(*told)))
    return app


def main():
    server = Server(listening("127.0.0.1", 0), app, 1000)

    def stop():
        end()
        server.close()

    gevent.signal_handler(signal.SIGTERM, stop)
    print(f"http://127.0.0.1:{server.socket.getsockname()[1]}", file=sys.stderr, flush=True)  # noqa: T201
    server.serve_forever()
