"""`quizapp backup`, `restore`, `migrate` and `room`: what they say, and when they refuse."""

import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

from quizapp.cli import main
from quizapp.settings import Settings
from quizapp.storage import instance, rooms
from quizapp.storage.codes import grouped
from tests.builders import a_topic_of_all_types, the_topic
from tests.serving import environment


@pytest.fixture
def settings(tmp_path, content):
    return Settings(tmp_path / "instance", content)


def run(settings, *words):
    """What a command says, and whether it succeeded."""
    result = CliRunner().invoke(main, list(map(str, words)), env=environment(settings))
    return result.output, result.exit_code == 0


def test_games_are_copied_and_brought_back(settings, tmp_path):
    assert run(settings, "migrate") == ("The database has the tables of this version.\n", True)
    copy = tmp_path / "copy"
    assert run(settings, "backup", copy) == (f"All games are in {copy}.\n", True)
    said, succeeded = run(settings, "backup", copy)
    assert not succeeded
    assert "--replace" in said
    assert run(settings, "backup", copy, "--replace")[1]
    said, succeeded = run(settings, "restore", copy)
    assert succeeded, said
    assert f"The former ones are in {settings.instance}" in said


def test_a_running_server_is_left_alone(settings, tmp_path):
    with instance.held(settings):
        for words in (("restore", tmp_path / "copy"), ("migrate",)):
            said, succeeded = run(settings, *words)
            assert not succeeded
            assert "Another quizapp is running" in said


@pytest.mark.parametrize("name", ["backup", "restore"])
def test_for_postgresql_the_commands_name_its_own(tmp_path, content, name):
    settings = Settings(tmp_path, content, database="postgresql://somewhere/games")
    said, succeeded = run(settings, name, "file")
    assert not succeeded
    assert "pg_dump" in said


def test_a_database_that_is_none_is_told(settings):
    settings.instance.mkdir()
    (settings.instance / "quizapp.sqlite3").write_text("Dear operator, " * 1000)
    said, succeeded = run(settings, "migrate")
    assert not succeeded
    assert "is not an SQLite database" in said


def test_an_operator_gets_a_new_link_to_a_room_that_is_played(make_app, settings, tmp_path):
    app = make_app(settings.instance, settings.content)
    topic = the_topic(tmp_path, a_topic_of_all_types())
    with app.app_context(), instance.held(settings):  # while its server runs
        code, key = rooms.open_room(topic, {"set": topic.sets[0].id}, 7, 1000)
        link, succeeded = run(settings, "room", grouped(code).lower())
        assert succeeded
        assert not rooms.is_host(code, key)
        place, _, newer = link.strip().rpartition("/")
        assert place == f"http://127.0.0.1:8000/rooms/{code}/host"
        assert rooms.is_host(code, newer)
        link, _ = run(settings, "room", code, "--address", "http://192.0.2.7/")
        assert link.startswith(f"http://192.0.2.7/rooms/{code}/host/")


def test_what_is_no_room_is_told(settings):
    said, succeeded = run(settings, "room", "ABC234")
    assert (succeeded, "There is no database" in said) == (False, True)
    run(settings, "migrate")
    for code in ("ABC234", "nonsense"):
        said, succeeded = run(settings, "room", code)
        assert (succeeded, f"There is no room “{code}”" in said) == (False, True)


def test_a_database_from_before_rooms_is_told(settings):
    settings.instance.mkdir()
    with closing(sqlite3.connect(settings.instance / "quizapp.sqlite3")) as database:
        database.execute("CREATE TABLE games (id TEXT)")
    said, succeeded = run(settings, "room", "ABC234")
    assert (succeeded, "Start its server once" in said) == (False, True)
