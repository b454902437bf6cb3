"""The timeline game: a player lays events, one by one, into a row of dated cards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.games.dealing import LEVELS, acceptable_gaps, by_time, deck, draw, opening
from quizapp.games.moves import Refused
from quizapp.games.scoring import information_points
from quizapp.messages import Message
from quizapp.topics.topic import MIN_EVENTS, Event

LARGEST_DECK = 100
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


@dataclass(frozen=True)
class Place:
    """Lay the card in hand into this gap: 0 is before the first card of the row."""

    gap: int


MOVES = (Place,)


@dataclass(frozen=True)
class Placed:
    """A card that was placed. Gaps are those of the row before it, which had `row_size` cards."""

    event: Event
    right: bool
    points: int
    gap: int
    """Where the player put it."""
    place: int
    """Where it lies: `gap` if right, else the acceptable gap nearest to it."""
    acceptable: tuple[int, ...]
    row_size: int


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


def begin(events: Sequence[Event], settings: Settings, seed: int) -> Timeline:
    """A game with its first cards open and one in hand; the same for the same arguments.

    Where all dates overlap there is nothing to decide, and it is over at once. Raises Refused for
    fewer than MIN_EVENTS events.
    """
    if len(events) < MIN_EVENTS:
        raise Refused(Message("too-few-events", {"least": MIN_EVENTS}))
    cards = deck(events, settings.level, settings.size, seed)
    row = opening(cards)
    waiting = tuple(card for card in cards if card not in row)
    return _with_a_card_in_hand(Timeline(row, None, waiting, (), row, settings))


def play(game: Timeline, move: Place, at: int) -> Timeline:
    """The game after a move at a time, which has no limit here; raises Refused."""
    if game.hand is None:
        raise Refused(Message("game-over"))
    if not 0 <= move.gap <= len(game.row):
        raise Refused(Message("no-such-gap"))
    placed = _judged(game.row, game.hand, move.gap)
    row = (*game.row[: placed.place], game.hand, *game.row[placed.place :])
    game = replace(game, row=row, hand=None, placed=(*game.placed, placed))
    return game if game.lives_left == 0 else _with_a_card_in_hand(game)


def full_timeline(game: Timeline) -> tuple[Event, ...]:
    """All cards dealt, placed or not, in order of time; ValueError while it would tell too much."""
    if not game.is_over:
        raise ValueError("The full timeline is a secret until the game is over.")
    return by_time(game.row + game.waiting)


def share_line(game: Timeline) -> Message:
    """The game in one line without spoilers, like “●●○● 3 of 4”: right cards of `total`."""
    dots = "".join("●" if placed.right else "○" for placed in game.placed)
    right = game.turn - game.slips
    return Message("placed-right", {"dots": dots, "right": right, "all": game.total})


def _judged(row: Sequence[Event], event: Event, gap: int) -> Placed:
    acceptable = acceptable_gaps(row, event)
    right = gap in acceptable
    points = information_points(len(row) + 1, len(acceptable)) if right else 0
    place = min(acceptable, key=lambda other: abs(other - gap))
    return Placed(event, right, points, gap, place, acceptable, len(row))


def _with_a_card_in_hand(game: Timeline) -> Timeline:
    hand, waiting = draw(game.row, game.waiting)
    return replace(game, hand=hand, waiting=waiting)
