"""Housekeeping: old games go, a few at a time, and one failure is not the end of it."""

import sqlite3
from contextlib import closing

import pytest
import time_machine

from quizapp.games import live
from quizapp.storage import (
    games,
    housekeeping,
    old_rooms,
    players,
    room_seats,
    rooms,
    writer,
)
from quizapp.storage.housekeeping import AN_HOUR, SOON, tidy
from quizapp.storage.room_answers import take
from tests.storage.builders import a_quiz, a_room, given, go, join

DAY = 86_400
NOON = 1_800_000_000


def test_games_go_so_many_days_after_their_last_move_in_small_bites(store, topic, monkeypatch):
    monkeypatch.setattr(housekeeping, "A_BREATH", 0)
    old = [a_quiz(topic, at=NOON - 31 * DAY) for _ in range(7)]
    a_quiz(topic, player="berta", at=NOON - 29 * DAY)
    assert games.forget_before(NOON - 30 * DAY, 2) == 2
    assert players.count("anna") == len(old) - 2
    with time_machine.travel(NOON, tick=False):
        assert tidy(store, 30) == AN_HOUR
    assert (players.count("anna"), players.count("berta")) == (0, 1)


def test_a_room_goes_so_many_days_after_its_last_move_in_small_bites(store, topic):
    old, young = (a_room(topic, at=NOON - days * DAY) for days in (31, 31))
    go(young, live.Ask(), at=NOON - 29 * DAY)
    for name in ("anna", "berta", "carla"):
        join(old, name)
    asked = go(old, live.Ask(), at=NOON - 31 * DAY)
    take([given(asked, seat) for seat in room_seats.seats(old.game)])
    deleted = [old_rooms.forget_before(NOON - 30 * DAY, 0, 2)]
    assert rooms.find(old.code, NOON) is None  # at once
    while deleted[-1]:
        deleted.append(old_rooms.forget_before(NOON - 30 * DAY, 0, 2))
    assert deleted == [2, 1, 2, 1, 1, 0]
    assert players.count("anna") == 0
    assert rooms.find(young.code, NOON).state.phase == "answering"
    with time_machine.travel(NOON, tick=False):
        assert tidy(store, 28) == AN_HOUR
    assert rooms.find(young.code, NOON) is None


def test_dry_runs_go_an_hour_after_their_last_move_and_other_rooms_stay(store, topic):
    old, quiet = NOON - AN_HOUR - 1, NOON - AN_HOUR
    rooms_ = [
        a_room(topic, old, rehearsal=True), a_room(topic, quiet, rehearsal=True), a_room(topic, old)
    ]  # fmt: skip
    with time_machine.travel(NOON, tick=False):
        assert tidy(store, 30) == AN_HOUR
    assert [rooms.find(room.code, NOON) is None for room in rooms_] == [True, False, False]


@pytest.mark.parametrize("stored_app", ["sqlite"], indirect=True)
def test_what_could_not_be_deleted_is_deleted_later(store, topic, monkeypatch, caplog):
    monkeypatch.setattr(writer, "PATIENCE", 0.05)
    a_quiz(topic, at=NOON - 31 * DAY)
    path = store.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///")
    with time_machine.travel(NOON), closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert tidy(store, 30) == SOON
        assert "is held by another program" in caplog.text
        other.rollback()
        assert tidy(store, 30) == AN_HOUR
    assert players.count("anna") == 0
