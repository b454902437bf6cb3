"""Rooms when much happens at once: in threads here, on PostgreSQL as among several servers."""

import json
import threading
import time

import pytest
from sqlalchemy import select

from quizapp.games import live
from quizapp.storage import room_seats, rooms, ways_back
from quizapp.storage.database import reading, writing
from quizapp.storage.room_answers import _taking, answered, take
from quizapp.storage.tables import answers
from tests.storage.builders import a_room, given, go, join, now


def kept(room):
    """The answers of a room: by question, round and seat what was given and its mark."""
    columns = (answers.c.question, answers.c.round, answers.c.seat, answers.c.given, answers.c.mark)
    with reading() as connection:
        rows = connection.execute(select(*columns).where(answers.c.game == room.game))
        return {(question, number, seat): rest for question, number, seat, *rest in rows}


def test_a_key_that_is_given_many_times_at_once_opens_one_room(topic, at_once):
    rules = {"set": topic.sets[0].id}
    press = lambda: rooms.open_room(topic, rules, 7, 1000, "the key of a form")  # noqa: E731
    (opened,) = {*at_once(*[press] * 8)}
    assert [*rooms.revisions()] == [now(opened[0]).game]
    assert rooms.open_room(topic, rules, 7, 1000, "another")[0] != opened[0]


def test_of_many_presses_at_once_one_is_made(topic, at_once):
    room = a_room(topic)
    press = lambda: rooms.move(room.code, 0, lambda _: live.Ask(), 1000).state.number  # noqa: E731
    assert sorted(at_once(*[press] * 8), key=str) == [1] + ["game-moved-on"] * 7
    assert now(room).state.number == 1


@pytest.mark.parametrize("turn", range(4))
def test_nothing_is_taken_or_unmarked_after_closing_and_all_that_was_taken_is_there(
    topic, at_once, turn
):
    room = a_room(topic, cap=1000)
    seats = [join(room, f"player {number}").id for number in range(40)]
    room = go(room, live.Ask())
    taken, at_closing = [], {}

    def answer(mine):
        for number in range(100):
            batch = [given(room, seat, f"{number}") for seat in mine]
            outcomes = take(batch)
            taken.extend(one for one, came in zip(batch, outcomes, strict=True) if came is True)
            if True not in outcomes:
                return

    def close():
        while len(taken) < 40 * turn:
            time.sleep(0.001)
        rooms.move(room.code, 1, lambda _: live.Close(), 1000)
        at_closing.update(kept(room))
        go(room, live.ShowSpread())

    came = at_once(*[close] * 3, *(lambda n=n: answer(seats[n::4]) for n in range(4)))
    assert came.count("game-moved-on") == 2
    left = kept(room)
    latest = {(one.question, one.round, one.seat): one.text for one in taken}
    assert {key: f'"{given}"' for key, (given, _) in left.items()} == latest
    assert {key: given for key, (given, _) in left.items()} == {
        key: given for key, (given, _) in at_closing.items()
    }
    assert all(mark is not None for _, mark in left.values())


def test_a_move_waits_for_the_answers_that_are_just_being_taken(topic, at_once):
    room = a_room(topic)
    seat = join(room)
    room = go(room, live.Ask())
    is_begun, moved = threading.Event(), []

    def answer():
        with writing() as connection:
            rows = json.dumps([given(room, seat, "a")])
            assert connection.execute(_taking(connection.dialect), {"rows": rows}).all()
            is_begun.set()
            time.sleep(0.1)
            assert not moved

    def close():
        is_begun.wait()
        moved.append(go(room, live.Close(), live.ShowSpread()))

    at_once(answer, close)
    assert moved
    assert [mark for _, mark in kept(room).values()] == [0]


def test_answers_wait_for_the_move_that_is_just_being_made_and_are_refused(topic, at_once):
    room = a_room(topic)
    seat = join(room)
    room = go(room, live.Ask())
    is_begun, outcomes = threading.Event(), []

    def close(_):
        is_begun.set()
        time.sleep(0.1)
        assert not outcomes
        return live.Close()

    def answer():
        is_begun.wait()
        outcomes.extend(take([given(room, seat, "a")]))

    at_once(answer, lambda: rooms.move(room.code, room.state.number, close, 1000))
    assert outcomes == [False]
    assert kept(room) == {}


def test_two_servers_that_take_the_same_seats_do_not_wait_for_each_other(topic, at_once):
    room = a_room(topic)
    seats = [join(room, f"player {number}").id for number in range(60)]
    room = go(room, live.Ask())

    def answer(mine, text):
        return all(all(take([given(room, seat, text) for seat in mine])) for _ in range(5))

    ways = (seats, seats[::-1], seats[30:] + seats[:30])
    assert at_once(*(lambda w=way, n=n: answer(w, n) for n, way in enumerate(ways))) == [True] * 3
    assert answered(room.game) == 60


def test_no_more_come_in_than_there_is_room_for(topic, at_once):
    room = a_room(topic, cap=5)
    came = at_once(*(lambda n=n: join(room, f"player {n}").name for n in range(12)))
    assert came.count("room-full") == 7
    assert len(room_seats.seats(room.game)) == 5


def test_a_name_is_given_once_and_a_player_has_one_seat_however_they_press(topic, at_once):
    room = a_room(topic)
    came = at_once(*(lambda n=n: join(room, f"player {n}", "Anna").name for n in range(6)))
    assert sorted(came) == ["Anna"] + ["name-taken"] * 5
    assert len({*at_once(*[lambda: join(room, "berta").id] * 6)}) == 1
    assert len(room_seats.seats(room.game)) == 2


def test_a_way_back_is_used_once(topic, at_once):
    room = a_room(topic)
    code = ways_back.way_back(room.game, join(room).id)
    came = at_once(
        *(lambda n=n: ways_back.come_back(room.game, code, f"device {n}") for n in range(6))
    )
    assert came.count(None) == 5
    assert [seat.player for seat in room_seats.seats(room.game)] == [
        seat.player for seat in came if seat
    ]
