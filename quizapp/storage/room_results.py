"""What was answered in a room, read for its results: by question and by seat."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Text, bindparam, cast, func, select

from quizapp.results.given import ByRound, Given, Tallies, Tally
from quizapp.storage.database import reading
from quizapp.storage.tables import answers, seats

A_BITE = 50
"""Seats whose answers are read in one transaction."""

_TEXT = cast(answers.c.given, Text)
_KEY = (answers.c.question, answers.c.round)
_TALLIES = (
    select(*_KEY, _TEXT, answers.c.mark, func.count())
    .join(seats, seats.c.id == answers.c.seat)
    .where(
        answers.c.game == bindparam("game"), answers.c.mark.is_not(None), seats.c.removed.is_(None)
    )
    .group_by(*_KEY, _TEXT, answers.c.mark)
)
_GIVEN = select(answers.c.seat, *_KEY, _TEXT, answers.c.mark, answers.c.earned).where(
    answers.c.game == bindparam("game"), answers.c.seat.in_(bindparam("them", expanding=True))
)


def tallies(game: str) -> Tallies:
    """The marked answers of those who are in the room, each with how many gave it."""
    found = defaultdict(list)
    with reading() as connection:
        for question, round_, *tally in connection.execute(_TALLIES, {"game": game}):
            found[question, round_].append(Tally(*tally))
    return found


def given(game: str, them: Sequence[str]) -> Iterator[ByRound]:
    """What was answered from each of these seats, in their order."""
    for first in range(0, len(them), A_BITE):
        some = them[first : first + A_BITE]
        found: dict[str, dict[tuple[str, int], Given]] = {seat: {} for seat in some}
        asked = {"game": game, "them": some}
        with reading() as connection:
            for seat, *key, text, mark, earned in connection.execute(_GIVEN, asked).all():
                found[seat][key[0], key[1]] = Given(text, mark, earned)
        yield from found.values()
