"""Seats in rooms: taken once, named once, moved by a way back, looked after by the host."""

import dataclasses

import pytest

from quizapp.games import live
from quizapp.games.moves import Refused
from quizapp.games.names import MOST_LETTERS, as_name, name_key
from quizapp.storage import room_seats, rooms, ways_back
from quizapp.storage.games import NotFound
from quizapp.storage.room_answers import answered, standings, take
from quizapp.storage.room_seats import SENT_OUT
from tests.storage.builders import a_room, given, go, join, now


@pytest.fixture
def room(store, topic):
    """A room that has just been opened."""
    return a_room(topic)


def refused(room, *who, **more) -> str:
    with pytest.raises(Refused) as caught:
        join(room, *who, **more)
    return caught.value.message.name


def names(room):
    return [seat.name for seat in room_seats.seats(room.game)]


def test_a_player_takes_one_seat_however_often_they_join(room):
    seat = join(room)
    assert join(room, name="Somebody else", at=1005) == seat
    assert room_seats.seats(room.game) == [seat] == [room_seats.seat_of(room.game, "anna")]
    assert (seat.player, seat.name, seat.joined) == ("anna", "anna", 1000)


def test_a_name_is_given_once_in_a_room(room, topic):
    join(room)
    assert refused(room, "berta", name="ANNA") == "name-taken"
    assert join(a_room(topic), "berta", name="ANNA").name == "ANNA"


def test_the_longest_names_fit(room):
    for letter in "각ßΐ":
        name = as_name(letter * MOST_LETTERS)
        seat = room_seats.join(room.game, letter, name, name_key(name), 1000)
        assert seat.name == name


def test_a_room_that_is_full_lets_in_only_who_sits_there(store, topic):
    room = a_room(topic, cap=2)
    seats = [join(room, "anna"), join(room, "berta")]
    assert refused(room, "carla") == "room-full"
    assert join(room, "berta") == seats[1]
    room_seats.remove(room.game, seats[0].id, 1000)
    assert join(room, "carla").name == "carla"


def test_a_locked_room_lets_in_only_who_sits_there(room):
    seat = join(room)
    rooms.lock(room.game, True)
    assert now(room).locked
    assert refused(room, "berta") == "room-locked"
    assert join(room) == seat
    rooms.lock(room.game, False)
    join(room, "berta")


def test_nobody_joins_a_room_that_has_ended(room):
    go(room, live.End())
    assert refused(room) == "room-ended"


def test_a_room_may_be_joined_while_it_is_played(room):
    go(room, live.Ask())
    assert join(room).joined == 1000


def test_who_was_removed_cannot_come_back_for_ten_minutes_by_any_way(room):
    seat = join(room)
    code = ways_back.way_back(room.game, seat.id)
    room_seats.remove(room.game, seat.id, 2000)
    assert refused(room, at=2000 + SENT_OUT - 1) == "removed"
    assert ways_back.come_back(room.game, code, "anna") is None
    back = join(room, name="Anna Karenina", at=2000 + SENT_OUT)
    assert (back.id, back.name, back.removed) == (seat.id, "Anna Karenina", False)
    assert room_seats.seats(room.game) == [back]


def test_all_who_joined_since_a_moment_go_at_once_and_the_room_is_locked(room, topic):
    elsewhere, early = a_room(topic), join(room, "anna", at=1000)
    pupil, _ = (join(one, "berta", at=1060) for one in (room, elsewhere))
    code = ways_back.way_back(room.game, pupil.id)
    for number in range(20):
        join(room, f"flood {number}", at=1060 + number)
    before = now(room).revision
    room_seats.remove_newest(room.game, 1060)
    assert [seat.id for seat in room_seats.seats(room.game) if not seat.removed] == [early.id]
    assert now(room).locked
    assert now(room).revision == before + 1
    assert ways_back.come_back(room.game, code, "somebody") is None
    assert refused(room, "flood 1", at=1081) == "room-locked"
    assert not room_seats.seat_of(elsewhere.game, "berta").removed


def test_pupils_among_them_join_again_when_the_room_is_unlocked_and_then_are_new(room):
    pupil = join(room, "berta", at=1060)
    room_seats.remove_newest(room.game, 1060)
    rooms.lock(room.game, False)
    back = join(room, "berta", at=1100)
    assert (back.id, back.removed, back.joined) == (pupil.id, False, 1100)
    room_seats.remove_newest(room.game, 1090)
    assert room_seats.seat_of(room.game, "berta").removed


def test_who_was_removed_alone_stays_out_when_the_newest_are_removed(room):
    seat = join(room, at=1060)
    room_seats.remove(room.game, seat.id, 1070)
    room_seats.remove_newest(room.game, 1060)
    rooms.lock(room.game, False)
    assert refused(room, at=1080) == "removed"


def test_a_way_back_moves_a_seat_to_another_device_once(room):
    seat = join(room)
    code = ways_back.way_back(room.game, seat.id)
    moved = ways_back.come_back(room.game, code, "annas phone")
    assert moved == dataclasses.replace(seat, player="annas phone")
    assert room_seats.seats(room.game) == [moved]
    assert room_seats.seat_of(room.game, "anna") is None
    assert ways_back.come_back(room.game, code, "berta") is None


def test_a_way_back_leads_into_its_own_room_only_and_the_last_one_counts(room, topic):
    seat, other = join(room), a_room(topic)
    former, code = (ways_back.way_back(room.game, seat.id) for _ in range(2))
    assert ways_back.come_back(other.game, code, "berta") is None
    assert ways_back.come_back(room.game, former, "berta") is None
    assert ways_back.come_back(room.game, code, "berta")


def test_who_joined_anew_before_coming_back_does_not_play_twice(room):
    first = join(room)
    code = ways_back.way_back(room.game, first.id)
    second = join(room, "annas phone", "Anna again")
    room = go(room, live.Ask())
    take([given(room, first, "a"), given(room, second, "b")])
    assert answered(room.game) == 2
    ways_back.come_back(room.game, code, "annas phone")
    assert answered(room.game) == 1
    assert [(seat.id, seat.player) for seat in room_seats.seats(room.game)] == [
        (first.id, "annas phone")
    ]
    assert take([given(room, second, "c"), given(room, first, "d")]) == [False, True]


def test_what_was_answered_from_the_seat_of_between_comes_along(room):
    first = join(room)
    code = ways_back.way_back(room.game, first.id)
    asked = go(room, live.Ask())
    take([given(asked, first, asked.state.item.solution())])
    second = join(room, "annas phone", "Anna again")
    between = go(room, live.Close(), live.ShowSpread(), live.Explain(), live.Ask())
    take([given(between, second, between.state.item.solution())])
    go(room, live.Close(), live.ShowSpread())
    ways_back.come_back(room.game, code, "annas phone")
    assert [(seat.id, points) for seat, points, _ in standings(room.game)] == [(first.id, 2000)]


def test_a_seat_that_was_taken_by_mistake_goes_to_whom_the_host_gives_its_code(room):
    seat = join(room, "the wrong one", "Anna")
    code = ways_back.free(room.game, seat.id)
    assert room_seats.seat_of(room.game, "the wrong one") is None
    assert room_seats.seats(room.game) == [dataclasses.replace(seat, player=None)]
    join(room, "the wrong one", "Berta")
    assert ways_back.come_back(room.game, code, "anna").id == seat.id
    assert {*names(room)} == {"Anna", "Berta"}


def test_the_host_renames_hides_and_gives_time(room):
    seat, other = join(room), join(room, "berta")
    room_seats.rename(room.game, seat.id, "Anna K.", "anna k.")
    room_seats.rename(room.game, seat.id, "ANNA K.", "anna k.")  # its own name is not taken
    with pytest.raises(Refused):
        room_seats.rename(room.game, other.id, "Anna k.", "anna k.")
    room_seats.hide(room.game, seat.id, True)
    room_seats.give_time(room.game, seat.id, live.NO_LIMIT)
    told = room_seats.seat_of(room.game, "anna")
    assert (told.name, told.hidden, told.extra_time) == ("ANNA K.", True, live.NO_LIMIT)
    room_seats.hide(room.game, seat.id, False)
    assert not room_seats.seat_of(room.game, "anna").hidden


def test_names_wait_until_the_host_shows_them_where_the_room_is_so(store, topic):
    room = a_room(topic, names_wait=True)
    anna = join(room)
    assert anna.hidden
    assert room_seats.seat_of(room.game, "anna") == anna
    room_seats.show_all(room.game)
    assert not room_seats.seat_of(room.game, "anna").hidden
    room_seats.remove(room.game, anna.id, 1000)
    assert join(room, at=1000 + SENT_OUT).hidden, "who comes anew waits anew"


@pytest.mark.parametrize(
    "act",
    [
        lambda game, seat: room_seats.rename(game, seat, "x", "x"),
        lambda game, seat: room_seats.hide(game, seat, True),
        lambda game, seat: room_seats.remove(game, seat, 1000),
        lambda game, seat: room_seats.give_time(game, seat, 2.0),
        ways_back.free,
        ways_back.way_back,
    ],
)
def test_seats_of_another_room_are_not_touched(room, topic, act):
    seat, other = join(room), a_room(topic)
    for game in (other.game, "nothing"):
        with pytest.raises(NotFound):
            act(game, seat.id)
    assert room_seats.seats(room.game) == [seat]
    assert now(other).revision == other.revision


def test_the_revision_grows_with_everything_that_shows(room):
    seat = join(room)
    acts = [
        lambda: join(room, "berta"),
        lambda: room_seats.rename(room.game, seat.id, "A", "a"),
        lambda: room_seats.hide(room.game, seat.id, True),
        lambda: room_seats.show_all(room.game),
        lambda: room_seats.give_time(room.game, seat.id, 1.5),
        lambda: rooms.lock(room.game, True),
        lambda: ways_back.come_back(room.game, ways_back.free(room.game, seat.id), "annas phone"),
        lambda: room_seats.remove(room.game, seat.id, 1000),
        lambda: room_seats.remove_newest(room.game, 1000),
        lambda: rooms.new_key(room.code),
        lambda: go(room, live.Ask()),
    ]
    seen = [now(room).revision]
    for act in acts:
        act()
        seen.append(now(room).revision)
        assert rooms.revisions()[room.game] == seen[-1]
    assert seen == sorted({*seen})


def test_who_is_removed_is_in_no_count_and_no_standings(room):
    seats = [join(room, name) for name in ("anna", "berta")]
    room = go(room, live.Ask())
    take([given(room, seat, "a") for seat in seats])
    room_seats.remove(room.game, seats[0].id, 1000)
    assert answered(room.game) == 1
    assert [seat.id for seat, _, _ in standings(room.game)] == [seats[1].id]
