"""Several servers over one PostgreSQL play the same room; whichever fails, nothing is lost."""

import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from quizapp.settings import Settings
from quizapp.web.rooms.hints import CHANNEL
from tests.postgresql import Databases
from tests.redis_server import RedisServer
from tests.serving import Browser, Server, serving
from tests.web.rooms.classes import PATIENT, Class
from tests.web.rooms.ledger import Asked, Ledger
from tests.web.rooms.test_ledger import check, check_points

PUPILS = 6
GUNICORN = [
    *(sys.executable, "-m", "gunicorn", "-k", "gevent", "--workers", "2", "--no-control-socket"),
    *("--timeout", "120"),
    *("--bind", "127.0.0.1:0", "quizapp.web.worker:app()"),
]


@pytest.fixture(scope="module")
def own_databases(tmp_path_factory) -> Iterator[Databases]:
    """A PostgreSQL server that may be stopped: no other test uses it."""
    with closing(Databases(tmp_path_factory.mktemp("own").name + str(os.getpid()))) as made:
        yield made


@pytest.fixture(scope="module")
def redis(tmp_path_factory) -> Iterator[RedisServer]:
    """A Redis server of these tests."""
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def settings(tmp_path_factory, content, own_databases, redis) -> Settings:
    """What all servers of these tests share."""
    folder: Path = tmp_path_factory.mktemp("instance")
    address = own_databases.address("postgresql")
    return Settings(folder, content, database=address, redis=redis.address)


@pytest.fixture(scope="module")
def workers(settings) -> Iterator[Server]:
    """Two gunicorn workers."""
    with serving(settings, GUNICORN) as one:
        yield one


@pytest.fixture(scope="module")
def app(make_app, settings, workers):
    """An app in this process, over the same database."""
    return make_app(settings.instance, settings.content, database=settings.database)


def soon(is_so: Callable[[], bool]) -> None:
    """Wait until it is so."""
    deadline = time.monotonic() + PATIENT
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def listeners(redis: RedisServer) -> int:
    """How many servers wait for hints."""
    with redis.client() as client:
        return int(client.pubsub_numsub(CHANNEL)[0][1])


def pids(server: Server) -> list[int]:
    """The workers that gunicorn has started so far."""
    return [int(pid) for pid in re.findall(r"Booting worker with pid: (\d+)", "".join(server.log))]


def test_all_servers_hear_of_a_room_that_changes_on_one(app, settings, workers, redis):
    with ExitStack() as stack:
        soon(lambda: listeners(redis) == 2)
        channel = stack.enter_context(redis.client().pubsub(ignore_subscribe_messages=True))
        channel.subscribe(CHANNEL)
        room = stack.enter_context(Class(app, workers.port, 8))  # each worker gets some
        room.go("next")
        after = room.room.state.asked
        streams = [stack.enter_context(pupil.listening()) for pupil in room.pupils]
        for stream in streams:
            stream.hear("answering")
        assert {pupil.answer(after) for pupil in room.pupils} == {204}
        for stream in streams:
            stream.hear("closed")
        told = []
        soon(lambda: told.append(channel.get_message()) or any(told))
        assert any(one["data"].decode().endswith(f" {room.game}") for one in told if one)


def test_a_host_moves_on_from_worker_to_worker(app, workers):
    with Class(app, workers.port) as room:
        host = Browser(workers.port)
        assert host.visit(f"/rooms/{room.code}/host/{room.key}") == 303
        for step, phase in (("next", "answering"), ("close", "closed"), ("spread", "spread")):
            page = host.get(f"/rooms/{room.code}/host")
            host.token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page)[1]
            seen = {"after": room.room.state.number}
            assert host.post(f"/rooms/{room.code}/host/{step}", seen) == 303
            assert room.room.state.phase == phase
        assert host.visit(f"/rooms/{room.code}/screen") == 200
        assert room.pupils[0].ask("GET", "mine")[0] == 200


def test_a_worker_is_killed_redis_stopped_and_postgresql_restarted_and_nothing_is_lost(
    app, own_databases, workers, redis
):
    with ExitStack() as stack:
        room = stack.enter_context(Class(app, workers.port, PUPILS + 1))  # one never answers
        ledger = Ledger(room, lambda: workers.port)
        stack.enter_context(ledger.answering(room.pupils[1:]))
        room.go("next")
        state = room.room.state
        ledger.asked = Asked(state.item.id, state.round, state.asked)
        for harm in (
            lambda: os.kill(pids(workers)[-1], signal.SIGKILL),
            redis.stop,
            own_databases.restart,
            redis.start,
            lambda: None,
        ):
            harm()
            before = len(ledger.answers)
            soon(lambda before=before: len(ledger.answers) > before + 5 * PUPILS)
        room.go("close")
        ledger.closed()
        with room.pupils[0].listening() as stream:
            stream.hear("closed")
        room.go("spread")
    assert len(ledger.acknowledged) == PUPILS
    assert ledger.statuses <= {204, 409, 503}
    check(room, ledger)
    check_points(room)
    soon(lambda: listeners(redis) == 2)
