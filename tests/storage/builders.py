"""What the tests of storage are built from: games begun and played by way of the database."""

import json
from typing import Any

from pydantic import JsonValue

from quizapp.games import live, quiz, timeline
from quizapp.games.moves import Answer
from quizapp.storage import games, room_seats, rooms
from quizapp.storage.games import Game
from quizapp.storage.room_answers import Given
from quizapp.storage.room_seats import Seat
from quizapp.storage.rooms import Room


def load(game: Game[Any] | str, player: str = "anna", at: int = 0, mode: Any = quiz.MODE) -> Any:
    """A game as it is stored, at a moment."""
    if isinstance(game, Game):
        mode, game = mode_of(game), game.id
    return games.load(mode, game, player, at)


def a_quiz(topic, player="anna", minutes=None, at=1000, seed=7) -> Game[quiz.Quiz]:
    """A quiz over all questions of a topic, just begun."""
    chosen = {"questions": [question.id for question in topic.questions], "minutes": minutes}
    return load(games.begin(quiz.MODE, topic, chosen, seed, player, at), player, at)


def a_timeline(topic, player="anna", at=1000, seed=7, **chosen: Any) -> Game[timeline.Timeline]:
    """A timeline game, just begun."""
    rules = {"level": "medium", "size": 8, "lives": 3, "seed": "abcd"} | chosen
    game_id = games.begin(timeline.MODE, topic, rules, seed, player, at)
    return load(game_id, player, at, timeline.MODE)


def play(game: Game[Any], move: Any, at: int, player: str = "anna") -> Game[Any]:
    """The game after a move or an answer."""
    keep = games.answer if isinstance(move, Answer) else games.play
    keep(mode_of(game), game.id, player, lambda _: move, at)
    return load(game, player, at)


def mode_of(game: Game[Any]) -> Any:
    """The mode that a game is played in."""
    return quiz.MODE if isinstance(game.state, quiz.Quiz) else timeline.MODE


def a_room(topic, at=1000, seed=7, **chosen: Any) -> Room:
    """A room over all questions of a topic's first set, just opened, that answers at once."""
    rules = {"set": topic.sets[0].id, "reading": 0, "seconds": None} | chosen
    code, _ = rooms.open_room(topic, rules, seed, at)
    return now(code, at)


def now(room: Room | str, at: int = 0) -> Room:
    """A room as it is stored, at a moment."""
    found = rooms.find(room if isinstance(room, str) else room.code, at)
    assert found
    return found


def go(room: Room, *made: live.Move, at: int = 1000) -> Room:
    """The room after these moves, whatever others were made meanwhile."""
    for move in made:
        room = now(room)
        rooms.move(room.code, room.state.number, lambda _, move=move: move, at)
    return now(room)


def join(room: Room, player: str = "anna", name: str = "", at: int = 1000) -> Seat:
    """A player's seat in a room; who gives no other name is called like the player."""
    name = name or player
    return room_seats.join(room.game, player, name, name.casefold(), at)


def given(room: Room, seat: Seat | str, answer: JsonValue = None, at: int = 1010) -> Given:
    """An answer to the present question of a room."""
    assert room.state.item
    where = (room.game, room.state.item.id, room.state.round, room.state.asked)
    id_ = seat.id if isinstance(seat, Seat) else seat
    return Given(*where, id_, False, json.dumps(answer), at)
