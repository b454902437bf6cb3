"""What the tests of the games are built from: events, games and rooms with moves made, histories."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from quizapp.dates import HistoricalDate
from quizapp.games import live, timeline
from quizapp.games.dealing import LEVELS, acceptable_gaps
from quizapp.games.live import Live
from quizapp.games.moves import Answer
from quizapp.games.quiz import Quiz
from quizapp.games.quiz import begin as begin_quiz
from quizapp.games.quiz import play as play_quiz
from quizapp.games.timeline import Place, Settings, Timeline, deal, play
from quizapp.questions.base import Question
from quizapp.questions.true_false import TrueFalse
from quizapp.text import slug_of
from quizapp.topics.topic import Event


def an_event(title: str = "People land on the Moon", date: str = "1969", **more: Any) -> Event:
    """An event of this date; its id comes from its title unless it is given."""
    return Event(
        **{"id": slug_of(title), "title": title, "date": HistoricalDate.parse(date), **more}
    )


def events_of(*dates: str) -> tuple[Event, ...]:
    """One event for each date, named by its number."""
    return tuple(an_event(f"Event {number}", date) for number, date in enumerate(dates))


def years(count: int, first: int = 1900) -> tuple[Event, ...]:
    """As many events as asked for, a year apart."""
    return events_of(*(str(first + number) for number in range(count)))


def begin(events: Sequence[Event], settings: Settings, seed: int) -> Timeline:
    """A game with its cards dealt."""
    return timeline.begin(deal(events, settings, seed), settings)


def a_game(
    *gaps: int, events: Sequence[Event] | None = None, seed: int = 1, **settings: Any
) -> Timeline:
    """A game in which cards were placed into these gaps, each at its own moment."""
    game = begin(events or years(12), Settings(**settings), seed)
    for at, gap in enumerate(gaps):
        game = play(game, Place(gap), at)
    return game


def right_gap(game: Timeline) -> int:
    """A gap in which the card in hand is right."""
    assert game.hand
    return acceptable_gaps(game.row, game.hand)[0]


def wrong_gap(game: Timeline) -> int:
    """A gap in which the card in hand is wrong: there always is one."""
    assert game.hand
    acceptable = acceptable_gaps(game.row, game.hand)
    return next(gap for gap in range(len(game.row) + 1) if gap not in acceptable)


def place_right(game: Timeline, times: int = 1) -> Timeline:
    """The game after as many right placements."""
    for _ in range(times):
        game = play(game, Place(right_gap(game)), 0)
    return game


def place_wrong(game: Timeline, times: int = 1) -> Timeline:
    """The game after as many wrong placements."""
    for _ in range(times):
        game = play(game, Place(wrong_gap(game)), 0)
    return game


def _written(first: int, length: int) -> str:
    return f"{first}/{first + length}" if length else str(first)


dates = st.builds(_written, st.integers(1900, 1940), st.sampled_from([0, 0, 0, 1, 3, 11, 30]))
"""Dates as written: years and spans of years that often overlap."""

event_lists = st.lists(dates, min_size=4, max_size=14).map(lambda written: events_of(*written))

settings = st.builds(
    Settings, st.sampled_from(LEVELS), st.integers(4, 14), st.none() | st.integers(1, 3)
)

tries = st.lists(st.floats(0, 1), min_size=14, max_size=14)
"""Where in the row a player puts each card: 0 is its beginning, 1 its end."""


def in_order(row: Sequence[Event]) -> bool:
    """Whether no card lies after one that it is before."""
    return not any(later.date.is_before(earlier.date) for earlier, later in combinations(row, 2))


def histories(
    events: Sequence[Event], chosen: Settings, seed: int, wishes: Sequence[float]
) -> Iterator[Timeline]:
    """All states of a game in which a player puts cards wherever the wishes say."""
    game = begin(events, chosen, seed)
    yield game
    for at, wish in enumerate(wishes):
        if game.is_over:
            break
        game = play(game, Place(round(wish * len(game.row))), at)
        yield game


def a_statement(number: int = 1) -> Question:
    """A true statement to judge, named by its number."""
    written = {"id": f"q{number}", "question": f"Is {number} a number?", "answer": "true"}
    return TrueFalse.model_validate(written)


def a_quiz(*moves: Any, size: int = 3, seed: int = 1, minutes: int | None = None) -> Quiz:
    """A quiz over so many true statements, begun at 0, after these moves, each at its own second."""
    game = begin_quiz([a_statement(number) for number in range(1, size + 1)], seed, 0, minutes)
    for at, move in enumerate(moves, 1):
        game = play_quiz(game, move, at)
    return game


def right(number: int) -> Answer:
    """The right answer to the statement of this number."""
    return Answer(f"q{number}", "true")


def wrong(number: int) -> Answer:
    """The wrong one."""
    return Answer(f"q{number}", "false")


def unknown(number: int) -> Answer:
    """“I don't know”."""
    return Answer(f"q{number}", None)


def a_room(*moves: Any, size: int = 3, seed: int = 1, **settings: Any) -> Live:
    """A room over so many true statements, begun at 0, after these moves, each ten seconds later."""
    questions = tuple(a_statement(number) for number in range(1, size + 1))
    return after(Live(live.Settings(**settings), questions, (), (), seed), *moves)


def a_timeline_room(*moves: Any, cards: Sequence[Event] | None = None, **settings: Any) -> Live:
    """A room that places cards, of which the first two lie open, after these moves."""
    first, second, *rest = cards or events_of(*(f"19{number:02}-07" for number in range(6)))
    return after(Live(live.Settings(**settings), (), tuple(rest), (first, second), 1), *moves)


def after(room: Live, *moves: Any) -> Live:
    """The room after these moves, each ten seconds later than the one before."""
    for move in moves:
        room = live.play(room, move, room.at + 10)
    return room


ANSWERED = (live.Ask(), live.Open(), live.Close(), live.ShowSpread())
"""What brings a question from its asking to its spread."""
EXPLAINED = (*ANSWERED, live.Explain())
"""And on to its solution."""

room_moves = st.one_of(
    st.sampled_from([kind() for kind in live.MOVES if kind is not live.AddTime]),
    st.integers(-5, 700).map(live.AddTime),
)
"""Any move of a host."""
