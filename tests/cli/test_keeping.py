"""`quizapp backup`, `restore` and `migrate`: what they say, and when they refuse."""

import pytest
from click.testing import CliRunner

from quizapp.cli import main
from quizapp.settings import Settings
from quizapp.storage import instance
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
