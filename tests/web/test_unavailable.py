"""A database that cannot be used: told to the player, and nothing else suffers."""

import sqlite3
from contextlib import closing

import pytest

from quizapp.storage import writer
from tests.web.player import Player


@pytest.fixture
def held(make_app, tmp_path, content, monkeypatch):
    """A player in a game whose database another program holds, and that program."""
    monkeypatch.setattr(writer, "PATIENCE", 0.05)
    player = Player(make_app(tmp_path / "instance", content))
    player.begin_quiz()
    with closing(sqlite3.connect(tmp_path / "instance" / "quizapp.sqlite3")) as other:
        other.execute("BEGIN IMMEDIATE")
        yield player, other


def test_an_answer_that_cannot_be_saved_is_not_acknowledged(held, caplog):
    player, other = held
    response = player.answer(1)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert "Content-Security-Policy" in response.headers
    assert "Nothing can be saved or loaded just now" in response.text
    assert "is held by another program" in caplog.text
    other.rollback()
    assert player.game.state.answers == {}
    assert player.answer(1).status_code == 303


def test_what_only_reads_goes_on(held):
    player, _ = held
    for address in ("/", "/topics/everything/timeline", f"{player.address}/questions/1", "/games"):
        assert player.get(address).status_code == 200
