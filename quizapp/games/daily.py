"""The daily deal: which cards a day has, how they are played, and how it is told in a line."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from quizapp.games.dealing import deck
from quizapp.games.mode import Settings
from quizapp.games.timeline import Timeline, dots
from quizapp.messages import Message
from quizapp.topics.topic import Event

SIZE = 10
"""Cards of a deal: two lie open, and the other eight make the dots of its line."""
LEVEL = "medium"
A_CHOICE = SIZE + SIZE // 2
"""Cards to deal from, at least: of fewer, a topic of 20 events would have two deals in turns."""
FEW = 5
"""Of fewer players one could tell who fared how."""


def cards(events: Sequence[Event], beside: Collection[str], seed: int) -> tuple[str, ...]:
    """The ids of a day's cards, in dealing order, the same for the same arguments.

    Of the cards that the days beside it have, only so many can come as it takes to have A_CHOICE:
    none of yesterday's in a topic of 25 events or more.
    """
    fresh = [event for event in events if event.id not in beside]
    seen = [event for event in events if event.id in beside]
    again = deck(seen, LEVEL, max(0, A_CHOICE - len(fresh)), seed)
    return tuple(event.id for event in deck((*fresh, *again), LEVEL, SIZE, seed))


def settings(day: date, dealt: Sequence[str], counts: bool) -> Settings:
    """How a deal is played: all its cards, whatever slips there are, so that lines can be compared.

    `counts` says whether it was begun on its day. There is no seed: nobody deals these cards again.
    """
    rules: Settings = {"level": LEVEL, "size": len(dealt), "lives": None, "seed": ""}
    return {**rules, "cards": [*dealt], "day": day.isoformat(), "counts": counts}


def share_line(title: str, day: date, game: Timeline, in_a_row: int) -> Message:
    """A deal in one line without spoilers: topic, date, dots, so many of so many, days in a row."""
    what = {"title": title, "day": day.isoformat(), "dots": dots(game)}
    so_many = {"right": game.turn - game.slips, "all": game.total, "in_a_row": in_a_row}
    return Message("daily", {**what, **so_many})


def fared(right: Mapping[int, int]) -> Message | None:
    """How players fared, of whom so many placed so many cards right; None for fewer than FEW."""
    placed = sorted(Counter(right).elements(), reverse=True)
    if len(placed) < FEW:
        return None
    half = placed[(len(placed) - 1) // 2]
    return Message("daily-fared", {"players": len(placed), "half": half})


def next_deal(seconds: int) -> Message:
    """When the next deal comes."""
    return Message("next-deal", {"minutes": seconds // 60})
