"""A dry run: robots sit in the room, answer like a class, and leave with it."""

import re
import time
from contextlib import suppress

import pytest

from quizapp import clock
from quizapp.games import live
from quizapp.settings import Settings
from quizapp.storage import old_rooms, room_answers, room_seats, rooms
from quizapp.web.reading.topics import the_topic
from quizapp.web.rooms.following import rooms_of
from quizapp.web.rooms.rehearsing import AT_ONCE, ROBOTS, Robots
from tests.serving import Browser, serving
from tests.web.player import TOPIC, Player
from tests.web.rooms.playing import Lesson

SOON, LATER = 100, 200


@pytest.fixture
def here(app):
    with app.app_context():
        yield app


@pytest.fixture
def room(here):
    """A dry run over a question of every type, without a limit."""
    return opened(here, seconds=None)


def opened(app, **settings):
    chosen = {"set": "questions", "reading": 0, "rehearsal": True, **settings}
    code, _ = rooms.open_room(the_topic(TOPIC), chosen, 7, clock.now())
    return rooms.find(code, clock.now())


def go(app, room, *moves):
    for move in moves:
        room = rooms.find(room.code, 0)
        if isinstance(move, live.Close) and room.state.phase == "closed":
            continue  # all had answered
        number = room.state.number
        room = rooms.move(room.code, number, lambda _, move=move: move, clock.now())
        rooms_of(app).moved(room)
    return room


def filled(app, room, number=40):
    """The robots of a room, all of them come in."""
    robots = Robots(rooms_of(app), room.code, number)
    while len(names(room)) < number:
        assert robots.look(0)
    return robots


def names(room):
    return {seat.name for seat in room_seats.seats(room.game)}


def test_robots_come_in_a_few_at_a_time_and_their_names_say_what_they_are(here, room):
    robots = Robots(rooms_of(here), room.code, 10)
    robots.look(0)
    assert names(room) == {f"Robot {number}" for number in range(1, AT_ONCE + 1)}
    for _ in range(10):
        robots.look(0)
    assert names(room) == {f"Robot {number}" for number in range(1, 11)}


@pytest.mark.parametrize("settings", [{"cap": 5}, {}])
def test_who_finds_the_room_full_or_locked_stays_away(here, settings):
    room = opened(here, **settings)
    robots = Robots(rooms_of(here), room.code, 20)
    robots.look(0)
    if not settings:
        rooms.lock(room.game, True)
    for _ in range(20):
        assert robots.look(0)
    assert len(names(room)) == settings.get("cap", AT_ONCE)


def test_robots_answer_questions_of_every_type_and_their_answers_can_be_marked(here, room):
    robots = filled(here, room)
    for _ in range(room.state.total):
        room = go(here, room, live.Ask())
        item = room.state.item
        robots.look(0)
        robots.look(SOON)
        given = room_answers.counts(room.game, item.id, 0)
        assert 30 <= sum(given.values()) <= 40, item.type
        assert len(given) > 1, item.type
        room = go(here, room, live.Close(), live.ShowSpread(), live.Explain())
    points = [points for _, points, _ in room_answers.standings(room.game)]
    assert max(points) > min(points)


def test_robots_place_cards(here):
    room = opened(here, timeline={"level": "easy", "size": 6}, seconds=None)
    robots, room = filled(here, room), go(here, room, live.Ask())
    robots.look(0)
    robots.look(SOON)
    assert len(room_answers.counts(room.game, room.state.item.id, 0)) > 1


def test_robots_take_some_seconds_each_another_number_of_them(here, room):
    robots, room = filled(here, room), go(here, room, live.Ask())
    answered = []
    for second in range(20):
        robots.look(second)
        answered.append(room_answers.answered(room.game))
    assert answered[0] == 0
    assert answered == sorted(answered)
    assert len(set(answered)) > 8


def test_late_answer_of_a_robot_is_refused_like_that_of_anybody(here):
    room = opened(here, seconds=20)
    robots, room = filled(here, room), go(here, room, live.Ask())
    robots.look(0)
    robots.look(19)
    in_time = room_answers.counts(room.game, room.state.item.id, 0)
    room = go(here, room, live.Close())
    robots.look(SOON)
    assert room_answers.counts(room.game, room.state.item.id, 0) == in_time
    assert sum(in_time.values()) < 40


def test_nobody_answers_while_the_room_is_paused(here, room):
    robots, room = filled(here, room), go(here, room, live.Ask(), live.Pause())
    robots.look(0)
    robots.look(SOON)
    assert room_answers.answered(room.game) == 0
    go(here, room, live.Resume())
    robots.look(LATER)
    assert room_answers.answered(room.game) > 30


def test_robots_answer_again_when_they_are_asked_again(here, room):
    robots, room = filled(here, room), go(here, room, live.Ask())
    robots.look(0)
    robots.look(SOON)
    again = go(here, room, live.Close(), live.ShowSpread(), live.AskAgain())
    assert room_answers.answered(room.game) == 0
    robots.look(SOON)
    robots.look(LATER)
    assert room_answers.answered(room.game) > 30
    rounds = [room_answers.counts(room.game, again.state.item.id, number) for number in (0, 1)]
    assert rounds[0] != rounds[1]


def test_robots_leave_with_the_room(here, room):
    robots = filled(here, room)
    assert robots.look(0)
    go(here, room, live.End())
    assert not robots.look(1)


def test_robots_leave_a_room_that_is_gone(here, room):
    robots = filled(here, room)
    while old_rooms.forget_before(0, clock.now() + 1):
        pass
    assert not robots.look(1)


def test_every_page_of_a_dry_run_says_that_it_is_one_and_no_other_does(app):
    for rehearsal in (True, False):
        lesson = Lesson(app, rehearsal=rehearsal)
        ann = lesson.pupil("ann")
        for step in ("", "next", "close", "spread", "explain", "end"):
            if step:
                lesson.go(step)
            for page in (lesson.host_page, lesson.screen, ann.page):
                assert ("A dry run" in page) is rehearsal, step
        lesson = Lesson(app, rehearsal=rehearsal)
        assert ("A dry run" in Player(app).get(f"/join/{lesson.code}").text) is rehearsal


def once_read(host, address):
    """A page of a topic, which a server on a busy machine may still be reading."""
    for _ in range(150):
        with suppress(AssertionError):
            return host.get(address)
        time.sleep(0.2)
    return host.get(address)


def test_server_lets_robots_into_a_room_that_is_opened_as_a_dry_run(tmp_path, content, make_app):
    settings = Settings(tmp_path, content)
    with serving(settings) as server:
        host, app = Browser(server.port), make_app(tmp_path, content)
        page = once_read(host, f"/topics/{TOPIC}/rooms/new")
        host.token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page)[1]
        chosen = {"what": "set:questions", "names": "generated", "counts": "first", "cap": 30}
        times = {"level": "easy", "size": 6, "seconds": 60, "reading": 0, "speed": 0}
        for rehearsal in ({"rehearsal": "y"}, {}):
            assert host.post(f"/topics/{TOPIC}/rooms/new", chosen | times | rehearsal) == 303
        with app.app_context():
            games, until = [rooms.load(game, 0) for game in rooms.revisions()], clock.now() + 60
            dry = next(room for room in games if room.state.settings.rehearsal)
            real = next(room for room in games if not room.state.settings.rehearsal)
            while len(names(dry)) < ROBOTS and clock.now() < until:
                time.sleep(0.1)
            assert len(names(dry)) == ROBOTS
            assert names(real) == set()
