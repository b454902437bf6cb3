"""A room on a real server: what a host does reaches the streams, answers are durable, floods harm nobody."""

import os
import signal
from contextlib import ExitStack
from select import select

import pytest

from quizapp.settings import Settings
from tests.serving import serving
from tests.web.rooms.classes import PATIENT, Class

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


def test_streams_end_properly_when_the_server_is_stopped(server, app):
    # The last test of this server: it is gone afterwards.
    with Class(app, server.port) as room, room.pupils[0].listening("HTTP/1.1") as stream:
        stream.hear("lobby")
        server.process.send_signal(signal.SIGTERM)
        assert stream.rest().endswith("\r\n0\r\n\r\n")
        assert server.process.wait(PATIENT) == 0
