"""Nothing that tells an answer leaves the server before its host explains it, on no page and no stream."""

import contextlib
import json

import pytest
import time_machine

from quizapp import clock
from quizapp.games import live
from quizapp.questions import BY_NAME
from quizapp.storage import room_seats
from quizapp.web.rooms import streams
from tests.builders import write_topic
from tests.web.canaries import (
    READABLE,
    a_quiz_with_canaries,
    a_timeline_with_canaries,
    everything_sent,
    found,
    leaks,
)
from tests.web.player import Player
from tests.web.rooms.playing import Lesson, Pupil

SEEN = {
    "host": ("/host", "/results", "/results.csv"),
    "anna": ("", "/mine", "/screen"),
    "ben": ("", "/mine", "/review"),
    "stranger": ("/screen/now", "", "/host", "/results", "/review"),
}
"""What each of them loads after every press; the streams bring the parts themselves."""
ELSEWHERE = ("/games", "/games/export", "/rooms", "/topics/canaries/quiz")


class Watched:
    """A room of canaries: whatever anybody gets of it is searched for what is still secret."""

    def __init__(self, make_app, tmp_path, canaries, **chosen):
        write_topic(tmp_path / "content", canaries.topic, "canaries")
        self.app = make_app(tmp_path / "instance", tmp_path / "content")
        self.kept, self.words, self.closed = canaries.kept, canaries.words, set()
        self.shown: set[str] = set()
        self.streamed, self.heard = 0, {}
        self.lesson = Lesson(self.app, "canaries", standings=True, **chosen)
        self.anna, self.ben = self.lesson.pupil("anna"), self.lesson.pupil("ben", 2.0)
        self.stranger = Player(self.app, "canaries")
        self._listening = contextlib.ExitStack()
        self.streams = {
            address: self._listen(who, address)
            for who, address in (
                (self.anna, ""),
                (self.lesson.host, "/host"),
                (self.anna, "/screen"),
            )
        }

    @property
    def item(self):
        """What is asked now."""
        return self.lesson.room.state.item

    def close(self):
        self._listening.close()

    def _listen(self, who, address):
        asked = who.get(f"/rooms/{self.lesson.code}{address}/events", buffered=False)
        return self._listening.enter_context(asked).iter_encoded()

    def hear(self):
        """All that the streams bring up to the part that is shown now."""
        for address, stream in self.streams.items():
            room = f"/rooms/{self.lesson.code}{address}"
            who = self.lesson.host if address == "/host" else self.anna
            version = f"id: {who.get(f'{room}/now').headers['ETag'][1:-1]}".encode()
            while self.heard.get(address) != version:
                sent = next(stream)
                self.streamed += len(sent)
                self.search(f"the stream of {address}", sent)
                if version in sent:
                    self.heard[address] = version

    def search(self, where, sent):
        for owner, tokens in leaks(sent, self.kept, self.closed).items():
            # The words of a card are shown while it is in the hand.
            secret = tokens - self.words[owner] if owner in self.shown else tokens
            assert not secret, (where, owner, secret)

    def press(self, *steps):
        for step in steps:
            if step == "explain":
                self.closed.add(self.item.id)
            if step == "end":  # then reviews tell of what was skipped, too
                self.closed |= {turn.item for turn in self.lesson.room.state.turns}
            self.search(step, everything_sent(self.lesson.press(step)))
            if step == "next" and self.words:
                self.shown.add(self.item.id)
            self.hear()
        self.look_around()

    def look_around(self):
        room = f"/rooms/{self.lesson.code}"
        for who, addresses in SEEN.items():
            for address in addresses:
                browser = self.lesson.host if who == "host" else getattr(self, who)
                self.search((who, address), everything_sent(browser.get(room + address)))

    def look_elsewhere(self):
        for who in (self.anna, self.lesson.host):
            for address in (*ELSEWHERE, f"/rooms/{self.lesson.code}/host/seats"):
                self.search(address, everything_sent(who.get(address)))

    def send(self, pupil: Pupil, form):
        address, own = f"/rooms/{self.lesson.code}/answer", {"Origin": "http://localhost"}
        after = {"after": self.lesson.room.state.asked}
        for accepts in ({}, {"Accept": "text/html"}):
            response = pupil.client.post(address, data=form | after, headers=own | accepts)
            self.search(address, everything_sent(response))
        return response

    def answer(self):
        """One says what robots would say, if it tells nothing; the other says nothing."""
        state = self.lesson.room.state
        seed = state.seed_of(state.index)
        form = state.item.fill(state.item.guess(seed), seed)
        if found(set().union(*self.kept.values()), json.dumps(form).encode()):
            form = {"unknown": "1"}
        assert self.send(self.anna, form).status_code == 303
        odd = ({}, {"choice": "99"}, {"answer": "\0"}, {"gap": "99"}, {"choice": "x"})
        assert self.send(self.ben, odd[state.index % len(odd)]).status_code in {400, 422, 303}


@pytest.fixture
def quiz_room(make_app, tmp_path):
    room = Watched(make_app, tmp_path, a_quiz_with_canaries(), seconds=60, reading=5)
    yield room
    room.close()


@pytest.fixture
def timeline_room(make_app, tmp_path):
    canaries = a_timeline_with_canaries(7)
    timeline = {"level": "medium", "size": 7}
    room = Watched(make_app, tmp_path, canaries, timeline=timeline)
    room.closed |= {card.id for card in room.lesson.room.state.opening}
    yield room
    room.close()


def test_no_byte_of_a_room_tells_of_a_question_before_its_host_explains_it(quiz_room):
    state = quiz_room.lesson.room.state
    assert {question.type for question in state.questions} == set(BY_NAME)
    quiz_room.hear()
    quiz_room.look_around()
    for number in range(state.total):
        quiz_room.press("next", "open")
        quiz_room.answer()
        quiz_room.press("close", "spread")
        if number % 3 == 1:
            quiz_room.look_elsewhere()
        if number % 5 == 0:
            quiz_room.press("again", "close", "spread")
        if number % 4 == 3:
            quiz_room.press("skip")  # what was skipped may be asked in another lesson
            continue
        quiz_room.press("explain")
        if number % 3 == 0:
            quiz_room.press("standings", "last")
    quiz_room.press("end")
    assert quiz_room.streamed > 50_000


def test_no_byte_of_a_room_tells_of_a_card_before_its_host_explains_it(timeline_room):
    timeline_room.hear()
    timeline_room.look_around()
    for number in range(timeline_room.lesson.room.state.total):
        timeline_room.press("next")
        timeline_room.answer()
        timeline_room.press("close", "spread")
        timeline_room.look_elsewhere()
        timeline_room.press(*(["skip"] if number == 1 else ["explain", "standings", "last"]))
    timeline_room.press("end")


def test_an_explained_question_tells_what_was_secret_but_no_misconception(quiz_room):
    # Without this, the search might look for what no page ever holds.
    lesson, asked = quiz_room.lesson, quiz_room.lesson.room.state.questions
    for question in asked[:3]:
        quiz_room.press("next", "open", "close", "spread", "explain", "standings", "last")
        for sent in (quiz_room.anna.page, lesson.screen, lesson.host_page):
            told = found(quiz_room.kept[question.id], sent.encode())
            assert question.explanation in told
            assert {token for token in told if token.startswith(READABLE)}
            assert not {token for token in told if token.startswith("mis-")}


@pytest.mark.parametrize("where", ["page", "stream"])
def test_the_search_finds_a_leak_of_a_room(quiz_room, monkeypatch, where):
    token = sorted(next(iter(quiz_room.kept.values())))[-1]
    if where == "page":
        monkeypatch.setattr("quizapp.web.rooms.player.own", lambda *_: token)
    else:
        leak = streams.event("now", token.encode())
        monkeypatch.setattr("quizapp.web.rooms.held.Part.event", leak)
    with pytest.raises(AssertionError, match=token):
        quiz_room.press("next")


@pytest.mark.parametrize("factor", [2.0, live.NO_LIMIT])
def test_private_extra_time_changes_no_byte_that_others_get(app, factor):
    lesson = Lesson(app, seconds=60, standings=True)
    anna, ben, stranger = lesson.pupil("anna"), lesson.pupil("ben"), Player(app)
    seen = {
        anna: ("", "/now", "/mine"),
        stranger: ("/screen", "/screen/now"),
        lesson.host: ("/host/now",),
    }

    def all_of_others():
        lesson.has_changed()
        return [
            everything_sent(who.get(f"/rooms/{lesson.code}{address}"))
            for who, addresses in seen.items()
            for address in addresses
        ]

    with time_machine.travel(clock.now(), tick=False):
        all_of_others()  # cookies are given once
        for step in ("next", "close", "spread", "explain", "standings", "next", "skip", "end"):
            lesson.go(step)
            if step == "next":
                anna.answer()
            told = []
            for extra in (1.0, factor):
                with app.app_context():
                    room_seats.give_time(lesson.game, ben.seat.id, extra)
                told.append(all_of_others())
            assert told[0] == told[1], step
