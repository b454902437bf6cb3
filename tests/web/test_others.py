"""A game's own address in somebody else's hands, when its topic is no longer what it was."""

import pytest
from sqlalchemy import update

from quizapp.storage.database import writing
from quizapp.storage.tables import games
from quizapp.topics.shelf.in_play import TopicsInPlay
from quizapp.web.content import read_here
from tests.builders import a_question, a_topic, an_entry, write_topic
from tests.web.player import Player

EVENTS = [an_entry(f"e{year}", f"{year}") for year in range(1900, 1912)]


@pytest.fixture
def folder(tmp_path):
    """A content folder with one topic, whose set is for everybody."""
    write_sets(tmp_path / "content", {"title": "Visit"}, events=EVENTS)
    return tmp_path / "content"


@pytest.fixture
def app(make_app, tmp_path, folder):
    return make_app(tmp_path / "instance", folder)


def write_sets(folder, *sets, **more):
    topic = a_topic(**{"title": "The journey", **more})
    del topic["questions"]
    asked = [a_question(id="one"), a_question("true-false", id="two")]
    topic["sets"] = [{"questions": asked, **set_} for set_ in sets]
    write_topic(folder, topic, "everything")


@pytest.mark.parametrize("title", ["Visit", "Test on Friday"])
def test_what_is_kept_for_a_class_now_is_not_played_by_an_old_address(app, folder, title):
    player, stranger = Player(app), Player(app)
    player.begin_quiz("visit")
    assert "Play these questions" in stranger.get(player.address).text
    assert stranger.token
    kept = {"title": title, "class_only": "true"}
    other = {"title": "Other", "questions": [a_question(id="three")]}
    write_sets(folder, kept, other, events=EVENTS)
    read_here(app)
    page = stranger.get(player.address)
    assert page.status_code == 200
    assert "Play these questions" not in page.text
    assert stranger.post(f"{player.address}/same").status_code == 404


def test_of_a_topic_that_is_all_for_a_class_now_no_address_tells_anything(app, folder):
    player, stranger = Player(app), Player(app)
    player.begin_quiz("visit")
    quiz = player.address
    player.begin_timeline()
    timeline = player.address
    player.begin_daily()
    assert stranger.token
    write_sets(folder, {"title": "Visit", "class_only": "true"})
    read_here(app)
    daily = "/topics/everything/daily"
    for address in (quiz, timeline, player.address, daily, f"{daily}/archive"):
        page = stranger.get(address)
        assert page.status_code == 404, address
        assert "The journey" not in page.text
    for address in (f"{quiz}/same", f"{timeline}/same", daily):
        assert stranger.post(address).status_code == 404, address
    assert player.get(player.address).status_code == 200  # its own player plays on


def test_while_topics_are_read_an_address_says_so_and_not_that_there_is_nothing(app):
    player, stranger = Player(app), Player(app)
    player.begin_quiz("visit")
    app.extensions["topics"] = TopicsInPlay()  # as while a server starts
    assert stranger.get(player.address).status_code == 503


def test_a_game_that_can_no_longer_be_read_does_not_stand_in_the_way_of_its_address(app):
    player, shared = Player(app), "/topics/everything/timeline-game?seed=abcd"
    broken = player.post(shared).location
    with app.app_context(), writing() as connection:
        connection.execute(update(games).values(settings={}))
    assert player.get(broken).status_code == 410
    begun = player.post(shared).location
    assert player.get(begun).status_code == 200
