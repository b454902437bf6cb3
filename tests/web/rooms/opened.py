"""Somebody with the host's right, and rooms that they open by the form."""

from typing import Any

from flask import Flask

from quizapp import clock
from quizapp.storage import rooms
from quizapp.storage.rooms import Room
from tests.web.player import TOPIC, Page, Player


class Host(Player):
    """A browser at the serving machine."""

    def __init__(self, app: Flask, topic: str = TOPIC) -> None:
        super().__init__(app, topic)
        self.client.environ_base["REMOTE_ADDR"] = "127.0.0.1"

    def fields(self, query: str = "") -> dict[str, Any]:
        """The form that opens a room, as its page has it filled in."""
        page = Page(self.get(f"/topics/{self.topic}/rooms/new{query}").text)
        filled: dict[str, Any] = {}
        for field in page.all("input"):
            kind, name = field.get("type"), field.get("name")
            if (
                name
                and name != "csrf_token"
                and (kind not in {"radio", "checkbox"} or "checked" in field)
            ):
                filled.setdefault(name, []).append(field.get("value", "y"))
        return filled | {"seconds": "60", "reading": "5", "speed": "0"}

    def open_room(self, query: str = "", **changed: Any) -> Room:
        """Open a room, with these fields changed; None leaves one out."""
        form = {k: v for k, v in (self.fields(query) | changed).items() if v is not None}
        response = self.post(f"/topics/{self.topic}/rooms/new", form)
        assert response.status_code == 303, response.text
        return room_of(self.app, response.location.split("/")[2])


def room_of(app: Flask, code: str) -> Room:
    """The room with this code, as it is stored."""
    with app.app_context():
        found = rooms.find(code, clock.now())
    assert found
    return found
