"""Marking in rooms: the answers to a question, all of them when no more can come."""

import json
import time
from functools import cache
from typing import Any

from pydantic import JsonValue
from sqlalchemy import Connection, Dialect, Text, bindparam, cast, null, select, update

from quizapp.games.live import Live, earned
from quizapp.games.scoring import points
from quizapp.storage.json_rows import each_row
from quizapp.storage.tables import answers, seats

A_TURN = 0.005
"""Seconds of marking after which others have theirs."""
A_BREATH = 0.001
"""Seconds that they have at least: with none, gevent looks at no socket before 50 such turns."""
A_BITE = 500
"""Marks that are written by one statement."""


def mark_all(connection: Connection, game: str, state: Live) -> None:
    """Mark the answers to the present question in its present round, as the rules say.

    Where another round counts, they earn nothing; where this one does, the others no longer do.
    Between two bites others have their turn.
    """
    assert state.item is not None
    assert state.turn is not None
    counts = state.turn.counted(state.settings.counts) == state.round
    if counts and state.round:
        count_no_answer(connection, game, state.item.id)
    asked = {"in_game": game, "to_question": state.item.id, "in_round": state.round}
    marks = _Marks(state)
    rows = connection.execute(_TO_MARK, asked).all()
    for first in range(0, len(rows), A_BITE):
        marked = [
            (game, state.item.id, state.round, seat, mark, earned if counts else None)
            for seat, text, at, extra_time in rows[first : first + A_BITE]
            for mark, earned in (marks.of(text, at, extra_time),)
        ]
        connection.execute(_marking(connection.dialect), {"rows": json.dumps(marked)})
        time.sleep(A_BREATH)


def count_no_answer(connection: Connection, game: str, question: str) -> None:
    """Let none of the answers to this question count."""
    connection.execute(_NOT_COUNTED, {"in_game": game, "to_question": question})


class _Marks:
    """What answers to the present question are worth and earn; like ones are marked once."""

    def __init__(self, state: Live) -> None:
        self._state = state
        self._has_speed = state.settings.speed > 0
        self._known: dict[tuple[str, int, float], tuple[float, float]] = {}
        self._turn = time.monotonic()

    def of(self, text: str, at: int, extra_time: float) -> tuple[float, float]:
        """Both from 0 to 1, the latter in thousandths, as points are."""
        key = (text, at, extra_time) if self._has_speed else (text, 0, 0.0)
        if key not in self._known:
            self._known[key] = self._marked(json.loads(text), at, extra_time)
        return self._known[key]

    def _marked(self, given: JsonValue, at: int, extra_time: float) -> tuple[float, float]:
        if time.monotonic() - self._turn > A_TURN:
            time.sleep(A_BREATH)
            self._turn = time.monotonic()
        item = self._state.item
        mark = item.mark(given).earned if item and given is not None else 0.0
        return mark, points(earned(self._state, mark, at, extra_time)) / 1000


@cache
def _marking(dialect: Dialect) -> Any:
    # The whole key comes from the rows: with a part of it fixed, SQLite would look through all
    # rows for each answer.
    value = each_row(dialect)
    return (
        update(answers)
        .values(mark=value[4].as_float(), earned=value[5].as_float())
        .where(
            answers.c.game == value[0].as_string(),
            answers.c.question == value[1].as_string(),
            answers.c.round == value[2].as_integer(),
            answers.c.seat == value[3].as_string(),
        )
    )


_TO_IT = (answers.c.game == bindparam("in_game"), answers.c.question == bindparam("to_question"))
_TO_MARK = select(
    answers.c.seat, cast(answers.c.given, Text), answers.c.at, seats.c.extra_time
).where(*_TO_IT, answers.c.round == bindparam("in_round"), seats.c.id == answers.c.seat)
_NOT_COUNTED = update(answers).where(*_TO_IT).values(earned=null())
