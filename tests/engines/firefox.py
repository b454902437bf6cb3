"""Firefox by WebDriver BiDi (W3C), which it speaks itself: no driver stands between."""

import itertools
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from websocket import WebSocket, create_connection

from tests.engines.engine import PATIENCE, PHONE, Engine, Missing

QUIET = {"app.update.enabled": False, "datareporting.policy.dataSubmissionEnabled": False}
BUTTON = {"type": "pointer", "id": "finger", "parameters": {"pointerType": "mouse"}}


class Firefox(Engine):
    """Its first window."""

    def __init__(self, site: str, socket: WebSocket) -> None:
        super().__init__(site)
        self._socket, self._numbers = socket, itertools.count(1)
        self._ask("session.new", capabilities={})
        self._window = self._ask("browsingContext.getTree")["contexts"][0]["context"]
        viewport = dict(zip(("width", "height"), PHONE, strict=True))
        self._ask("browsingContext.setViewport", context=self._window, viewport=viewport)

    def _ask(self, method: str, **params: Any) -> Any:
        """The result of a command; events on the way are nothing to us."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            told = json.loads(self._socket.recv())
            if told.get("id") == number:
                assert told["type"] == "success", told
                return told["result"]

    def goto(self, address: str) -> None:
        self._ask("browsingContext.navigate", context=self._window, url=address, wait="complete")

    def run(self, script: str, *values: Any) -> Any:
        found = self._ask(
            "script.callFunction",
            functionDeclaration=f"function () {{ {script} }}",
            arguments=[_told(value) for value in values],
            target={"context": self._window},
            awaitPromise=True,
        )
        assert found["type"] == "success", found
        return _heard(found["result"])

    def click(self, element: Any) -> None:
        there = {"type": "element", "element": element}
        moves = [{"type": "pointerMove", "x": 0, "y": 0, "origin": there}]
        moves += [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._act({**BUTTON, "actions": moves})

    def type(self, element: Any, text: str) -> None:
        self.run("arguments[0].focus()", element)
        keys = [{"type": kind, "value": sign} for sign in text for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": keys})

    def _act(self, source: dict[str, Any]) -> None:
        self._ask("input.performActions", context=self._window, actions=[source])


def _told(value: Any) -> Any:
    """A value as BiDi sends it: an element by its reference."""
    if isinstance(value, dict):
        return value
    return {"type": "string" if isinstance(value, str) else "number", "value": value}


def _heard(value: Any) -> Any:
    match value["type"]:
        case "array":
            return [_heard(one) for one in value["value"]]
        case "node":
            return {"sharedId": value["sharedId"]}
        case "null" | "undefined":
            return None
        case _:
            return value["value"]


@contextmanager
def firefox(site: str, folder: Path) -> Iterator[Firefox]:
    """A window without a screen; raises Missing."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if not program:
        raise Missing("firefox-esr")
    prefs = (f'user_pref("{name}", {json.dumps(value)});\n' for name, value in QUIET.items())
    (folder / "user.js").write_text("".join(prefs))
    line = [program, "--headless", "--no-remote", "--remote-debugging-port", "0"]
    line += ["--profile", str(folder)]
    own = {**os.environ, "HOME": str(folder)}
    with subprocess.Popen(line, env=own, stderr=subprocess.PIPE, text=True) as process:
        try:
            told = (re.search(r"BiDi listening on (ws://\S+)", line) for line in process.stderr)
            address = next(filter(None, told))[1]
            socket = create_connection(f"{address}/session", PATIENCE, suppress_origin=True)
            with closing(socket):
                yield Firefox(site, socket)
        finally:
            process.terminate()
