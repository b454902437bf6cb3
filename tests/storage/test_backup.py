"""Copies of the database: whole, private, never over something else; and back to one of them."""

import sqlite3
from contextlib import closing

import pytest
from flask import Flask

from quizapp.games import live
from quizapp.settings import Settings
from quizapp.storage import players, room_seats
from quizapp.storage.backup import CannotCopy, back_up, restore
from quizapp.storage.database import connect, present
from quizapp.storage.room_answers import take
from tests.storage.builders import a_quiz, a_room, given, go, join, now


@pytest.fixture
def own(make_app, tmp_path, content):
    """An app with a database of its own."""
    return make_app(tmp_path / "instance", content)


@pytest.fixture
def path(own, tmp_path):
    return tmp_path / "instance" / "quizapp.sqlite3"


def games_in(path):
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT count(*) FROM games").fetchone()[0]


def names(folder):
    return sorted(file.name for file in folder.iterdir() if file.is_file())


def play(app, topic, games):
    """Begin so many games, as a server that has ended since."""
    with app.app_context():
        for _ in range(games):
            a_quiz(topic)
        present().close()


def test_a_backup_holds_what_is_not_yet_in_the_main_file(own, path, tmp_path, topic):
    with own.app_context():
        a_quiz(topic)
        back_up(path, tmp_path / "copy", False)
        a_quiz(topic)
        assert players.count("anna") == 2
    assert games_in(tmp_path / "copy") == 1
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600
    assert names(tmp_path) == ["copy"]


def test_a_backup_replaces_nothing_unless_told(own, path, tmp_path, topic):
    copy = tmp_path / "copy"
    copy.write_text("of last week")
    with pytest.raises(CannotCopy, match="--replace"):
        back_up(path, copy, False)
    assert copy.read_text() == "of last week"
    back_up(path, copy, True)
    assert games_in(copy) == 0
    assert names(tmp_path) == ["copy"]


def test_there_is_no_backup_of_nothing_or_to_nowhere(own, path, tmp_path):
    with pytest.raises(CannotCopy, match="QUIZAPP_INSTANCE"):
        back_up(tmp_path / "quizapp.sqlite3", tmp_path / "copy", False)
    with pytest.raises(CannotCopy, match="nowhere"):
        back_up(path, tmp_path / "nowhere" / "copy", False)
    assert names(tmp_path) == []


def test_after_a_restore_the_games_are_those_of_the_backup(
    own, make_app, content, path, tmp_path, topic
):
    play(own, topic, 1)
    back_up(path, tmp_path / "copy", False)
    play(own, topic, 2)
    former = restore(path, tmp_path / "copy")
    assert games_in(former) == 3
    assert games_in(path) == 1
    assert path.stat().st_mode & 0o777 == 0o600
    again = make_app(path.parent, content)
    play(again, topic, 1)
    assert games_in(path) == 2


def test_a_backup_is_restored_where_nothing_was(own, path, tmp_path, topic):
    play(own, topic, 1)
    back_up(path, tmp_path / "copy", False)
    new = tmp_path / "new"
    new.mkdir()
    assert restore(new / "quizapp.sqlite3", tmp_path / "copy") is None
    assert games_in(new / "quizapp.sqlite3") == 1


def cut_short(copy):
    copy.write_bytes(copy.read_bytes()[:-5000])


def overwritten(copy):
    data = copy.read_bytes()
    copy.write_bytes(data[:4096] + b"x" * 4096 + data[8192:])


def a_text(copy):
    copy.write_text("Dear operator, " * 1000)


def of_another_program(copy):
    copy.unlink()
    with closing(sqlite3.connect(copy)) as database:
        database.execute("CREATE TABLE recipes (it TEXT)")


def of_a_later_version(copy):
    with closing(sqlite3.connect(copy)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()


def missing(copy):
    copy.unlink()


@pytest.mark.parametrize(
    "harm", [cut_short, overwritten, a_text, of_another_program, of_a_later_version, missing]
)
def test_what_is_no_backup_is_refused_and_changes_nothing(own, path, tmp_path, topic, harm):
    play(own, topic, 1)
    back_up(path, tmp_path / "copy", False)
    harm(tmp_path / "copy")
    before = names(path.parent)
    with pytest.raises(CannotCopy, match="copy"):
        restore(path, tmp_path / "copy")
    assert names(path.parent) == before
    assert games_in(path) == 1


def test_a_restore_is_refused_while_another_program_has_the_database(own, path, tmp_path, topic):
    play(own, topic, 1)
    back_up(path, tmp_path / "copy", False)
    with closing(sqlite3.connect(path)) as other:
        other.execute("SELECT * FROM games").fetchall()
        with pytest.raises(CannotCopy, match="Another program"):
            restore(path, tmp_path / "copy")


def test_a_damaged_database_is_replaced_and_its_log_is_not_read_into_the_new_one(
    own, path, tmp_path, topic
):
    back_up(path, tmp_path / "copy", False)
    path.write_bytes(b"x" * 8192)
    path.with_name("quizapp.sqlite3-wal").write_bytes(b"y" * 4096)
    assert restore(path, tmp_path / "copy").read_bytes() == b"x" * 8192
    assert not path.with_name("quizapp.sqlite3-wal").exists()
    assert games_in(path) == 0


def test_a_room_goes_on_from_a_backup_with_all_who_were_in_it(own, path, tmp_path, topic):
    with own.app_context():
        room = a_room(topic)
        seat = join(room)
        room = go(room, live.Ask())
        take([given(room, seat, "seoul")])
        back_up(path, tmp_path / "copy", False)
        go(room, live.Close(), live.ShowSpread())
        present().close()
        restore(path, tmp_path / "copy")
    again = Flask(__name__)
    connect(again, Settings(path.parent, path.parent))
    with again.app_context(), closing(present()):
        assert now(room) == room
        assert take([given(room, seat, "busan")]) == [True]
        assert go(room, live.Close(), live.ShowSpread()).state.phase == "spread"
        assert room_seats.seats(room.game) == [seat]
