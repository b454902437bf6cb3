"""What a player has: listed by pages, taken along, forgotten to the last byte."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from quizapp.games import live, quiz, timeline
from quizapp.games.mode import Progress
from quizapp.games.moves import Answer
from quizapp.storage import games, players, room_seats, tables
from quizapp.storage.database import db, reading, writing
from quizapp.storage.players import A_BITE, Made
from quizapp.storage.room_answers import take
from tests.storage.builders import a_quiz, a_room, a_timeline, given, go, join, load, now, play


def counts():
    kept = (tables.games, tables.seats, tables.moves, tables.answers)
    with reading() as connection:
        return [connection.scalar(select(func.count()).select_from(table)) for table in kept]


def a_class(*names):
    """A game that all of these play."""
    first, *others = names
    game = a_quiz(*first)
    with writing() as connection:
        for name in others:
            seat = {"id": f"seat-of-{name}", "game": game.id, "player": name, "extra_time": 1.0}
            connection.execute(tables.seats.insert(), seat)
    return game


def test_a_players_games_come_newest_first_by_pages(store, topic):
    ids = [a_quiz(topic, at=at).id for at in (1000, 3000, 2000)]
    a_quiz(topic, player="berta")
    assert players.count("anna") == 3
    assert [game.id for game in players.listed("anna", 0, 0, 2)] == [ids[1], ids[2]]
    assert [game.id for game in players.listed("anna", 0, 2, 2)] == [ids[0]]
    assert players.listed("nobody", 0, 0, 2) == []


def test_a_list_says_how_far_each_game_is(store, topic):
    play(a_quiz(topic, minutes=5), Answer("numeric", "2"), 1001)
    play(a_timeline(topic, at=2000), timeline.Place(0), 2001)
    placed, answered = players.listed("anna", 1300, 0, 20)
    assert placed.progress == Progress(1, placed.progress.total, False)
    assert answered.progress == Progress(1, len(topic.questions), True)  # its time is up
    assert {placed.title, answered.title} == {topic.title}


def test_a_history_holds_every_move_and_answer_in_the_order_they_were_made(store, topic):
    game = a_quiz(topic, minutes=5)
    play(game, Answer("numeric", "2"), 1100)
    play(game, quiz.LiftLimit(), 1200)
    play(game, Answer("true-false", None), 1200)
    ((history,),) = players.histories("anna")
    assert history.made == (
        Made("numeric", "2", 1100, True),
        Made("LiftLimit", {}, 1200, False),
        Made("true-false", None, 1200, True),
    )


def test_long_histories_come_in_bites(store, topic):
    for at in range(A_BITE + 1):
        a_timeline(topic, at=at)
    assert [len(some) for some in players.histories("anna")] == [A_BITE, 1]


def test_a_list_shows_no_answers_of_others_in_the_same_game(store, topic):
    game = a_class((topic,), "berta")
    play(game, Answer("numeric", "2"), 1001)
    assert players.listed("berta", 0, 0, 20)[0].progress.done == 0
    assert [h.made for some in players.histories("berta") for h in some] == [()]
    assert load(game, "berta").state.answers == {}


def test_a_forgotten_player_leaves_no_row(store, topic):
    for begin in (a_quiz, a_timeline):
        begin(topic)
        kept = begin(topic, player="berta")
    play(kept, timeline.Place(0), 1001, player="berta")
    play(a_quiz(topic), Answer("numeric", "2"), 1001)
    players.forget("anna")
    assert players.count("anna") == 0
    assert counts() == [2, 2, 1, 0]


def test_who_is_forgotten_leaves_games_to_those_who_play_along(store, topic):
    game = a_class((topic,), "berta")
    play(game, Answer("numeric", "2"), 1001)
    play(game, Answer("numeric", "3"), 1001, player="berta")
    players.forget("anna")
    assert counts() == [1, 1, 0, 1]
    assert load(game, "berta").state.answers["numeric"].given == "3"


def test_a_player_of_many_games_is_forgotten_whole(store, topic):
    for at in range(2 * A_BITE + 1):
        a_timeline(topic, at=at)
    players.forget("anna")
    assert counts() == [0, 0, 0, 0]


def test_a_room_is_among_the_games_of_its_players(store, topic):
    room = a_room(topic)
    join(room, name="Anna K.")
    join(room, "berta")
    room = go(room, live.Ask())
    take([given(room, room_seats.seat_of(room.game, "anna"), "seoul", at=1005)])
    go(room, live.Close(), live.ShowSpread(), live.Explain(), live.Ask())
    (listed,) = players.listed("anna", 1010, 0, 20)
    assert (listed.id, listed.mode) == (room.game, "live")
    assert listed.progress == Progress(1, len(topic.questions), False)
    ((history,),) = players.histories("anna")
    assert (history.room, history.name, history.settings) == (room.code, "Anna K.", {})
    assert history.made == (Made(room.state.item.id, "seoul", 1005, True),)


def test_an_answer_to_a_skipped_question_is_taken_along_once_its_room_has_ended(store, topic):
    room = a_room(topic)
    seat = join(room)
    room = go(room, live.Ask())
    take([given(room, seat)])
    go(room, live.Skip(), live.Ask(), live.Close(), live.ShowSpread(), live.Explain())
    ((history,),) = players.histories("anna")
    assert history.made == ()
    go(room, live.End())
    ((history,),) = players.histories("anna")
    assert [made.name for made in history.made] == [room.state.item.id]


def test_a_room_stays_its_hosts_when_its_only_player_is_forgotten(store, topic):
    room = a_room(topic)
    seat = join(room)
    room = go(room, live.Ask())
    take([given(room, seat)])
    players.forget("anna")
    left = now(room)
    assert (left.state, left.revision) == (room.state, room.revision + 1)
    assert counts() == [1, 0, 1, 0]
    assert take([given(room, seat)]) == [False]


@pytest.mark.parametrize("stored_app", ["sqlite"], indirect=True)
def test_a_forgotten_player_leaves_no_byte(store, topic):
    player, typed = "kanari-player-0007", "kanari typed this"
    for _ in range(8):
        game = a_quiz(topic, player=player)
        play(game, Answer("short-answer", typed), 1001, player)
        other = a_quiz(topic, player="berta")
        play(other, Answer("short-answer", "something else"), 1001, "berta")
    assert any(player.encode() in file.read_bytes() for file in database_files(store))
    players.forget(player)
    checkpoint()
    for file in database_files(store):
        data = file.read_bytes()
        assert player.encode() not in data, file.name
        assert typed.encode() not in data, file.name
    assert players.count("berta") == 8


@pytest.mark.parametrize("stored_app", ["sqlite"], indirect=True)
def test_who_is_forgotten_leaves_no_byte_in_a_room(store, topic):
    player, name, typed = "kanari-player-0008", "Kanari Name", "kanari typed this in a room"
    room = a_room(topic)
    seats = [join(room, player, name), join(room, "berta", "Berta")]
    room = go(room, live.Ask())
    take([given(room, seats[0], typed), given(room, seats[1], "something else")])
    checkpoint()
    assert any(name.encode() in file.read_bytes() for file in database_files(store))
    players.forget(player)
    checkpoint()
    for file in database_files(store):
        data = file.read_bytes().lower()
        for token in (player, name, typed):
            assert token.lower().encode() not in data, (file.name, token)
    assert [seat.name for seat in room_seats.seats(room.game)] == ["Berta"]


def database_files(store):
    path = Path(store.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"))
    return sorted(path.parent.glob("quizapp.sqlite3*"))


def checkpoint():
    with closing(db.engine.raw_connection()) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def test_games_are_forgotten_so_long_after_their_last_move(store, topic):
    for at in (1000, 1999, 2000):
        play(a_quiz(topic, at=at), Answer("numeric", "2"), at + 1)
    a_quiz(topic, at=1000)
    assert games.forget_before(2000) == 2
    assert [game.started for game in players.listed("anna", 0, 0, 20)] == [2000, 1999]
    assert counts() == [2, 2, 0, 2]


def test_forgetting_takes_no_more_than_a_bite(store, topic):
    for _ in range(3):
        a_quiz(topic)
    assert [games.forget_before(2000, most=2) for _ in range(3)] == [2, 1, 0]
