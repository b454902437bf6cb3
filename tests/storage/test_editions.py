"""Editions: frozen topics, kept once, read by any later version, forgotten with their games."""

import json

import pytest
from sqlalchemy import func, select

from quizapp.storage import editions, players, tables
from quizapp.storage.database import reading, writing
from quizapp.topics.editions import Unreadable, thaw
from quizapp.topics.topic import FORMAT, Topic
from tests.storage.builders import a_quiz, a_timeline, load


def count():
    with reading() as connection:
        return connection.scalar(select(func.count()).select_from(tables.editions))


def spoil(**values):
    """What is kept of all editions, damaged."""
    with writing() as connection:
        connection.execute(tables.editions.update().values(**values))
    editions.forget_opened()


def test_an_edition_does_not_change_with_its_topic(store, topic, another):
    game = a_quiz(topic)
    other = a_quiz(another)
    editions.forget_opened()
    assert load(game).topic == topic
    assert load(other).topic == another
    assert count() == 2


def test_games_over_the_same_topic_share_an_edition(store, topic):
    for _ in range(3):
        a_quiz(topic)
    a_timeline(topic)
    assert count() == 1


def test_an_edition_is_read_back_as_the_topic_it_was(store, topic):
    again = thaw(topic.edition)
    assert again == topic
    assert [question.type for question in again.questions] == [q.type for q in topic.questions]
    assert again.edition == topic.edition
    assert Topic.model_validate_json(topic.edition.data).edition == topic.edition


def test_an_edition_never_kept_is_an_error(store):
    with pytest.raises(LookupError), reading() as connection:
        editions.kept(connection, "0" * 32)


def test_only_editions_without_games_are_forgotten(store, topic, another):
    a_quiz(topic)
    a_quiz(another, player="berta")
    players.forget("berta")
    editions.forget_unplayed()
    assert count() == 1


@pytest.mark.parametrize("data", ["{}", "not JSON", '{"id": "x", "title": "T", "key": "unknown"}'])
def test_a_damaged_edition_says_so_when_it_is_opened(store, topic, data):
    game = a_quiz(topic)
    spoil(data=data)
    with pytest.raises(Unreadable):
        load(game)


def test_an_edition_of_a_later_version_says_so(store, topic):
    game = a_quiz(topic)
    spoil(format=FORMAT + 1)
    with pytest.raises(Unreadable):
        load(game)


@pytest.mark.parametrize(
    "values", [{"data": "{}"}, {"data": '{"unknown": 1}'}, {"format": 99}, {"data": "]"}]
)
def test_one_game_that_cannot_be_read_leaves_the_others_in_the_list(store, topic, another, values):
    bad = a_quiz(another, at=2000)
    spoil(**values)
    good = a_quiz(topic, at=1000)
    told = players.listed("anna", 3000, 0, 20)
    assert [(game.id, game.progress is None) for game in told] == [(bad.id, True), (good.id, False)]
    assert [len(some) for some in players.histories("anna")] == [2]


def test_settings_that_fit_no_edition_are_unreadable_too(store, topic):
    game = a_quiz(topic)
    with writing() as connection:
        wrong = {"questions": ["gone"], "minutes": None}
        connection.execute(tables.games.update().values(settings=wrong))
    with pytest.raises(Unreadable):
        load(game)
    assert players.listed("anna", 0, 0, 20)[0].progress is None


def test_the_format_stands_beside_the_edition(store, topic):
    a_quiz(topic)
    with reading() as connection:
        row = connection.execute(select(tables.editions)).one()
    assert (row.format, row.topic, json.loads(row.data)["id"]) == (FORMAT, topic.id, topic.id)
