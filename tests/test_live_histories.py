"""Random histories of a room: rules, storage, pages and a second, plain telling of them agree."""

import json
import re
from contextlib import ExitStack

import pytest
import time_machine
from hypothesis import Phase, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from quizapp.games import live
from quizapp.storage import rooms
from quizapp.web.rooms.following import Rooms, rooms_of
from quizapp.web.rooms.steps import ADDED, MOVES
from tests.builders import a_question, a_topic, the_topic
from tests.live_histories import START, Histories
from tests.web.player import Player

FEW, MANY = 200, 10_000
"""Histories in each run, and in the thorough profile."""
FEWER = 5
"""As FEW, where pages are loaded after each step."""
STEPS = 20
THOROUGH = 1000
WORDS = {type(move).__name__: word for word, move in MOVES.items()}


class OnPages(Histories):
    """The same, where a host and players press and look at pages; time moves a room that is seen."""

    def begins(self):
        self.steps = 0
        self._clock = ExitStack()
        self.travel = self._clock.enter_context(time_machine.travel(START, tick=False))
        self.browsers = {}
        for name in ("anna", "ben", "cho", "dina"):
            self.browsers[name] = Player(self.app)
            with self.browsers[name].client.session_transaction() as session:
                session["player"] = name
        self.host = Player(self.app)
        key = rooms.new_key(self.code)
        self._asked(self.host, "get", f"/rooms/{self.code}/host/{key}")

    def teardown(self):
        super().teardown()
        if hasattr(self, "_clock"):
            self._clock.close()

    def _asked(self, who, how, *what, **more):
        """What a browser is answered, outside of the context that is for storage."""
        self.context.pop()
        try:
            return getattr(who, how)(*what, **more)
        finally:
            self.context = self.app.app_context()
            self.context.push()

    def _press(self, name, seen, seconds):
        self.travel.move_to(self.now)
        if name == "AddTime" and seconds != ADDED:
            return super()._press(name, seen, seconds)
        before = rooms.find(self.code, self.now).state.number
        address = f"/rooms/{self.code}/host/{WORDS[name]}"
        response = self._asked(self.host, "post", address, {"after": seen})
        if response.status_code == 409:
            return "refused"
        assert response.status_code == 303
        is_made = rooms.find(self.code, self.now).state.number > before
        return "made" if is_made else "stale"

    def _pass_time(self):
        self._look()

    def _send(self, batch):
        for one in batch:
            self._send_one(one)
            self._look()

    def _send_one(self, one):
        place, state = self.model.seats[one.seat], self.room.state
        if place.player is None or (one.question, one.round) != (self.model.question, state.round):
            super()._send([one])
            return
        given, seed = json.loads(one.text), state.seed_of(state.index)
        form = {"unknown": "1"} if given is None else state.item.fill(given, seed)
        response = self._asked(
            self.browsers[place.player].client,
            "post",
            f"/rooms/{self.code}/answer",
            data={"after": one.asked, **form},
            headers={"Origin": "http://localhost"},
        )
        may = self.model.takes(*one[1:6])
        assert response.status_code in ({204} if may else {404, 409}), response.text
        if may:
            self.model.give(one.seat, one.text, self.now)

    def _look(self):
        self.travel.move_to(self.now)
        for _ in range(3):  # what is due is done when somebody looks, one thing at a time
            self._asked(rooms_of(self.app), "get", self.code)
        self._settle()
        return super()._look()

    def _settle(self):
        model = self.model
        while due := model.due(self.now):
            model.make(due, self.now)
        is_asked = model.phase == "answering" and model.paused is None
        if is_asked and model.answered() == len([*model.present()]) > 0:
            model.make("Close", self.now)

    @invariant()
    def the_pages_show_it(self):
        self._look()
        self.steps += 1
        seats = [*self.model.seats.items()]
        seat, place = seats[self.steps % len(seats)]
        if place.player is not None:
            self._page_of(seat, place)
        page = self._asked(self.host, "get", f"/rooms/{self.code}/host").text
        assert self._phase(page) == self._shown
        names = re.findall(r'class="seats__name"[^>]*><bdi[^>]*>([^<]+)<', page)
        assert sorted(names) == sorted(self.model.seats[one].name for one in self.model.present())
        assert (" data-next " in page) == (self.model.phase != "ended")

    def _page_of(self, seat, place):
        response = self._asked(self.browsers[place.player], "get", f"/rooms/{self.code}")
        if place.removed is not None:
            assert response.status_code == 303
            return
        page, model = response.text, self.model
        assert self._phase(page) == self._shown
        is_late = model.phase == "closed" and place.extra != 1
        assert ('<form class="question"' in page) == (model.phase == "answering" or is_late)
        if model.phase in {"answering", "closed"}:
            has_given = (model.question, model.round, seat) in model.answers
            assert (" data-filled=" in page) == has_given
        if self._shown == "standings":
            points, right = model.points()[seat]
            assert f"<strong>{points}</strong> points" in page
            assert f"<strong>{right}</strong> of" in page
        # A process that has just begun shows the same.
        part = self._asked(self.browsers[place.player], "get", f"/rooms/{self.code}/now").data
        assert Rooms(self.app).get(self.code).part("player").body == part

    @property
    def _shown(self):
        return "explained" if self.model.last_shown else self.model.phase

    def _phase(self, page):
        return re.search(r' data-phase="(\w+)', page)[1]


@pytest.fixture(scope="module")
def app(make_app, tmp_path_factory, content):
    """An app of its own: so many rooms would slow down whoever looks through its database."""
    return make_app(tmp_path_factory.mktemp("histories"), content)


@pytest.fixture(scope="module")
def topic(tmp_path_factory):
    """A topic of three statements, all of them true."""
    asked = [
        a_question("true-false", id=f"q{n}", question=f"Is {n} a number?", answer="true")
        for n in range(3)
    ]
    return the_topic(tmp_path_factory.mktemp("topic"), a_topic(*asked))


def run(machine, topic, app, examples, **more):
    machine.topic, machine.app = topic, app
    chosen = settings(max_examples=examples, stateful_step_count=STEPS, **more)
    run_state_machine_as_test(machine, settings=chosen)


def histories(few):
    """How many to try."""
    return MANY if settings().max_examples >= THOROUGH else few


def test_rules_and_storage_tell_of_a_room_what_was_promised(topic, app):
    run(Histories, topic, app, histories(FEW))


def test_pages_tell_it_too_and_so_does_a_process_that_has_just_begun(topic, app):
    run(OnPages, topic, app, histories(FEWER))


WRONG = {
    "a-question-closes-too-early": (live, "GRACE", 0),
    "nothing-is-marked": (rooms, "mark_all", lambda *_: None),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_histories_find_what_is_wrong(topic, app, monkeypatch, wrong):
    monkeypatch.setattr(*WRONG[wrong])
    with pytest.raises((AssertionError, pytest.fail.Exception, BaseExceptionGroup)):
        run(Histories, topic, app, 300, database=None, phases=[Phase.generate], derandomize=True)
