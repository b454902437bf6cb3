"""What all tests share: how hard Hypothesis tries, and an app of its own for each test."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from jinja2 import FileSystemBytecodeCache

from quizapp.settings import Settings, shipped
from quizapp.storage import migrate
from quizapp.storage.database import Database, present
from quizapp.web import create_app
from quizapp.web.content import read_here
from tests.builders import a_topic_of_all_types, write_topic
from tests.postgresql import Databases
from tests.web.player import Player

settings.register_profile("fast", max_examples=10, deadline=None)
settings.register_profile("ci", parent=settings.get_profile("fast"), derandomize=True)
settings.register_profile(
    "thorough", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "fast"))

OPEN: list[Database] = []
"""The databases of the apps that the present module of tests has made."""

gc.disable()


def pytest_collection_finish() -> None:
    """What is loaded stays: looking through it again and again would take a sixth of the time."""
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def _push_request_context():
    """Not what pytest-flask does: with one request around a whole test, a view that forgets to
    commit would still pass."""


@pytest.fixture(scope="session")
def content(tmp_path_factory) -> Path:
    """A folder of topics: one with a question of every type and a timeline."""
    folder = tmp_path_factory.mktemp("content")
    write_topic(folder, a_topic_of_all_types(), "everything")
    return folder


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """Empty databases, SQLite's or on a PostgreSQL server that this test run has for itself."""
    with closing(Databases(os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid())))) as made:
        yield made


@pytest.fixture(scope="session")
def make_app(tmp_path_factory, databases) -> Iterator[Callable[..., Flask]]:
    """Makes apps from settings, with their tables; they share compiled templates, which are most
    of their start. Those that do not last end with the module of tests that made them."""
    compiled = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    lasting_ones = []

    def make(*settings, lasting: bool = False, **more) -> Flask:
        made = create_app(Settings(*settings, **more))
        read_here(made)
        made.jinja_env.bytecode_cache = compiled
        with made.app_context():
            migrate.upgrade()
            (lasting_ones if lasting else OPEN).append(present())
        return made

    yield make
    for database in lasting_ones:
        database.close()


@pytest.fixture(scope="module", autouse=True)
def _apps_end_with_their_module() -> Iterator[None]:
    """All of them at once would have more files open than many a machine allows."""
    yield
    while OPEN:
        OPEN.pop().close()


@pytest.fixture(scope="session")
def app(make_app, tmp_path_factory, content) -> Flask:
    """The app over the small content; each test has players of its own."""
    return make_app(tmp_path_factory.mktemp("instance"), content, lasting=True)


@pytest.fixture(scope="session")
def shipped_app(make_app, tmp_path_factory) -> Flask:
    """The app over the shipped content, for tests that only look."""
    shown = tmp_path_factory.mktemp("shipped")
    return make_app(shown, shipped("content"), debug=True, lasting=True)


@pytest.fixture
def client(app):
    """A browser without cookies."""
    return app.test_client()


@pytest.fixture
def player(app) -> Player:
    """Somebody who plays the small content."""
    return Player(app)
