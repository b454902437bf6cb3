"""The instance folder: nobody else reads it, and one server at a time serves from it."""

import os
import stat
from pathlib import Path

import pytest

from quizapp.settings import Settings
from quizapp.storage import instance, players
from quizapp.storage.errors import CannotOpen
from quizapp.web import create_app


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def modes(folder: Path) -> dict[str, int]:
    return {path.name: mode(path) for path in folder.iterdir()}


@pytest.fixture
def lavish():
    """Files are made for everybody, unless the program sees to it."""
    before = os.umask(0)
    yield
    os.umask(before)


def test_everything_in_the_folder_is_for_its_owner_only(make_app, tmp_path, content, lavish):
    folder = tmp_path / "deep" / "instance"
    with instance.held(Settings(folder, content)):
        app = make_app(folder, content)
        with app.app_context():
            players.forget("nobody")  # the log is there from the first use on
        assert mode(folder) == 0o700
        assert modes(folder) == dict.fromkeys(
            [
                "host_word",
                "lock",
                "quizapp.sqlite3",
                "quizapp.sqlite3-shm",
                "quizapp.sqlite3-wal",
                "secret_key",
            ],
            0o600,
        )


def test_a_folder_that_others_can_read_is_mended(make_app, tmp_path, content):
    make_app(tmp_path, content)
    tmp_path.chmod(0o755)
    for path in tmp_path.iterdir():
        path.chmod(0o644)
    create_app(Settings(tmp_path, content))
    assert mode(tmp_path) == 0o700
    assert set(modes(tmp_path).values()) == {0o600}


def test_a_folder_has_one_server_at_a_time(tmp_path, content):
    settings = Settings(tmp_path, content)
    taken = pytest.raises(CannotOpen, match="Another quizapp")
    with instance.held(settings), taken, instance.held(settings):
        pass
    with instance.held(settings):
        pass


def test_servers_over_postgresql_share_a_folder(tmp_path, content):
    settings = Settings(tmp_path, content, database="postgresql://somewhere/games")
    with instance.held(settings), instance.held(settings):
        assert not (tmp_path / "lock").exists()


def test_a_folder_that_is_a_file_is_told(tmp_path, content):
    (tmp_path / "instance").write_text("")
    with pytest.raises(CannotOpen, match="QUIZAPP_INSTANCE"):
        create_app(Settings(tmp_path / "instance", content))
    with pytest.raises(CannotOpen, match="QUIZAPP_INSTANCE"):
        create_app(Settings(tmp_path / "instance" / "below", content))


def test_a_database_that_cannot_be_opened_is_told(tmp_path, content):
    (tmp_path / "quizapp.sqlite3").mkdir()
    with pytest.raises(CannotOpen, match="QUIZAPP_INSTANCE"):
        create_app(Settings(tmp_path, content))
