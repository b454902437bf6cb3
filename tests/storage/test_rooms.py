"""Rooms: found by their code, moved on once for each press, and closed with all that was given."""

import pytest

from quizapp.games import live
from quizapp.games.moves import Refused
from quizapp.storage import room_seats, rooms
from quizapp.storage.codes import ALPHABET, as_code, grouped, new_code
from quizapp.storage.games import NotFound
from quizapp.storage.room_answers import answers_of_seat, counts, standings, take
from tests.storage.builders import a_room, given, go, join, now

START = (live.Ask(), live.Close(), live.ShowSpread(), live.Explain())


def solution(room):
    return room.state.item.solution()


def test_a_code_is_read_however_it_is_typed():
    code = new_code()
    shown = grouped(code)
    assert len(code) == 6
    assert {*code} <= {*ALPHABET}
    for typed in (code, shown, shown.lower(), f" {code[:3]}-{code[3:]} ", " ".join(code)):
        assert as_code(typed) == code
    for typed in ("", "ABC", "ABCDEFG", "ABCDE0", "ABCDEI", "ÄBCDEF", "12 34"):
        assert as_code(typed) is None


def test_a_room_is_found_by_its_code_and_its_game(store, topic):
    code, _ = rooms.open_room(topic, {"set": topic.sets[0].id}, 7, 1000)
    room = rooms.find(code, 1005)
    assert rooms.load(room.game, 1005) == room
    assert (room.topic.id, room.opened, room.now, room.state.phase) == (
        topic.id, 1000, 1005, "lobby",
    )  # fmt: skip
    assert rooms.find("222222", 1005) is None
    assert rooms.load("nothing", 1005) is None


def test_only_the_present_key_is_its_hosts(store, topic):
    rules = {"set": topic.sets[0].id}
    code, key = rooms.open_room(topic, rules, 7, 1000)
    other, other_key = rooms.open_room(topic, rules, 7, 1000)
    assert rooms.is_host(code, key)
    assert not rooms.is_host(code, other_key)
    assert not rooms.is_host("222222", key)
    newer = rooms.new_key(code)
    assert rooms.is_host(code, newer)
    assert not rooms.is_host(code, key)
    assert rooms.is_host(other, other_key)
    with pytest.raises(NotFound):
        rooms.new_key("222222")


def test_a_room_is_what_its_moves_made_of_it(store, topic):
    room = a_room(topic)
    state = room.state
    for at, move in enumerate((*START, live.Ask(), live.Pause(), live.Resume(), live.Skip()), 1001):
        state = live.play(state, move, at)
        assert go(room, move, at=at).state == state
    assert now(room, 0).now == 1008  # its clock never runs backwards


def test_a_move_that_is_refused_changes_nothing(store, topic):
    room = a_room(topic)
    with pytest.raises(Refused):
        go(room, live.Explain())
    assert now(room) == room


def test_a_stale_press_and_a_doubled_one_change_nothing(store, topic):
    room = a_room(topic)
    rooms.move(room.code, 0, lambda _: live.Ask(), 1000)
    asked = now(room)
    for _ in range(2):
        with pytest.raises(rooms.Stale):
            rooms.move(room.code, 0, lambda _: live.Skip(), 1000)
    assert now(room) == asked


def test_an_answer_may_be_changed_until_closing_and_the_last_one_counts(store, topic):
    room = a_room(topic)
    seat = join(room)
    room = go(room, live.Ask())
    question = room.state.item.id
    assert take([given(room, seat, "a"), given(room, seat, "b")]) == [True, True]
    assert counts(room.game, question, 0) == {'"b"': 1}
    assert take([given(room, seat, solution(room), at=1020)]) == [True]
    closed = go(room, live.Close())
    assert take([given(closed, seat, "c")]) == [False]
    kept = answers_of_seat(room.game, seat.id)
    assert [*kept] == [(question, 0)]
    assert (kept[question, 0].given, kept[question, 0].at) == (solution(room), 1020)
    assert (kept[question, 0].mark, kept[question, 0].earned) == (None, None)
    go(room, live.ShowSpread())
    marked = answers_of_seat(room.game, seat.id)[question, 0]
    assert (marked.mark, marked.earned) == (1, 1)
    assert standings(room.game) == [(seat, 1000, 1)]


def test_answers_are_taken_to_what_is_asked_now_from_who_sits_there(store, topic):
    room, other = a_room(topic), go(a_room(topic), live.Ask())
    seat, stranger = join(room), join(other)
    room = go(room, live.Ask())
    one = given(room, seat, "a")
    wrong = [
        one._replace(question="another"),
        one._replace(round=1),
        one._replace(asked=one.asked + 1),
        one._replace(seat=stranger.id),
        one._replace(seat="nobody"),
        one._replace(game=other.game),
        one._replace(game="nothing"),
    ]
    assert take([*wrong, one]) == [False] * len(wrong) + [True]
    assert take([]) == []
    assert [*answers_of_seat(other.game, stranger.id)] == []


def test_nothing_is_taken_while_the_room_is_paused(store, topic):
    room = a_room(topic)
    seat = join(room)
    room = go(room, live.Ask(), live.Pause())
    assert take([given(room, seat)]) == [False]
    room = go(room, live.Resume())
    assert take([given(room, seat)]) == [True]


def test_private_extra_time_lasts_until_the_spread(store, topic):
    room = a_room(topic)
    seat, slow = join(room), join(room, "berta")
    room = go(room, live.Ask(), live.Close())
    assert take([given(room, seat), given(room, slow)._replace(extra=True)]) == [False, True]
    shown = go(room, live.ShowSpread())
    assert take([given(shown, slow)._replace(extra=True)]) == [False]
    assert answers_of_seat(room.game, slow.id)[room.state.item.id, 0].earned == 0


@pytest.mark.parametrize(("counting", "earned"), [("first", (1, None)), ("last", (None, 0))])
def test_of_two_rounds_one_counts_for_all(store, topic, counting, earned):
    room = a_room(topic, counts=counting)
    seat = join(room)
    room = go(room, live.Ask())
    question = room.state.item.id
    take([given(room, seat, solution(room))])
    go(room, live.Close(), live.ShowSpread())
    assert standings(room.game)[0][1:] == (1000, 1)
    room = go(room, live.AskAgain())
    take([given(room, seat, None)])
    room = go(room, live.Close(), live.ShowSpread(), live.Explain())
    kept = answers_of_seat(room.game, seat.id)
    assert [kept[question, number].mark for number in (0, 1)] == [1, 0]
    assert tuple(kept[question, number].earned for number in (0, 1)) == earned
    assert standings(room.game)[0][1] == 1000 * sum(filter(None, earned))
    assert [counts(room.game, question, number) for number in (0, 1)] == [
        {kept[question, 0].text: 1}, {"null": 1},
    ]  # fmt: skip


@pytest.mark.parametrize(
    "before",
    [
        (),
        (live.Close(),),
        (live.Close(), live.ShowSpread()),
        (live.Close(), live.ShowSpread(), live.AskAgain()),
    ],
)
def test_answers_to_a_question_that_is_skipped_never_count(store, topic, before):
    room = a_room(topic)
    seat = join(room)
    room = go(room, live.Ask())
    take([given(room, seat, solution(room))])
    go(room, *before, live.Skip(), live.Ask(), live.End())
    assert standings(room.game) == [(seat, 0, 0)]


@pytest.mark.parametrize(("before", "points"), [((), 0), ((live.Close(),), 1000)])
def test_what_is_open_when_a_room_ends_does_not_count_and_what_is_closed_does(
    store, topic, before, points
):
    room = a_room(topic)
    seat = join(room)
    room = go(room, live.Ask())
    take([given(room, seat, solution(room))])
    go(room, *before, live.End())
    assert standings(room.game)[0][1] == points


def test_speed_takes_its_share_by_the_second_and_less_with_extra_time(store, topic):
    room = a_room(topic, seconds=60, speed=0.2)
    seat, slow, unlimited = (join(room, name) for name in ("anna", "berta", "carla"))
    room_seats.give_time(room.game, slow.id, 2.0)
    room_seats.give_time(room.game, unlimited.id, live.NO_LIMIT)
    room = go(room, live.Ask())
    take([given(room, one, solution(room), at=1030) for one in (seat, slow, unlimited)])
    go(room, live.Close(), live.ShowSpread(), at=1060)
    assert [(one.id, points, right) for one, points, right in standings(room.game)] == [
        (unlimited.id, 1000, 1), (slow.id, 950, 1), (seat.id, 900, 1),
    ]  # fmt: skip


def test_an_answer_that_cannot_be_kept_fails_alone(store, topic):
    room = a_room(topic)
    seats = [join(room, str(number)) for number in range(5)]
    room = go(room, live.Ask())
    batch = [given(room, seat, "a") for seat in seats]
    batch[3] = batch[3]._replace(text='"\ud800"')
    outcomes = take(batch)
    assert [outcome is True for outcome in outcomes] == [True, True, True, False, True]
