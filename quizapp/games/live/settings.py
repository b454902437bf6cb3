"""How a room plays: what its host chose when it was opened, and what is dealt from that."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, cast

from quizapp.games import timeline
from quizapp.games.dealing import draw, opening
from quizapp.games.mode import Settings as Kept
from quizapp.games.moves import Refused
from quizapp.games.placing import laid
from quizapp.messages import Message
from quizapp.topics.topic import Event, Topic

LEAST_SECONDS, MOST_SECONDS = 5, 3600
MOST_READING = 120
MOST_SPEED = 0.2
MOST_PLAYERS = 10_000


@dataclass(frozen=True)
class Settings:
    """What holds for all questions of a room. Raises Refused for what cannot be played."""

    seconds: int | None = 60
    """To answer a question; None is no limit."""
    reading: int = 5
    """Seconds to read a question before answers are taken."""
    speed: float = 0.0
    """The share of a mark that is lost by answering in the last second."""
    names: Literal["generated", "free"] = "generated"
    names_wait: bool = False
    """Whether a name is seen by its host alone until the host shows it."""
    cap: int = 200
    """The most players."""
    standings: bool = False
    """Whether there are standings at all."""
    counts: Literal["first", "last"] = "first"
    """Which answers count where a question was asked twice."""
    rehearsal: bool = False
    """Whether this is a dry run, with robots for players."""

    def __post_init__(self) -> None:
        if problem := self._problem():
            raise Refused(problem)

    def _problem(self) -> Message | None:
        if self.seconds is not None and not LEAST_SECONDS <= self.seconds <= MOST_SECONDS:
            values = {"least": LEAST_SECONDS, "most": MOST_SECONDS}
            return Message("seconds-out-of-range", values)
        if not 0 <= self.reading <= MOST_READING:
            return Message("reading-out-of-range", {"most": MOST_READING})
        if not 0 <= self.speed <= MOST_SPEED:
            return Message("speed-out-of-range", {"most": round(100 * MOST_SPEED)})
        if not 1 <= self.cap <= MOST_PLAYERS:
            return Message("players-out-of-range", {"most": MOST_PLAYERS})
        if self.names not in {"generated", "free"} or self.counts not in {"first", "last"}:
            return Message("no-such-way")
        return None

    @classmethod
    def of(cls, kept: Kept) -> "Settings":
        """These settings among all that are kept of a room."""
        names = {field.name for field in fields(cls)}
        return cls(**cast(Mapping[str, Any], {key: kept[key] for key in names & kept.keys()}))


def dealt(topic: Topic, kept: Kept, seed: int) -> Kept:
    """The settings written out, with `items`: the ids of what is asked, in this order.

    For a set they may be chosen, else they are all of its questions. For a timeline they are cards,
    and `opening` are those that lie open at first. Raises Refused.
    """
    whole = {**kept, **asdict(Settings.of(kept))}
    if "timeline" in kept:
        return {**whole, **_cards(topic, cast(Mapping[str, Any], kept["timeline"]), seed)}
    set_ = topic.set_by_id.get(str(kept.get("set")))
    if set_ is None:
        raise Refused(Message("no-such-set"))
    items = cast(list[str], kept.get("items") or [*set_.numbers])
    if len({*items}) < len(items) or not {*items} <= set_.numbers.keys():
        raise Refused(Message("questions-elsewhere"))
    return {**whole, "items": [*items]}


def _cards(topic: Topic, chosen: Mapping[str, Any], seed: int) -> Kept:
    settings = timeline.Settings(chosen["level"], chosen["size"], None)
    cards = timeline.deal(topic.events, settings, seed)
    row = first = opening(cards)
    waiting: tuple[Event, ...] = tuple(card for card in cards if card not in row)
    items: list[str] = []
    while True:
        card, waiting = draw(row, waiting)
        if card is None:
            break
        row = laid(row, card)
        items.append(card.id)
    if not items:
        raise Refused(Message("nothing-to-place"))
    return {"opening": [card.id for card in first], "items": [*items]}
