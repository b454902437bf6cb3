"""A room on a real server: what a host does reaches the streams, answers are durable, floods harm nobody."""

import os
import re
import signal
from collections import Counter
from contextlib import ExitStack, contextmanager
from select import select
from threading import Event, Thread

import pytest

from quizapp.settings import Settings
from quizapp.storage import room_seats
from tests.serving import Browser, at_once, serving
from tests.web.rooms.classes import PATIENT, Class

CAP, FLOOD = 200, 240
OPENED = 10_000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 300


@pytest.fixture(scope="module")
def server(tmp_path_factory, content):
    with serving(Settings(tmp_path_factory.mktemp("instance"), content)) as one:
        yield one


@pytest.fixture(scope="module")
def app(server, make_app):
    """Another app over the server's database."""
    return make_app(server.settings.instance, server.settings.content)


def test_a_move_of_the_host_reaches_the_streams_and_an_answer_is_acknowledged_when_it_is_kept(
    server, app
):
    with (
        Class(app, server.port) as room,
        room.pupils[0].listening() as stream,
        room.pupils[1].listening() as other,
    ):
        anna, ben = room.pupils
        stream.hear("lobby")
        room.go("next")
        after = room.room.state.asked
        assert anna.answer(after) == 204  # though this server may not have looked yet
        assert stream.hear("answering") == other.hear("answering")
        assert ben.answer(after, Accept="text/html") == 303
        stream.hear("closed")


def test_of_endless_streams_of_one_player_two_stay_and_the_others_play_on(server, app):
    with ExitStack() as stack:
        room = stack.enter_context(Class(app, server.port, 3))
        flooder, anna, _ = room.pupils
        good = stack.enter_context(anna.listening())
        streams = [stack.enter_context(flooder.listening()) for _ in range(OPENED)]
        for stream in streams:
            stream.hear("lobby")
        room.go("next")
        after = room.room.state.asked
        good.hear("answering")
        assert anna.answer(after) == 204
        for stream in streams[-2:]:
            stream.hear("answering")
        for stream in streams[:-2]:
            assert select([stream.socket], [], [], 5)[0]
            assert "answering" not in stream.rest()


@contextmanager
def answering(pupils, after):
    """These answer again and again until the block ends; gives the statuses that they hear."""
    heard, is_over = [], Event()

    def answer(pupil):
        while not is_over.wait(0.02):
            heard.append(pupil.answer(after))

    jobs = [Thread(target=answer, args=[pupil]) for pupil in pupils]
    for job in jobs:
        job.start()
    try:
        yield heard
    finally:
        is_over.set()
        for job in jobs:
            job.join()


def take_token(browser, address):
    """Load a page for the token of its form."""
    browser.token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', browser.get(address))[1]


def flooded(port, code):
    """The statuses and words that a script hears, which joins as somebody new each time."""
    bot, numbers, heard = Browser(port), iter(range(FLOOD)), []
    take_token(bot, f"/join/{code}")

    def join():
        for number in numbers:
            heard.append(bot.twin().send(f"/join/{code}", {"name": f"Bot {number}"}))

    at_once([join] * 4)
    return heard


def test_a_flood_of_joining_costs_no_answer_and_is_sent_out_by_one_press(server, app):
    with Class(app, server.port, 4, ago=120, cap=CAP, names="free") as room:
        room.go("next")
        *awake, _ = room.pupils  # as long as one has not answered, the question stays open
        with answering(awake, room.room.state.asked) as heard:
            flood = flooded(server.port, room.code)
            remove = f"/rooms/{room.code}/host/seats/remove"
            assert room.host.post(remove, {"minutes": 1}).status_code == 303
        with app.app_context():
            here = {seat.player for seat in room_seats.seats(room.game) if not seat.removed}
        assert Counter(status for status, _ in flood) == {303: CAP - 4, 409: FLOOD - CAP + 4}
        assert all("This room is full." in text for status, text in flood if status == 409)
        assert {*heard} == {204}
        assert here == {pupil.player for pupil in room.pupils}
        assert room.room.locked


def test_streams_end_properly_when_the_server_is_stopped(server, app):
    # The last test of this server: it is gone afterwards.
    with Class(app, server.port) as room, room.pupils[0].listening("HTTP/1.1") as stream:
        stream.hear("lobby")
        server.process.send_signal(signal.SIGTERM)
        assert stream.rest().endswith("\r\n0\r\n\r\n")
        assert server.process.wait(PATIENT) == 0
