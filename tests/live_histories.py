"""Random histories of a room, and what must hold after each step of them."""

from collections import Counter

import pytest
from flask import Flask
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from quizapp.games import live
from quizapp.games.moves import Refused
from quizapp.storage import room_answers, room_seats, rooms, ways_back
from quizapp.storage.room_answers import Given
from tests import live_model
from tests.live_model import GRACE, as_json

START = 1_800_000_000
PLAYERS = st.sampled_from(["anna", "ben", "cho", "dina"])
NAMES = st.sampled_from(["Otter", "Heron", "Lynx", "Crane"])
ALL = [move.__name__ for move in live.MOVES]
MOVES = st.sampled_from(ALL)
SECONDS = st.sampled_from([1, 30, 600, 0, 601])
GIVEN = st.sampled_from([True, True, False, None])
FACTORS = [1.0, 1.25, 2.0, live.NO_LIMIT]
A_WHILE = st.sampled_from([0, 1, 5, 21, 599, 601])
OFF = st.sampled_from([(0, 0), (1, 0), (0, 1), (0, -1), (-1, -2)])
"""How far the page from which an answer comes is from the present one: in rounds and in moves."""


def made(name: str, seconds: int) -> live.Move:
    """The move of this name."""
    return live.AddTime(seconds) if name == "AddTime" else getattr(live, name)()


class Histories(RuleBasedStateMachine):
    """A host, a class and a clock do what they like; after each step all three tell the same."""

    topic: object
    app: Flask

    def __init__(self):
        super().__init__()
        self.now = START
        self.context = self.app.app_context()
        self.context.push()

    def teardown(self):
        self.context.pop()

    @initialize(
        seconds=st.sampled_from([None, 20, 60]),
        reading=st.sampled_from([0, 5]),
        speed=st.sampled_from([0.0, 0.2]),
        standings=st.booleans(),
        counts=st.sampled_from(["first", "last"]),
        cap=st.sampled_from([2, 200]),
        size=st.integers(1, 3),
    )
    def opens(self, size, **chosen):
        ids = [f"q{number}" for number in range(size)]
        self.model = live_model.Room(dict.fromkeys(ids, as_json("true")), **chosen)
        whole = {"set": "questions", "items": ids, **chosen}
        self.code, _ = rooms.open_room(self.topic, whole, 7, self.now)
        self.room = rooms.find(self.code, self.now)
        self.begins()
        self.joins("anna", "Otter")
        self.joins("ben", "Heron")

    def begins(self):
        """What else has to be there before anybody does anything."""

    # What the host does, and time

    @rule()
    def goes_on(self):
        step = live.next_step(self.room.state)
        assert (step is None) == (self.model.phase == "ended")
        if step is not None:
            assert self.model.may(type(step).__name__)
            self._moves(type(step).__name__)

    @rule(until=st.sampled_from(["answering", "closed", "spread", "explained"]), given=GIVEN)
    def plays_on(self, until, given):
        for _ in range(6):
            self.goes_on()
            self._look()
            if self.model.phase == "answering":
                page = (self.model.round, self.model.opened_by)
                self._give([(n, given, *page) for n in range(len(self.model.seats))])
                self._look()
            if self.model.phase == until:
                break

    @rule(name=MOVES, seconds=SECONDS, surely=st.integers(0, 9))
    def tries_a_move(self, name, seconds, surely):
        if name != "End" or surely == 9:
            self._moves(name, seconds)

    @rule(nth=st.integers(0, 7), seconds=st.sampled_from([1, 30]))
    def makes_a_move(self, nth, seconds):
        can = [name for name in ALL if name != "End" and self.model.may(name, seconds)]
        if can:
            self._moves(can[nth % len(can)], seconds)

    @rule(name=MOVES, behind=st.integers(1, 2))
    def presses_on_an_old_page(self, name, behind):
        assert self._press(name, self.model.number - behind, 30) == "stale"

    @rule(seconds=A_WHILE, early=st.sampled_from([None, 1, 0, 0, 0, -1]))
    def waits(self, seconds, early):
        ends = self.model.read_until if self.model.phase == "reading" else self.model.deadline
        if early is not None and ends is not None:
            seconds = max(0, ends + GRACE - early - self.now)
        self.now += seconds
        self._pass_time()

    def _pass_time(self):
        due = live.due(self.room.state, self.now)
        assert (due and type(due).__name__) == self.model.due(self.now)
        if due is not None:
            self._moves(type(due).__name__)

    def _moves(self, name, seconds=0):
        may = self.model.may(name, seconds)
        assert self._press(name, self.model.number, seconds) == ("made" if may else "refused")
        if may:
            self.model.make(name, self.now, seconds)

    def _press(self, name, seen, seconds):
        """What became of a press of the host, whose page has seen so many moves."""
        try:
            rooms.move(self.code, seen, lambda _: made(name, seconds), self.now)
        except rooms.Stale:
            return "stale"
        except Refused:
            return "refused"
        return "made"

    # What players do

    @rule(player=PLAYERS, name=NAMES)
    def joins(self, player, name):
        game, known = self.room.game, self.model.seat_of(player)
        if not self.model.may_join(player, name, self.now):
            with pytest.raises(Refused):
                room_seats.join(game, player, name, name.casefold(), self.now)
            return
        seat = room_seats.join(game, player, name, name.casefold(), self.now)
        assert known in {None, seat.id}
        place = self.model.seats.get(seat.id)
        if place is None:
            self.model.seats[seat.id] = live_model.Place(player, name, self.now)
        elif place.removed is not None:
            place.name, place.removed, place.extra = name, None, 1.0

    @rule(them=st.lists(st.tuples(st.integers(0, 3), GIVEN), min_size=1, max_size=4))
    @precondition(lambda self: self.model.seats and self.model.question)
    def answer(self, them):
        self._give([(n, given, self.model.round, self.model.opened_by) for n, given in them])

    @rule(n=st.integers(0, 3), given=GIVEN, off=OFF, which=st.integers(0, 2))
    @precondition(lambda self: self.model.seats and self.model.question)
    def answers_from_another_page(self, n, given, off, which):
        question = list(self.model.questions)[which % len(self.model.questions)]
        page = (self.model.round + off[0], self.model.opened_by + off[1])
        self._give([(n, given, *page)], question)

    def _give(self, them, question=None):
        question, game = question or self.model.question, self.room.game
        batch = []
        for n, given, round_, after in them:
            seat, place = self._seat(n)
            text = as_json(None if given is None else str(given).lower())
            is_extra = place.extra != 1
            batch.append(Given(game, question, round_, after, seat, is_extra, text, self.now))
        self._send(batch)

    def _send(self, batch):
        """Give these answers at once."""
        told = room_answers.take(batch)
        assert told == [self.model.takes(*one[1:6]) for one in batch]
        for one, is_taken in zip(batch, told, strict=True):
            if is_taken:
                self.model.give(one.seat, one.text, one.at)

    # What happens to seats

    @rule(n=st.integers(0, 3), what=st.sampled_from(["remove", "time", "hide", "lock"]))
    @precondition(lambda self: self.model.seats)
    def is_looked_after(self, n, what):
        game, (seat, place) = self.room.game, self._seat(n)
        if what == "remove":
            room_seats.remove(game, seat, self.now)
            place.removed, place.way_back = self.now, None
        elif what == "time":
            place.extra = FACTORS[(FACTORS.index(place.extra) + 1) % len(FACTORS)]
            room_seats.give_time(game, seat, place.extra)
        elif what == "hide":
            place.hidden = not place.hidden
            room_seats.hide(game, seat, place.hidden)
        else:
            self.model.locked = not self.model.locked
            rooms.lock(game, self.model.locked)

    @rule(n=st.integers(0, 3), name=NAMES)
    @precondition(lambda self: self.model.seats)
    def is_renamed(self, n, name):
        game, (seat, place) = self.room.game, self._seat(n)
        if any(other.name == name for other in self.model.seats.values() if other is not place):
            with pytest.raises(Refused):
                room_seats.rename(game, seat, name, name.casefold())
            return
        room_seats.rename(game, seat, name, name.casefold())
        place.name = name

    @rule(n=st.integers(0, 3), player=PLAYERS, how=st.sampled_from(["free", "code", "lost", "old"]))
    @precondition(lambda self: self.model.seats)
    def comes_back(self, n, player, how):
        game, (seat, place) = self.room.game, self._seat(n)
        code = place.way_back or "WRONG2"
        if how != "old":
            code = (ways_back.free if how == "free" else ways_back.way_back)(game, seat)
            place.way_back, place.player = code, None if how == "free" else place.player
        if how == "lost":
            return
        back = ways_back.come_back(game, code, player)
        if code != place.way_back or place.removed is not None:
            assert back is None
            return
        assert back.id == seat
        self.model.come_back(seat, player)

    def _look(self):
        """Read the room anew, as a process does that has just begun; gives what was known."""
        known, self.room = self.room, rooms.find(self.code, self.now)
        return known

    def _seat(self, n):
        seat = list(self.model.seats)[n % len(self.model.seats)]
        return seat, self.model.seats[seat]

    # What must hold

    @invariant()
    def the_room_stands_where_it_should(self):
        known = self._look()
        state, model = self.room.state, self.model
        assert (state.phase, state.number) == (model.phase, model.number)
        assert (state.item and state.item.id) == model.question
        assert state.deadline == model.deadline
        assert state.is_ended or state.paused == (model.paused is not None)
        if model.question and model.phase == "answering":
            assert (state.round, state.asked) == (model.round, model.opened_by)
        assert {turn.item for turn in state.turns if turn.is_explained} == model.explained
        assert self.room.revision >= known.revision
        assert self.room.locked == model.locked

    @invariant()
    def the_seats_are_those_that_were_taken(self):
        told = {
            seat.id: (seat.player, seat.name, seat.extra_time, seat.hidden, seat.removed)
            for seat in room_seats.seats(self.room.game)
        }
        assert told == {
            id_: (seat.player, seat.name, seat.extra, seat.hidden, seat.removed is not None)
            for id_, seat in self.model.seats.items()
        }

    @invariant()
    def every_answer_that_was_taken_is_kept_once_and_earns_what_it_should(self):
        game, model, kept = self.room.game, self.model, {}
        for seat in model.seats:
            for (question, round_), one in room_answers.answers_of_seat(game, seat).items():
                kept[question, round_, seat] = one.text, one.at, one.mark, one.earned
        assert kept == {
            key: (one.text, one.at, one.mark, model.earned(*key))
            for key, one in model.answers.items()
        }
        assert room_answers.answered(game) == model.answered()
        points = {seat.id: tuple(rest) for seat, *rest in room_answers.standings(game)}
        assert points == model.points()
        for question, round_ in {key[:2] for key in model.answers}:
            told = Counter(room_answers.counts(game, question, round_))
            assert told == model.spread(question, round_)
