"""The bare Flask app that pages are compared with: one route, on the same kind of server."""

import socket

from flask import Flask
from gevent.pywsgi import WSGIHandler, WSGIServer

app = Flask(__name__)


@app.get("/")
def hello() -> str:
    """A short text and nothing else."""
    return "Hello, world!"


class Handler(WSGIHandler):
    """Answers leave at once, as those of quizapp do."""

    def handle(self) -> None:
        """Serve one connection."""
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().handle()


if __name__ == "__main__":
    server = WSGIServer(("127.0.0.1", 0), app, log=None, handler_class=Handler)
    server.start()
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
