"""What the players of a room were told is saved, held against the database afterwards."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

_KEPT = """
select rooms.code, answers.question, seats.player, answers.given
from answers join seats on seats.id = answers.seat join rooms on rooms.game = answers.game
"""
_ASKED = "select rooms.code, games.settings from rooms join games on games.id = rooms.game"


class Ledger:
    """Every acknowledged answer, as its player noted it down."""

    def __init__(self) -> None:
        self._noted: dict[tuple[str, int, str], str] = {}

    def note(self, room: str, question: int, cookie: str, body: str) -> None:
        """Whoever has this cookie was told that this answer to the question from 0 on is saved."""
        self._noted[room, question, cookie] = body

    def lost(self, instance: Path) -> int:
        """How many of them the database in this folder does not have, or has otherwise."""
        app = Flask(__name__)
        app.secret_key = (instance / "secret_key").read_bytes()
        cookies = SecureCookieSessionInterface().get_signing_serializer(app)
        with closing(sqlite3.connect(instance / "quizapp.sqlite3")) as database:
            asked = {code: json.loads(kept)["items"] for code, kept in database.execute(_ASKED)}
            kept = {tuple(key): given for *key, given in database.execute(_KEPT)}
        meant: dict[tuple[str, int, str], str | None] = {}
        lost = 0
        for (room, question, cookie), body in self._noted.items():
            player = cookies.loads(cookie.split("=", 1)[1])["player"]
            given = kept.get((room, asked[room][question], player))
            # The forms name options in their own way: what a body means is what it first meant.
            lost += given is None or meant.setdefault((room, question, body), given) != given
        return lost
