"""A database of its own for each test of the storage, and topics to play."""

import threading
from datetime import date

import pytest

from quizapp.games.moves import Refused
from quizapp.storage import daily_deals, daily_results, editions, games
from tests.builders import a_topic_of_all_types, a_topic_of_many_questions, the_topic
from tests.postgresql import DATABASES


@pytest.fixture(scope="session", params=DATABASES)
def stored_app(request, databases, make_app, tmp_path_factory, content):
    """An app of which only the database is used: everything here is tried on both kinds."""
    address = databases.address(request.param)
    return make_app(tmp_path_factory.mktemp("store"), content, database=address, lasting=True)


@pytest.fixture
def store(stored_app):
    """The app with an empty database, in its context."""
    with stored_app.app_context():
        while games.forget_before(2**40):
            pass
        daily_deals.forget_before(date.max)
        daily_results.forget_before(date.max)
        editions.forget_unplayed()
        yield stored_app


@pytest.fixture(scope="session")
def topic(tmp_path_factory):
    """A topic with a question of every type and a timeline."""
    return the_topic(tmp_path_factory.mktemp("topic"), a_topic_of_all_types())


@pytest.fixture(scope="session")
def another(tmp_path_factory):
    """The same topic after a change."""
    changed = a_topic_of_all_types(title="Another title")
    return the_topic(tmp_path_factory.mktemp("topic"), changed)


@pytest.fixture(scope="session")
def long_topic(tmp_path_factory):
    """A topic of many questions, of which some share a paragraph, an event or a source."""
    return the_topic(tmp_path_factory.mktemp("topic"), a_topic_of_many_questions())


@pytest.fixture
def at_once(stored_app, store):
    """Does jobs in threads of their own that begin together, and gives what came of each."""

    def do_all(*jobs):
        came, raised = [None] * len(jobs), []
        ready = threading.Barrier(len(jobs))

        def do(place, job):
            with stored_app.app_context():
                ready.wait()
                try:
                    came[place] = job()
                except Refused as refused:
                    came[place] = refused.message.name
                except Exception as error:
                    raised.append(error)

        threads = [threading.Thread(target=do, args=one) for one in enumerate(jobs)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert raised == []
        return came

    return do_all
