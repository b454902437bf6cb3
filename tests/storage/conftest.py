"""A database of its own for each test of the storage, and topics to play."""

import pytest

from tests.builders import a_topic_of_all_types, the_topic


@pytest.fixture
def store(make_app, tmp_path, content):
    """The app of a fresh database, with its context pushed: each call is a request of its own."""
    app = make_app(tmp_path / "instance", content)
    with app.app_context():
        yield app


@pytest.fixture(scope="session")
def topic(tmp_path_factory):
    """A topic with a question of every type and a timeline."""
    return the_topic(tmp_path_factory.mktemp("topic"), a_topic_of_all_types())


@pytest.fixture(scope="session")
def another(tmp_path_factory):
    """The same topic after a change."""
    changed = a_topic_of_all_types(title="Another title")
    return the_topic(tmp_path_factory.mktemp("topic"), changed)
