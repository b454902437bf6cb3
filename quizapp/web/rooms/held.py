"""A room in memory: it follows the database, and whoever listens hears what has changed."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import blake2b
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.exceptions import ServiceUnavailable

from quizapp import clock
from quizapp.storage import room_answers, room_seats, rooms
from quizapp.storage.room_seats import Seat
from quizapp.storage.rooms import Room
from quizapp.web.rooms import parts
from quizapp.web.rooms.parts import Kind
from quizapp.web.rooms.soon import Soon
from quizapp.web.rooms.streams import (
    AT_ONCE,
    HEARTBEAT,
    Event,
    Places,
    Stream,
    beat,
    event,
    retry,
    send,
)

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

KINDS: tuple[Kind, ...] = ("player", "screen", "host")
"""In the order in which they are told."""
OF_ONE = 2
"""Streams that one player may have: a second tab, and no third."""
OWN = event("own", b"")
"""Says to one player that their seat has changed: another name, more time."""
IDLE = 600
"""Seconds after which a room that nobody asks for leaves the memory."""
A_MOMENT = 0.25
"""Seconds in which changes are read together, and between two counts."""


@dataclass(frozen=True)
class Part:
    """The part of a page that is the same for everybody who has this page."""

    version: str
    body: bytes

    @cached_property
    def event(self) -> Event:
        """What brings it to whoever listens."""
        return event("now", self.body, self.version)


class Held:
    """One room: as it stands, who sits in it, and who listens.

    `closed` makes the move that closes a question which everybody has answered.
    """

    def __init__(
        self, app: Flask, room: Room, places: Places, closed: Callable[["Held"], None]
    ) -> None:
        self.room = room
        self.is_gone = False
        self.used = time.monotonic()
        self.follow = Soon(app, self._follow, A_MOMENT)
        self.count = Soon(app, self._count, A_MOMENT)
        self._app = app
        self._places = places
        self._closed = closed
        self._changes = 0
        self._count_of = (0, 0)  # the question's `asked`, and how many have answered
        self._told: Event | None = None
        self._all: list[Seat] = []
        self._seat_of: dict[str, Seat] = {}
        self._seats_of = -1  # the revision in which they were read
        self._parts: dict[Kind, tuple[int, Part]] = {}
        self._streams: dict[Kind, set[Stream]] = {kind: set() for kind in KINDS}
        self._of_one: defaultdict[tuple[Kind, str], list[Stream]] = defaultdict(list)
        self._read_seats()

    @property
    def seats(self) -> list[Seat]:
        """The seats of all who were not sent out, in the order in which they were taken."""
        return [seat for seat in self._all if not seat.removed]

    @property
    def answered(self) -> int:
        """How many of them have answered the present question, as counted last."""
        asked, answered = self._count_of
        return answered if asked == self.room.state.asked else 0

    def seat(self, player: str) -> Seat | None:
        """This player's seat, unless its player was sent out."""
        if player and player not in self._seat_of:  # taken a moment ago, perhaps
            with self._app.app_context():
                found = room_seats.seat_of(self.room.game, player)
            if found is None:
                return None
            self._seat_of[player] = found
        seat = self._seat_of.get(player)
        return seat if seat and not seat.removed else None

    def part(self, kind: Kind) -> Part:
        """What this kind of page shows now, rendered once after each change."""
        changes, known = self._changes, self._parts.get(kind)
        if known and known[0] == changes:
            return known[1]
        with self._app.test_request_context(f"/rooms/{self.room.code}"):
            body = parts.render(self, kind).encode()
        name = blake2b(body, digest_size=6).hexdigest()
        part = Part(f"{self.room.revision}-{name}", body)  # pages know by it what is newer
        if known and known[1].body == body:
            part = known[1]
        self._parts[kind] = changes, part
        return part

    def listen(self, environ: "WSGIEnvironment", kind: Kind, who: str) -> Iterator[bytes]:
        """The body of a stream: the present part, then each new one and the counts.

        Of the streams that `who` has, the oldest end when there are more than OF_ONE. Raises
        ServiceUnavailable when this process has as many streams as it may.
        """
        for old in tuple(self._of_one.get((kind, who), ())):
            old.end_if_left()  # else all who come back at once would need two places each
        if self._places.taken >= self._places.most:
            raise ServiceUnavailable("Too many listen. Ask now and then.", retry_after=HEARTBEAT)
        stream = Stream(environ, partial(self._left, kind, who))
        part = self.part(kind)
        stream.shown = part.version
        first = retry(len(self._streams[kind])) + part.event.plain + beat().plain
        if kind in self._counting:
            first += self._counted().plain
        return stream.events(first, partial(self._begun, kind, who))

    def look(self) -> None:
        """Take what is committed by now; raises Unavailable."""
        with self._app.app_context():
            self._follow()

    def moved(self, room: Room) -> None:
        """Take the room as it is after a move that was committed here, and tell it."""
        if room.revision > self.room.revision:
            was, self.room = self.room.revision, room
            if self._seats_of == was == room.revision - 1:  # a move changes no seat
                self._seats_of = room.revision
            else:
                self.follow()
            self.tell()

    def tell(self) -> None:
        """Tell whoever listens what their page shows now."""
        self._changes += 1
        for kind in KINDS:
            if self._streams[kind]:
                self._tell(kind, self.part(kind))

    def beat(self) -> None:
        """Give whoever listens a sign of life."""
        for kind in KINDS:
            send(self._streams[kind], beat())

    def end(self) -> None:
        """End all streams."""
        for kind in KINDS:
            for stream in tuple(self._streams[kind]):
                stream.end()

    @property
    def is_idle(self) -> bool:
        """Whether nobody has asked for it for long, or listens."""
        return not any(self._streams.values()) and time.monotonic() - self.used > IDLE

    def _follow(self) -> None:
        room = rooms.load(self.room.game, clock.now())
        if room is None:
            self.is_gone = True
            self.end()
        elif room.revision > min(self._seats_of, self.room.revision):
            if room.revision >= self.room.revision:  # else a move was made here meanwhile
                self.room = room
            self._read_seats()
            self.tell()
            self.count()

    def _read_seats(self) -> None:
        before = self._seat_of
        self._seats_of = self.room.revision
        self._all = room_seats.seats(self.room.game)
        self._seat_of = {seat.player: seat for seat in self._all if seat.player}
        for (kind, who), streams in tuple(self._of_one.items()):
            seat = self._seat_of.get(who)
            if kind == "player" and (seat is None or seat.removed):
                for stream in tuple(streams):
                    stream.end()
            elif kind == "player" and seat != before.get(who):
                send(streams, OWN)

    def _count(self) -> None:
        """Count the answers, tell those who see how many, and close when nobody is awaited."""
        state = self.room.state
        if not state.taking:
            return
        self._count_of = state.asked, room_answers.answered(self.room.game)
        counted = self._counted()
        if counted != self._told:
            self._told = counted
            for kind in self._counting:
                send(self._streams[kind], counted)
        if self.room.state.taking == "all" and self.answered >= len(self.seats) > 0:
            self._closed(self)

    @property
    def _counting(self) -> tuple[Kind, ...]:
        """Who sees how many have answered: of a closed question its host alone, who knows of those
        with extra time."""
        return ("host",) if self.room.state.taking == "extra" else ("host", "screen")

    def _counted(self) -> Event:
        return event("count", b"%d %d" % (self.answered, len(self.seats)))

    def _begun(self, kind: Kind, who: str, stream: Stream) -> None:
        self._places.taken += 1
        self._streams[kind].add(stream)
        mine = self._of_one[kind, who]
        mine.append(stream)
        for old in mine[:-OF_ONE]:
            old.end()
        part = self.part(kind)
        if stream.shown != part.version:  # it has changed while the first was on its way
            stream.shown = part.version
            stream.send(part.event)

    def _left(self, kind: Kind, who: str, stream: Stream) -> None:
        self._places.taken -= 1
        self._streams[kind].discard(stream)
        mine = self._of_one[kind, who]
        mine.remove(stream)
        if not mine:
            del self._of_one[kind, who]

    def _tell(self, kind: Kind, part: Part) -> None:
        for number, stream in enumerate(tuple(self._streams[kind]), 1):
            if stream.shown != part.version:
                stream.shown = part.version
                stream.send(part.event)
            if number % AT_ONCE == 0:
                time.sleep(0)
                if self._parts[kind][1] is not part:
                    return  # something newer is being told
