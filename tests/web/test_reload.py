"""Content that changes while the server runs: in play at once, and no running game is touched."""

import logging
import os
import subprocess
import sys
import time
import urllib.request

import pytest

from quizapp.settings import PACKAGE
from quizapp.web.reloading import reload
from tests.builders import a_question, a_topic, write, write_topic
from tests.web.player import Player

FIRST, SECOND = "Which city is older?", "Which city is larger?"


@pytest.fixture
def folder(tmp_path):
    """A content folder with one topic in it."""
    content = tmp_path / "content"
    write_topic(content, a_topic(a_question(question=FIRST), title="Cities"), "cities")
    return content


@pytest.fixture
def app(make_app, tmp_path, folder):
    """An app over that folder."""
    return make_app(tmp_path / "instance", folder)


def change(folder):
    write_topic(folder, a_topic(a_question(question=SECOND), title="Towns"), "cities")


def test_a_changed_topic_is_on_the_pages_after_a_reload(app, folder):
    client = app.test_client()
    assert "Cities" in client.get("/").text
    change(folder)
    assert "Cities" in client.get("/").text
    reload(app)
    home = client.get("/").text
    assert "Towns" in home
    assert "Cities" not in home


def test_a_running_game_keeps_its_questions_and_a_new_one_has_the_new(app, folder):
    player = Player(app, "cities")
    player.begin_quiz()
    running = f"{player.address}/questions/1"
    change(folder)
    reload(app)
    assert FIRST in player.get(running).text
    assert player.answer(1).status_code == 303
    assert FIRST in player.get(running).text
    player.begin_quiz()
    page = player.get(f"{player.address}/questions/1").text
    assert SECOND in page
    assert FIRST not in page


def test_a_game_of_a_deleted_topic_can_be_played_on(app, folder):
    player = Player(app, "cities")
    player.begin_quiz()
    (folder / "cities.yaml").unlink()
    reload(app)
    assert player.get("/topics/cities/quiz").status_code == 404
    assert player.answer(1).status_code == 303
    assert "Everything right." in player.get(player.address).text


def test_mistakes_are_told_once_with_line_and_caret(app, folder, caplog):
    caplog.set_level(logging.INFO)
    good = (folder / "cities.yaml").read_text(encoding="utf-8")
    write(folder / "cities.yaml", f"anser: a\n{good}")
    reload(app)
    reload(app)
    errors = [r.getMessage() for r in caplog.records if r.levelname == "ERROR"]
    told = next(message for message in errors if "“anser”" in message)
    assert told.startswith("cities.yaml:1:1: ")
    assert told.endswith("\nanser: a\n^")
    assert len(errors) == len(set(errors))
    assert "Cities: its last good version stays in play" in caplog.messages
    assert "Cities" in app.test_client().get("/").text
    caplog.clear()
    change(folder)
    reload(app)
    assert caplog.messages == ["Towns: reloaded"]


def test_topics_that_come_and_go_are_told(app, folder, caplog):
    caplog.set_level(logging.INFO)
    write_topic(folder, a_topic(title="New"), "new")
    (folder / "cities.yaml").unlink()
    reload(app)
    assert caplog.messages == ["New: new", "Cities: no longer in play"]


def test_where_nothing_changed_nothing_is_done(app):
    library, pages = app.extensions["library"], app.extensions["pages"]
    app.test_client().get("/")
    reload(app)
    assert app.extensions["library"] is library
    assert app.extensions["pages"] is pages


def test_a_running_server_sees_a_new_file_within_two_seconds(tmp_path, folder):
    env = {"QUIZAPP_INSTANCE": str(tmp_path / "instance"), "QUIZAPP_CONTENT": str(folder)}
    env |= {"PYTHONPATH": str(PACKAGE.parent), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "quizapp", "serve", "--port", "0"]
    with subprocess.Popen(
        command, env=os.environ | env, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            line = ""
            while "http://" not in line:
                line = server.stderr.readline()
                assert line, "the server ended"
            address = line.split(" at ")[1].split()[0]
            assert "Rivers" not in home(address)
            write_topic(folder, a_topic(title="Rivers"), "rivers")
            assert seen_after("Rivers", address) < 5  # two, on a machine that does nothing else
        finally:
            server.terminate()
            server.wait()


def home(address):
    with urllib.request.urlopen(address) as page:
        return page.read().decode()


def seen_after(words, address):
    """The seconds until the front page has these words."""
    began = time.monotonic()
    while time.monotonic() < began + 5 and words not in home(address):
        time.sleep(0.1)
    return time.monotonic() - began
