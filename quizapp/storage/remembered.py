"""What a player was told the worth of, by topic: answers and placed cards of all their games."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, func, or_, select

from quizapp.games import live, quiz, timeline
from quizapp.games.timeline import Timeline
from quizapp.results.knowledge import Played
from quizapp.results.memory import Earned
from quizapp.storage.database import reading
from quizapp.storage.editions import kept
from quizapp.storage.history import MOVE, as_past, readable
from quizapp.storage.players import TELLING, telling
from quizapp.storage.tables import answers, editions, games, moves, seats
from quizapp.topics.editions import Unreadable
from quizapp.topics.topic import Topic

_MINE = (seats.c.player == bindparam("player"), seats.c.removed.is_(None))
_GAMES = (
    select(games.c.id, games.c.mode, games.c.edition, games.c.seed, games.c.settings)
    .add_columns(games.c.started, editions.c.topic)
    .join(seats, seats.c.game == games.c.id)
    .join(editions, editions.c.hash == games.c.edition)
    .where(*_MINE)
    .order_by(games.c.edition)
)
# In a room, an answer's mark is what it is worth without its speed.
_ANSWERS = (
    select(answers.c.game, answers.c.question, func.coalesce(answers.c.mark, answers.c.earned))
    .add_columns(answers.c.at, answers.c.after)
    .join(seats, seats.c.id == answers.c.seat)
    .where(*_MINE, answers.c.earned.is_not(None))
)
_MOVES = (
    select(moves.c.game, moves.c.number, *MOVE)
    .join(games, games.c.id == moves.c.game)
    .join(seats, seats.c.game == games.c.id)
    .where(*_MINE, or_(games.c.mode == timeline.MODE.name, moves.c.name.in_(TELLING)))
    .order_by(moves.c.game, moves.c.number)
)
_ANSWERED = (
    select(func.count()).where(answers.c.seat == seats.c.id).correlate(seats).scalar_subquery()
)
_LATEST = (
    select(games.c.id, games.c.settings, _ANSWERED)
    .join(seats, seats.c.game == games.c.id)
    .where(*_MINE, games.c.mode == quiz.MODE.name, games.c.edition == bindparam("edition"))
    .where(games.c.started >= bindparam("since"))
    .order_by(games.c.started.desc())
)


def played(player: str) -> dict[str, list[Played]]:
    """All that a player did, by the id of its topic and then by edition; what cannot be read is
    left out. Three statements, and one for each edition that is not held open."""
    with reading() as connection:
        rows = connection.execute(_GAMES, {"player": player}).all()
        given = _by_game(connection.execute(_ANSWERS, {"player": player}))
        past = _by_game(connection.execute(_MOVES, {"player": player}))
        found: defaultdict[str, dict[str, Played]] = defaultdict(dict)
        for row in rows:
            if row.id not in given and row.id not in past:
                continue
            try:
                with readable(row.id):
                    topic = kept(connection, row.edition)
                    one = found[row.topic].setdefault(row.edition, Played(topic, [], []))
                    _add(one, row, given[row.id], past[row.id])
            except Unreadable:
                continue
    return {topic: [*by_edition.values()] for topic, by_edition in found.items()}


def unfinished(player: str, edition: str, way: str, since: int) -> str | None:
    """The id of the quiz of an edition that a player began this way last, if it was after this
    moment and they did not finish it."""
    asked = {"player": player, "edition": edition, "since": since}
    with reading() as connection:
        for id_, settings, answered in connection.execute(_LATEST, asked).all():
            if settings.get("way") == way:
                return str(id_) if answered < len(settings["questions"]) else None
    return None


def _by_game(rows: Iterable[Any]) -> defaultdict[str, list[Any]]:
    """Rows without their first column, by it."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row[1:])
    return found


def _add(found: Played, row: Any, given: list[Any], past: list[Any]) -> None:
    """Add what was earned in a game."""
    if row.mode == timeline.MODE.name:
        found.placed.extend(_placed(found.topic, row, past))
        return
    if row.settings.get("way") == quiz.SEALED:
        return  # a guess before reading, of which the worth is told only after it
    if row.mode == live.MODE.name:
        is_told = telling((number, name) for number, name, *_ in past)
        given = [one for one in given if is_told(one[-1])]
    kind = found.placed if "timeline" in row.settings else found.answers
    kind.extend(Earned(id_, earned, at) for id_, earned, at, _ in given)


def _placed(topic: Topic, row: Any, past: list[Any]) -> list[Earned]:
    """The cards that were placed, as they counted then."""
    mode = timeline.MODE
    made = as_past(mode, [move[1:] for move in past])
    begun = mode.begin(topic, row.settings, row.seed, row.started)
    state: Timeline = mode.replay(begun, made, {}, 0)
    return [
        Earned(placed.event.id, float(placed.right), move.at)
        for placed, move in zip(state.placed, made, strict=True)
    ]
