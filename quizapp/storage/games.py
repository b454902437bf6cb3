"""Games: begun, loaded by folding their moves, and played by appending one."""

import dataclasses
import heapq
import secrets
from collections.abc import Callable
from typing import Any

from pydantic import JsonValue
from sqlalchemy import Connection, delete, insert, select

from quizapp.games import MODES
from quizapp.games.moves import Answer
from quizapp.storage.database import reading, writing
from quizapp.storage.editions import edition, keep
from quizapp.storage.tables import GAME_ID_LENGTH, AnswerRow, GameRow, MoveRow
from quizapp.topics.topic import Topic


class NotFound(Exception):
    """There is no such game, or it is somebody else's."""


@dataclasses.dataclass(frozen=True)
class Game:
    """A stored game: what it plays, by whom, and its state."""

    id: str
    mode: str
    topic: Topic
    player: str
    settings: dict[str, JsonValue]
    started: int
    moves: int
    state: Any  # what the mode's begin and play give


def begin(
    mode: str, topic: Topic, settings: dict[str, JsonValue], seed: int, player: str, at: int
) -> Game:
    """A new game, stored; the mode's rules may raise ValueError for its settings."""
    state = MODES[mode].begin(topic, settings, seed, at)
    game_id = secrets.token_urlsafe(GAME_ID_LENGTH)[:GAME_ID_LENGTH]
    with writing() as connection:
        row = {"id": game_id, "mode": mode, "edition": keep(connection, topic), "player": player}
        more = {"seed": seed, "settings": settings, "started": at}
        connection.execute(insert(GameRow), row | more)
    return Game(game_id, mode, topic, player, settings, at, 0, state)


def load(game_id: str, player: str) -> Game | None:
    """This player's game as its moves have made it; None where there is none."""
    with reading() as connection:
        return _load(connection, game_id, player)


def _load(connection: Connection, game_id: str, player: str) -> Game | None:
    row = connection.execute(select(GameRow).where(GameRow.id == game_id)).first()
    if row is None or row.player != player:
        return None
    topic, mode = edition(row.edition), MODES[row.mode]
    state, number = mode.begin(topic, row.settings, row.seed, row.started), 0
    for number, (move, at) in enumerate(_history(connection, row.id), 1):  # noqa: B007  # the count
        state = mode.play(state, move, at)
    return Game(row.id, row.mode, topic, player, row.settings, row.started, number, state)


def play(game_id: str, player: str, choose: Callable[[Game], Any], at: int) -> Game:
    """The game after the move that `choose` reads off it, committed and synced.

    Raises NotFound, Refused, and what `choose` raises; then nothing has changed.
    """
    with writing() as connection:
        game = _load(connection, game_id, player)
        if game is None:
            raise NotFound(game_id)
        move = choose(game)
        state = MODES[game.mode].play(game.state, move, at)
        if isinstance(move, Answer):
            earned = state.answers[move.question].mark.earned
            row = {"game": game_id, "question": move.question, "player": player, "at": at}
            row |= {"given": move.given, "earned": earned}
            connection.execute(insert(AnswerRow), row)
        else:
            data = dataclasses.asdict(move)
            row = {"game": game_id, "number": game.moves + 1, "name": type(move).__name__}
            connection.execute(insert(MoveRow), row | {"data": data, "at": at})
    return dataclasses.replace(game, state=state, moves=game.moves + 1)


def of_player(player: str) -> list[Game]:
    """A player's games, the newest first."""
    ids = select(GameRow.id).where(GameRow.player == player).order_by(GameRow.started.desc())
    with reading() as connection:
        games = [_load(connection, game_id, player) for game_id in connection.scalars(ids).all()]
    return [game for game in games if game]


def forget_player(player: str) -> None:
    """Delete everything about a player."""
    with writing() as connection:
        connection.execute(delete(GameRow).where(GameRow.player == player))


def forget_before(moment: int, most: int = 200) -> int:
    """Delete games that began before this moment, and say how many."""
    old = select(GameRow.id).where(GameRow.started < moment).limit(most)
    with writing() as connection:
        return connection.execute(delete(GameRow).where(GameRow.id.in_(old))).rowcount


def history(game_id: str) -> list[tuple[Any, int]]:
    """The moves of a game with their times; answers follow a move of the same second.

    Moves stay in the order of their numbers: a clock that is set back must not change the past.
    """
    with reading() as connection:
        return _history(connection, game_id)


def _history(connection: Connection, game_id: str) -> list[tuple[Any, int]]:
    names = {move.__name__: move for mode in MODES.values() for move in mode.moves}
    moves = select(MoveRow).where(MoveRow.game == game_id).order_by(MoveRow.number)
    answers = select(AnswerRow).where(AnswerRow.game == game_id)
    played: list[tuple[Any, int]] = [
        (names[move.name](**move.data), move.at) for move in connection.execute(moves)
    ]
    given = [(Answer(a.question, a.given), a.at) for a in connection.execute(answers)]
    return list(heapq.merge(played, sorted(given, key=_moment), key=_moment))


def _moment(entry: tuple[Any, int]) -> int:
    return entry[1]
