"""A room on a real server: what a host does reaches the streams, and answers are durable."""

import pytest

from quizapp.games import live
from quizapp.settings import Settings
from tests.serving import serving
from tests.web.rooms.classes import Class


@pytest.fixture(scope="module")
def server(tmp_path_factory, content):
    with serving(Settings(tmp_path_factory.mktemp("instance"), content)) as one:
        yield one


@pytest.fixture(scope="module")
def second(server, make_app):
    """Another app over the server's database."""
    return make_app(server.settings.instance, server.settings.content)


def test_a_move_of_the_host_reaches_the_streams_and_an_answer_is_acknowledged_when_it_is_kept(
    server, second
):
    with (
        Class(second, server.port) as room,
        room.pupils[0].listening() as stream,
        room.pupils[1].listening() as other,
    ):
        anna, ben = room.pupils
        stream.hear("lobby")
        after = room.go(live.Ask()).state.asked
        assert stream.hear("answering") == other.hear("answering")
        assert anna.answer(after) == 204
        assert ben.answer(after, Accept="text/html") == 303
        stream.hear("closed")
