"""The timeline game: a player lays events, one by one, into a row of dated cards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import cast

from pydantic import JsonValue

from quizapp.games.dealing import LEVELS, acceptable_gaps, by_time, deck, draw, opening
from quizapp.games.mode import Mode, Past, Progress
from quizapp.games.mode import Settings as Kept
from quizapp.games.moves import Answered, Refused
from quizapp.games.scoring import information_points
from quizapp.messages import Message
from quizapp.topics.topic import MIN_EVENTS, Event, Topic

LARGEST_DECK = 100
DECKS = (6, 10, 14, 20)
MOST_LIVES = 10


@dataclass(frozen=True)
class Settings:
    """How a game is played: `size` counts all cards dealt, `lives=None` plays them all.

    Raises Refused for what cannot be played.
    """

    level: str = "medium"
    size: int = 12
    lives: int | None = 3

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise Refused(Message("no-such-level", {"level": self.level, "levels": tuple(LEVELS)}))
        if not MIN_EVENTS <= self.size <= LARGEST_DECK:
            raise Refused(
                Message("cards-out-of-range", {"least": MIN_EVENTS, "most": LARGEST_DECK})
            )
        if self.lives is not None and not 1 <= self.lives <= MOST_LIVES:
            raise Refused(Message("lives-out-of-range", {"most": MOST_LIVES}))


def sizes(events: int) -> tuple[int, ...]:
    """The deck sizes to choose from where there are so many events; the last takes all it can."""
    most = min(events, LARGEST_DECK)
    return (*(size for size in DECKS if size < most), most)


def is_for_the_run(settings: Settings, events: int) -> bool:
    """Whether all of so many events are dealt and slips end the game: what counts is the longest run."""
    return settings.lives is not None and settings.size >= min(events, LARGEST_DECK)


@dataclass(frozen=True)
class Place:
    """Lay the card in hand into this gap: 0 is before the first card of the row."""

    gap: int


@dataclass(frozen=True)
class Placed:
    """A card that was placed; its gaps are those of the row before it."""

    event: Event
    right: bool
    points: int
    gap: int
    """Where the player put it."""
    place: int
    """Where it lies: `gap` if right, else the acceptable gap nearest to it."""
    gaps: int
    """How many gaps were right."""


@dataclass(frozen=True)
class Timeline:
    """A game at one moment. Only its board may be shown: `hand` and `waiting` hold what is secret."""

    row: tuple[Event, ...]
    hand: Event | None
    waiting: tuple[Event, ...]
    placed: tuple[Placed, ...]
    opening: tuple[Event, ...]
    settings: Settings

    @property
    def points(self) -> int:
        """What all placements have earned."""
        return sum(placed.points for placed in self.placed)

    @property
    def slips(self) -> int:
        """How many cards were placed wrong."""
        return sum(not placed.right for placed in self.placed)

    @property
    def run(self) -> int:
        """How many of the latest placements were right, without a slip between them."""
        return sum(1 for _ in takewhile(lambda placed: placed.right, reversed(self.placed)))

    @property
    def longest_run(self) -> int:
        """The most cards that were placed right without a slip between them."""
        runs = groupby(placed.right for placed in self.placed)
        return max((sum(run) for _, run in runs), default=0)

    @property
    def lives_left(self) -> int | None:
        """How many more slips end the game; None if no number does."""
        return None if self.settings.lives is None else self.settings.lives - self.slips

    @property
    def is_over(self) -> bool:
        """Whether no card is left to place, or no life."""
        return self.hand is None

    @property
    def turn(self) -> int:
        """The number of the present move, from 0."""
        return len(self.placed)

    @property
    def last(self) -> Placed | None:
        """The latest placement."""
        return self.placed[-1] if self.placed else None

    @property
    def remaining(self) -> int:
        """How many cards are still to be placed, the one in hand included.

        A game that is over leaves some only if it ended by lives; cards that wait because they
        would fit everywhere drop out when nothing else is left.
        """
        if self.hand is None:
            return len(self.waiting) if self.lives_left == 0 else 0
        return 1 + len(self.waiting)

    @property
    def total(self) -> int:
        """How many cards there are to place in all."""
        return self.turn + self.remaining


def begin(cards: Sequence[Event], settings: Settings) -> Timeline:
    """A game over these cards, in dealing order, with its first cards open and one in hand.

    Where all dates overlap there is nothing to decide, and it is over at once.
    """
    row = opening(cards)
    opened = {card.id for card in row}
    waiting = tuple(card for card in cards if card.id not in opened)
    return _with_a_card_in_hand(Timeline(row, None, waiting, (), row, settings))


def deal(events: Sequence[Event], settings: Settings, seed: int) -> tuple[Event, ...]:
    """The cards of a game, the same for the same arguments; Refused for fewer than MIN_EVENTS."""
    if len(events) < MIN_EVENTS:
        raise Refused(Message("too-few-events", {"least": MIN_EVENTS}))
    return deck(events, settings.level, settings.size, seed)


def play(game: Timeline, move: Place, at: int) -> Timeline:
    """The game after a move at a time, which has no limit here; raises Refused."""
    if game.hand is None:
        raise Refused(Message("game-over"))
    if not 0 <= move.gap <= len(game.row):
        raise Refused(Message("no-such-gap"))
    return _laid(game, _judged(game.row, game.hand, move.gap))


def replay(
    game: Timeline, past: Iterable[Past[Place]], _: Mapping[str, Answered], _total: int
) -> Timeline:
    """The game after moves that were accepted once, with what each brought then."""
    for move, _at, outcome in past:
        if game.hand is None:
            raise LookupError("There is a move for which the game has no card.")
        game = _laid(game, _restored(game, move, outcome))
    return game


def full_timeline(game: Timeline) -> tuple[Event, ...]:
    """All cards dealt, placed or not, in order of time; ValueError while it would tell too much."""
    if not game.is_over:
        raise ValueError("The full timeline is a secret until the game is over.")
    return by_time(game.row + game.waiting)


def share_line(game: Timeline, tells_run: bool = False) -> Message:
    """The game in one line without spoilers, like “●●○● 3 of 4”: right cards of `total`, or with
    the longest run."""
    right = game.turn - game.slips
    told: dict[str, int | str] = {"dots": dots(game), "right": right, "all": game.total}
    if tells_run:
        return Message("placed-in-a-row", {**told, "run": game.longest_run})
    return Message("placed-right", told)


def dots(game: Timeline) -> str:
    """A dot for each card that was placed: ● right, ○ wrong."""
    return "".join("●" if placed.right else "○" for placed in game.placed)


def _judged(row: Sequence[Event], event: Event, gap: int) -> Placed:
    acceptable = acceptable_gaps(row, event)
    right = gap in acceptable
    points = information_points(len(row) + 1, len(acceptable)) if right else 0
    place = min(acceptable, key=lambda other: abs(other - gap))
    return Placed(event, right, points, gap, place, len(acceptable))


def _restored(game: Timeline, move: Place, outcome: JsonValue) -> Placed:
    hand = cast(Event, game.hand)
    if outcome is None:  # made before outcomes were kept
        return _judged(game.row, hand, move.gap)
    kept = cast(dict[str, int], outcome)
    return Placed(hand, bool(kept["right"]), kept["points"], move.gap, kept["place"], kept["gaps"])


def _laid(game: Timeline, placed: Placed) -> Timeline:
    row = (*game.row[: placed.place], placed.event, *game.row[placed.place :])
    game = replace(game, row=row, hand=None, placed=(*game.placed, placed))
    return game if game.lives_left == 0 else _with_a_card_in_hand(game)


def _with_a_card_in_hand(game: Timeline) -> Timeline:
    hand, waiting = draw(game.row, game.waiting)
    return replace(game, hand=hand, waiting=waiting)


def _outcome(game: Timeline, _: Place) -> JsonValue:
    placed = game.placed[-1]
    brought = {key: getattr(placed, key) for key in ("right", "points", "place", "gaps")}
    end = {"end": {"points": game.points, "run": game.longest_run}} if game.is_over else {}
    return {**brought, **end}


def settings_of(kept: Kept) -> Settings:
    """The settings of a game as they are kept."""
    level, size, lives = kept["level"], kept["size"], kept["lives"]
    return Settings(cast(str, level), cast(int, size), cast(int | None, lives))


def _dealt(topic: Topic, kept: Kept, seed: int) -> Kept:
    if "cards" in kept:  # the day's, which are everybody's, or those of a game that is played again
        return kept
    cards = deal(topic.events, settings_of(kept), seed)
    return {**kept, "cards": [card.id for card in cards]}


def _begin(topic: Topic, kept: Kept, seed: int, _at: int) -> Timeline:
    # Games begun before the deal was kept deal their cards again.
    ids = cast(list[str], (kept if "cards" in kept else _dealt(topic, kept, seed))["cards"])
    return begin([topic.event_by_id[id_] for id_ in ids], settings_of(kept))


def _progress(game: Timeline, _now: int) -> Progress:
    return Progress(game.turn, game.total, game.is_over)


MODE: Mode[Timeline, Place] = Mode(
    name="timeline",
    moves=(Place,),
    can_move=lambda _settings: True,
    has_answers=False,
    dealt=_dealt,
    begin=_begin,
    play=play,
    outcome=_outcome,
    replay=replay,
    due=lambda _game, _now: None,
    progress=_progress,
)
