"""A room as its pages may know it: the same for players, projector and, before the solution, host."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizapp.dates import HistoricalDate
from quizapp.games.beside import Beside
from quizapp.games.board import RowCard, row_cards, tells
from quizapp.games.live import MOST_ROUNDS, Live, Turn
from quizapp.games.placing import Placing, laid
from quizapp.games.spread import Spread, spread
from quizapp.questions.base import Question, Shown
from quizapp.topics.topic import Topic

Counts = Sequence[Mapping[str, int]]
"""For each round of the question whose results are shown: answers as JSON, how often each was given."""


@dataclass(frozen=True)
class Lobby:
    """Players come in; so many questions are to come."""

    total: int


@dataclass(frozen=True)
class Numbered:
    """A question's number, from 1, of so many."""

    number: int
    total: int


@dataclass(frozen=True)
class Clock:
    """A time that runs out; moments and lengths in seconds of the server's clock."""

    ends: int | None
    """The moment; None where nothing limits it. While it stands still, the moment moves on."""
    left: int | None
    """How long it is until then."""
    is_paused: bool


@dataclass(frozen=True)
class Reading(Numbered):
    """A question to be read: all of it, but nothing can be given yet."""

    shown: Shown
    clock: Clock


@dataclass(frozen=True)
class Answering(Numbered):
    """A question that is answered."""

    shown: Shown
    clock: Clock
    round: int
    """0, or 1 where it is asked again."""
    asked: int
    """What an answer's form must hold."""


@dataclass(frozen=True)
class Closed(Numbered):
    """A question that takes no more answers, but for those of players with extra time."""

    shown: Shown
    round: int
    asked: int


@dataclass(frozen=True)
class SpreadShown(Numbered):
    """What was chosen how often, in each round; not what is right."""

    shown: Shown
    spreads: tuple[Spread, ...]
    can_ask_again: bool


@dataclass(frozen=True)
class Laid:
    """The card that was placed, with its date and its sentences."""

    id: str
    title: str
    date: HistoricalDate
    summary: str | None
    why: str | None
    """Where it tells nothing of a card still to be placed."""
    either_order: bool
    """Whether more than one gap was right."""


@dataclass(frozen=True)
class Explained(Numbered):
    """What is right, and why; of a card, its place in the row."""

    shown: Shown
    spreads: tuple[Spread, ...]
    right: tuple[str, ...]
    """One right answer in words, part by part."""
    question: Question | None
    beside: Beside | None
    """What stands beside the answer to a question; both None for a card."""
    card: Laid | None
    row: tuple[RowCard, ...]
    """With the card in it; empty for a question."""
    is_again: bool
    """Whether it is shown once more, after it was left."""


@dataclass(frozen=True)
class Standings(Numbered):
    """Who has earned most, after so many questions."""


@dataclass(frozen=True)
class Skipped(Numbered):
    """A question that was left and does not count."""


@dataclass(frozen=True)
class Ended:
    """A room that has ended, after so many questions of all that it had."""

    asked: int
    total: int
    row: tuple[RowCard, ...]
    """The timeline that the class has built."""


View = Lobby | Reading | Answering | Closed | SpreadShown | Explained | Standings | Skipped | Ended


def view(room: Live, topic: Topic, now: int, counts: Counts = ()) -> View:
    """What any page of the room may know at this moment.

    `counts` are the answers to the question with the index `room.results_of`, where there is one.
    """
    if room.is_ended:
        return Ended(len(room.turns), room.total, row_cards(room.row_at(len(room.turns))))
    if room.turn is None:
        return Lobby(room.total)
    if room.results_of is not None:
        return _results(room, topic, room.results_of, counts)
    return _present(room, room.turn, now)


def _present(room: Live, turn: Turn, now: int) -> View:
    numbers = (room.index + 1, room.total)
    if room.phase == "standings":
        return Standings(*numbers)
    if room.phase == "skipped":
        return Skipped(*numbers)
    shown = room.item_at(room.index).shown(room.seed_of(room.index))
    if room.phase == "reading":
        return Reading(*numbers, shown, _clock(room, room.reading_until, now))
    if room.phase == "answering":
        clock = _clock(room, room.deadline, now)
        return Answering(*numbers, shown, clock, room.round, room.asked)
    return Closed(*numbers, shown, room.round, room.asked)


def _clock(room: Live, ends: int | None, now: int) -> Clock:
    now = max(now, room.at)
    if ends is not None and room.paused_at is not None:
        ends += now - room.paused_at
    return Clock(ends, None if ends is None else max(0, ends - now), room.paused)


def _results(room: Live, topic: Topic, index: int, counts: Counts) -> SpreadShown | Explained:
    item, seed, turn = room.item_at(index), room.seed_of(index), room.turns[index]
    shown, numbers = item.shown(seed), (index + 1, room.total)
    spreads = tuple(spread(item, given, turn.is_explained, seed) for given in counts)
    if not turn.is_explained:
        return SpreadShown(*numbers, shown, spreads, len(turn.rounds) < MOST_ROUNDS)
    common = (*numbers, shown, spreads, item.told(item.solution()))
    if isinstance(item, Placing):
        row = row_cards(laid(item.row, item.event))
        return Explained(*common, None, None, _laid(room, item), row, room.is_last_shown)
    beside = Beside.of(item, topic, _open(room).__contains__)
    return Explained(*common, item, beside, None, (), room.is_last_shown)


def _laid(room: Live, placing: Placing) -> Laid:
    event, still_open = placing.event, _open(room)
    to_come = [card for card in room.cards if card.id in still_open]
    return Laid(
        event.id,
        event.title,
        event.date,
        event.summary,
        None if tells(event, to_come) else event.why,
        len(placing.right) > 1,
    )


def _open(room: Live) -> set[str]:
    """What is still to be explained; what was skipped may come back in another lesson."""
    return {*room.items} - {turn.item for turn in room.turns if turn.is_explained}
