"""Content that changes while the site is up: in play at once, and no running game is touched."""

import logging

import pytest

from quizapp.web.content import read_here
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
    read_here(app)
    home = client.get("/").text
    assert "Towns" in home
    assert "Cities" not in home


def test_a_running_game_keeps_its_questions_and_a_new_one_has_the_new(app, folder):
    player = Player(app, "cities")
    player.begin_quiz()
    running = f"{player.address}/questions/1"
    change(folder)
    read_here(app)
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
    read_here(app)
    assert player.get("/topics/cities/quiz").status_code == 404
    assert player.answer(1).status_code == 303
    assert "Everything right." in player.get(player.address).text


def test_mistakes_are_told_once_with_line_and_caret(app, folder, caplog):
    caplog.set_level(logging.INFO)
    good = (folder / "cities.yaml").read_text(encoding="utf-8")
    write(folder / "cities.yaml", f"anser: a\n{good}")
    read_here(app)
    read_here(app)
    errors = [r.getMessage() for r in caplog.records if r.levelname == "ERROR"]
    told = next(message for message in errors if "“anser”" in message)
    assert told.startswith("cities.yaml:1:1: ")
    assert told.endswith("\nanser: a\n^")
    assert len(errors) == len(set(errors))
    assert "Cities: its last good version stays in play" in caplog.messages
    assert "Cities" in app.test_client().get("/").text
    caplog.clear()
    change(folder)
    read_here(app)
    assert caplog.messages == ["Towns: reloaded"]


def test_topics_that_come_and_go_are_told(app, folder, caplog):
    caplog.set_level(logging.INFO)
    write_topic(folder, a_topic(title="New"), "new")
    (folder / "cities.yaml").unlink()
    read_here(app)
    assert caplog.messages == ["Cities: no longer in play", "New: new"]


def test_a_page_is_made_again_when_its_topic_changes_and_only_then(app, folder):
    write_topic(folder, a_topic(article="A river flows."), "rivers")
    write_topic(folder, a_topic(article="A lake lies."), "lakes")
    read_here(app)
    client, pages = app.test_client(), app.extensions["pages"]
    addresses = ["/", "/topics/rivers/article", "/topics/lakes/article"]

    def made():
        before = pages.made
        for address in addresses:
            client.get(address)
        return pages.made - before

    assert made() == 3
    assert made() == 0
    write_topic(folder, a_topic(article="A lake shines."), "lakes")
    read_here(app)
    assert made() == 2
    assert "shines" in client.get("/topics/lakes/article").text


def test_a_topic_that_is_not_read_yet_is_told_from_one_that_is_not_there(app, folder):
    client = app.test_client()
    assert client.get("/topics/rivers/article").status_code == 404
    app.extensions["topics"].whole = False
    page = client.get("/topics/rivers/article")
    assert (page.status_code, page.headers["Retry-After"]) == (503, "2")
    assert "still being read" in page.text
    home = client.get("/").text
    assert "still being read" in home
    assert "Cities" in home
