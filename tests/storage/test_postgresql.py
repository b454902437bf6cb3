"""PostgreSQL: lost connections, locks and full pools are told, and none of them for good."""

import threading
import time

import pytest
from flask import Flask
from sqlalchemy import text

from quizapp.settings import Settings
from quizapp.storage import editions, migrate, postgresql
from quizapp.storage.database import CannotOpen, Unavailable, connect, present, reading, writing


@pytest.fixture
def open_app(databases, tmp_path):
    """Makes apps over one database, in a context."""
    apps = []
    address = databases.address("postgresql")

    def opened(address=address) -> Flask:
        app = Flask(__name__)
        connect(app, Settings(tmp_path, tmp_path, database=address))
        apps.append(app)
        return app

    opened.address = address
    yield opened
    for app in apps:
        with app.app_context():
            present().close()


@pytest.fixture
def database(open_app):
    """An app with one table and one row, in its context."""
    with open_app().app_context():
        with writing() as connection:
            connection.execute(text("CREATE TABLE numbers (number INTEGER PRIMARY KEY)"))
            connection.execute(text("INSERT INTO numbers VALUES (1)"))
        yield


def numbers():
    with reading() as connection:
        return list(connection.scalars(text("SELECT number FROM numbers ORDER BY number")))


def lock(connection):
    connection.execute(text("SELECT * FROM numbers FOR UPDATE"))


def write(number=2):
    with writing() as connection:
        connection.execute(text(f"INSERT INTO numbers VALUES ({number})"))


OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid != pg_backend_pid()"
)


def test_a_connection_that_the_server_closed_is_replaced(database):
    with reading(), reading() as other:
        assert other.scalar(text("SELECT 1")) == 1
    with writing() as connection:
        assert connection.scalars(text(OTHERS)).all() == [True]
    with reading(), reading() as other:
        assert other.scalar(text("SELECT 1")) == 1


def test_a_connection_that_breaks_in_use_is_told_and_replaced(database):
    def lose():
        with reading() as lost, writing() as connection:
            lost.scalar(text("SELECT 1"))
            connection.execute(text(OTHERS))
            lost.scalar(text("SELECT 1"))

    with pytest.raises(Unavailable, match="PostgreSQL cannot be used"):
        lose()
    write()
    assert numbers() == [1, 2]


def test_commits_are_synced_whatever_the_server_is_set_to(database):
    with writing() as connection:
        assert connection.scalar(text("SHOW synchronous_commit")) == "on"


def test_all_that_a_block_reads_is_of_one_moment(database):
    with reading() as connection:
        seen = [connection.scalar(text("SELECT count(*) FROM numbers"))]
        write()
        seen.append(connection.scalar(text("SELECT count(*) FROM numbers")))
    assert seen == [1, 1]
    assert numbers() == [1, 2]


def test_who_waits_too_long_for_a_lock_is_told(database):
    def wait():
        with writing() as holder, writing() as connection:
            lock(holder)
            connection.execute(text("SET LOCAL lock_timeout = '50ms'"))
            lock(connection)

    with pytest.raises(Unavailable, match="lock timeout"):
        wait()
    write()
    assert numbers() == [1, 2]


def test_who_waits_too_long_for_a_connection_is_told(open_app, monkeypatch):
    monkeypatch.setattr(postgresql, "CONNECTIONS", 1)
    monkeypatch.setattr(postgresql, "PATIENCE", 1)
    with open_app().app_context():
        begun = time.monotonic()
        with reading(), pytest.raises(Unavailable, match="All 1 connections"), reading():
            pass
        assert time.monotonic() - begun < 3
        with reading() as connection:
            assert connection.scalar(text("SELECT 1")) == 1


def test_two_servers_that_start_together_make_the_tables_once(open_app):
    raised = []

    def start():
        try:
            with open_app().app_context():
                migrate.upgrade()
        except Exception as error:
            raised.append(error)

    threads = [threading.Thread(target=start) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert raised == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (("/games_", "/nothing_"), "does not exist"),
        (("postgres:@", "nobody:secret@"), "nobody"),
        (("host=", "host=/nowhere"), "No such file"),
        (("postgres:@", "a:secret/@b:c@d"), "%40"),
    ],
)
def test_a_database_that_cannot_be_reached_is_told_without_the_password(open_app, wrong, told):
    def start():
        with open_app(open_app.address.replace(*wrong)).app_context():
            migrate.upgrade()

    with pytest.raises(CannotOpen, match=told) as caught:
        start()
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_user_who_may_make_no_tables_is_told(open_app):
    with open_app().app_context(), writing() as connection:
        connection.execute(text("DROP ROLE IF EXISTS reader"))
        connection.execute(text("CREATE ROLE reader LOGIN"))
    reader = open_app(open_app.address.replace("postgres:@", "reader:@"))
    with reader.app_context(), pytest.raises(CannotOpen, match="permission denied"):
        migrate.upgrade()


def test_an_edition_is_not_forgotten_while_a_game_over_it_begins(open_app, topic):
    with open_app().app_context():
        migrate.upgrade()
        with writing() as connection:
            editions.keep(connection, topic)
        with writing() as connection:
            editions.keep(connection, topic)
            assert editions.forget_unplayed() == 0
        assert editions.forget_unplayed() == 1
