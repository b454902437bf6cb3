"""What was answered in a room, as its results read it."""

import pytest

from quizapp.games import live
from quizapp.results.given import Given, Tally
from quizapp.storage import room_results, room_seats
from quizapp.storage.room_answers import take
from tests.storage.builders import a_room, given, go, join

CLOSED = (live.Close(), live.ShowSpread())


@pytest.fixture
def asked(store, topic):
    return go(a_room(topic), live.Ask())


def answer(room, *seats, answer=None):
    assert all(take([given(room, seat, answer) for seat in seats]))


def test_like_answers_are_counted_together_with_their_mark(asked):
    right = asked.state.item.solution()
    seats = [join(asked, name) for name in ("anna", "ben", "chris")]
    answer(asked, *seats[:2], answer=right)
    answer(asked, seats[2])
    go(asked, *CLOSED)
    found = room_results.tallies(asked.game)[asked.state.item.id, 0]
    assert sorted(found) == sorted([Tally(f'"{right}"', 1.0, 2), Tally("null", 0.0, 1)])


def test_what_is_not_marked_yet_is_not_told(asked):
    answer(asked, join(asked))
    assert room_results.tallies(asked.game) == {}
    go(asked, live.Close())
    assert room_results.tallies(asked.game) == {}


def test_who_was_sent_out_is_not_counted(asked):
    anna, ben = join(asked, "anna"), join(asked, "ben")
    answer(asked, anna, ben)
    go(asked, *CLOSED)
    room_seats.remove(asked.game, ben.id, 1020)
    assert room_results.tallies(asked.game)[asked.state.item.id, 0] == [Tally("null", 0.0, 1)]


def test_rooms_do_not_mix(asked, topic):
    other = go(a_room(topic), live.Ask())
    answer(asked, join(asked))
    answer(other, join(other, "ben"), join(other, "chris"))
    go(asked, *CLOSED)
    go(other, *CLOSED)
    counted = [tally.times for one in (asked, other) for (tally,) in
               room_results.tallies(one.game).values()]  # fmt: skip
    assert counted == [1, 2]


def test_both_rounds_are_told(asked):
    anna = join(asked)
    answer(asked, anna)
    again = go(asked, *CLOSED, live.AskAgain())
    answer(again, anna, answer=again.state.item.solution())
    go(again, *CLOSED)
    question = asked.state.item.id
    found = room_results.tallies(asked.game)
    assert [found[question, round_][0].mark for round_ in (0, 1)] == [0.0, 1.0]
    (mine,) = room_results.given(asked.game, [anna.id])
    assert mine[question, 0] == Given("null", 0.0, 0.0)
    assert mine[question, 1].mark == 1.0
    assert mine[question, 1].earned is None  # the first counts


def test_seats_come_in_the_order_in_which_they_are_asked_for_many_at_a_time(asked, monkeypatch):
    monkeypatch.setattr(room_results, "A_BITE", 2)
    seats = [join(asked, name) for name in ("anna", "ben", "chris", "dora", "eva")]
    answer(asked, *seats[::2])
    wanted = [seat.id for seat in reversed(seats)]
    found = list(room_results.given(asked.game, wanted))
    assert [bool(one) for one in found] == [True, False, True, False, True]
    assert list(room_results.given(asked.game, [])) == []
