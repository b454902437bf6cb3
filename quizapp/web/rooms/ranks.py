"""Who has earned most in a room: the first five for all to see, one's own place for oneself."""

from collections.abc import Mapping
from dataclasses import dataclass

from cachetools import LRUCache, cached

from quizapp.storage import room_answers
from quizapp.storage.rooms import Room

FIRST = 5
MOST = 8
"""Of those who share the first places; more do not fit a projector."""


@dataclass(frozen=True)
class Standing:
    """What a seat has earned so far; those with as many points share a place."""

    place: int
    of: int
    name: str
    is_hidden: bool
    points: int
    right: int
    """Answers that are wholly right."""


@cached(LRUCache(64), key=lambda room: (room.game, room.revision))
def standings(room: Room) -> Mapping[str, Standing]:
    """All who are in the room, by their seats, best first; worked out once after each change."""
    ranked = room_answers.standings(room.game)
    places: dict[int, int] = {}
    for place, (_, points, _) in enumerate(ranked, 1):
        places.setdefault(points, place)
    return {
        seat.id: Standing(places[points], len(ranked), seat.name, seat.hidden, points, right)
        for seat, points, right in ranked
    }


def first(room: Room) -> list[Standing]:
    """The first five, and who shares their places; nobody where the host wants no standings."""
    if not room.state.settings.standings:
        return []
    return [one for one in standings(room).values() if one.place <= FIRST][:MOST]
