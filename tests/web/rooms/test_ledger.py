"""A room whose server is killed again and again: whatever was acknowledged is there, once."""

import csv
import json
import os
import random
import time
from contextlib import ExitStack

from quizapp.settings import Settings
from quizapp.storage import room_answers, room_seats
from tests.serving import serving
from tests.web.rooms.classes import Class
from tests.web.rooms.ledger import Asked, Ledger

PUPILS = 8
KILLS = 40 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 2
ROUNDS = ("next", "again")


def stored(room: Class) -> dict[tuple[str, int, str], str]:
    """The answers that are stored, by question, round and player, as JSON."""
    with room.app.app_context():
        return {
            (*key, seat.player): kept.text
            for seat in room_seats.seats(room.game)
            for key, kept in room_answers.answers_of_seat(room.game, seat.id).items()
        }


def check(room: Class, ledger: Ledger) -> None:
    """Compare what is stored with what the pupils know."""
    rows, texts = stored(room), room.texts()
    for (asked, player), choice in ledger.acknowledged.items():
        possible = {choice} | ledger.unknown[asked, player]
        assert rows[asked.question, asked.round, player] in {texts[one] for one in possible}
    known = {(a.question, a.round, player) for a, player in (*ledger.acknowledged, *ledger.unknown)}
    assert rows.keys() <= known
    assert ledger.late == []


def check_points(room: Class) -> None:
    """The points that are shown are those that the stored answers earn."""
    state, rows = room.room.state, stored(room)
    question = state.item_at(0)
    earned = {
        player: round(1000 * question.mark(json.loads(text)).earned)
        for (_, round_, player), text in rows.items()
        if round_ == 0
    }
    room.go("explain", "end")
    table = room.host.get(f"/rooms/{room.code}/results.csv").text.removeprefix("\ufeff")
    shown = {row["Name"]: int(row["Points"]) for row in csv.DictReader(table.splitlines())}
    assert shown == {pupil.player: earned.get(pupil.player, 0) for pupil in room.pupils}


def test_every_acknowledged_answer_survives_each_kill_of_the_server(tmp_path, content, make_app):
    settings, chance = Settings(tmp_path, content), random.Random(1)
    with ExitStack() as stack:
        server = stack.enter_context(serving(settings))
        room = stack.enter_context(
            Class(make_app(tmp_path, content), server.port, PUPILS + 1)  # one never answers
        )
        ledger = Ledger(room, lambda: server.port)
        stack.enter_context(ledger.answering(room.pupils[1:]))
        for step in ROUNDS:
            room.go(step)
            state = room.room.state
            ledger.asked = Asked(state.item.id, state.round, state.asked)
            for _ in range(KILLS // len(ROUNDS)):
                time.sleep(0.3 + chance.random() / 2)
                server.kill()
                server = stack.enter_context(serving(settings))
            time.sleep(0.3)
            room.go("close")
            ledger.closed()
            time.sleep(0.2)
            room.go("spread")
    assert len(ledger.acknowledged) == 2 * PUPILS
    assert ledger.statuses <= {204, 409}
    check(room, ledger)
    check_points(room)
