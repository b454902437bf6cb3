"""Databases that earlier versions made: their games are all there and go on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.games import quiz, timeline
from quizapp.games.dealing import acceptable_gaps
from quizapp.games.moves import Answer
from quizapp.storage import players
from tests.storage.builders import load, play

KEPT = Path(__file__).parent / "kept"
"""A dump for each revision of the tables, all with the same games."""
RIGHT, WRONG, PLACED = "La-xY64xD795rhRs", "xJFnJPUea2k0Xc0V", "a0RIPLlq4ryPnZnq"
LIMITED = "qF0Lq5H-63tppkz_"
PLAYER, BEGUN = "kept-player", 1_790_000_000


@pytest.fixture(scope="module", params=["0001", "0002", "0003"])
def upgraded(request, make_app, tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("kept")
    with closing(sqlite3.connect(folder / "quizapp.sqlite3")) as database:
        database.executescript((KEPT / f"{request.param}.sql").read_text(encoding="utf-8"))
    return make_app(folder, content, keep_days=9999)


@pytest.fixture
def kept(upgraded):
    """The database of an earlier version, brought up to date."""
    with upgraded.app_context():
        yield


def test_every_game_is_still_there(kept):
    told = {
        g.id: (g.progress.done, g.progress.is_over) for g in players.listed(PLAYER, BEGUN, 0, 9)
    }
    assert told[RIGHT] == told[WRONG] == (12, False)
    assert told[PLACED] == (3, False)


def test_what_was_earned_is_what_it_was(kept):
    assert load(RIGHT, PLAYER).state.earned == 12
    assert load(WRONG, PLAYER).state.earned == 1.6667


def test_kept_answers_read_as_those_that_are_given_now(kept):
    state = load(RIGHT, PLAYER).state
    for question in state.questions[:-2]:
        given = state.answers[question.id].given
        assert question.mark(given).earned == 1, question.type
        seed = state.seed_of(question)
        assert sorted(question.fill(given, seed)) == sorted(
            question.fill(question.solution(), seed)
        )
    wrong = load(WRONG, PLAYER).state
    assert wrong.answers["numeric"].given is None
    marks = {
        question.id: question.mark(wrong.answers[question.id].given).earned
        for question in wrong.questions[:-2]
        if question.id != "numeric"
    }
    assert marks.pop("multiple-answers") == 1
    assert marks.pop("categorise") == 0.3333  # today; it earned 0.6667, and keeps that
    assert set(marks.values()) == {0}


def test_its_cards_lie_where_they_lay(kept):
    state = load(PLACED, PLAYER, mode=timeline.MODE).state
    row = ["telescope", "photograph", "telephone", "sputnik", "moon-landing"]
    assert [event.id for event in state.row] == row
    assert [(p.event.id, p.right, p.points) for p in state.placed] == [
        ("telephone", True, 16),
        ("moon-landing", False, 0),
        ("photograph", True, 23),
    ]
    assert state.hand.id == "web"


def test_its_games_go_on(kept):
    game = play(load(RIGHT, PLAYER), Answer("open-too", None), BEGUN + 900, PLAYER)
    assert len(game.state.answers) == 13
    placed = load(PLACED, PLAYER, mode=timeline.MODE)
    gap = acceptable_gaps(placed.state.row, placed.state.hand)[0]
    assert play(placed, timeline.Place(gap), BEGUN + 900, PLAYER).state.placed[-1].right


def test_its_time_limits_still_run(kept):
    state = load(LIMITED, "other-player").state
    assert state.deadline == BEGUN + 300
    assert quiz.due(state, BEGUN + 300) is not None
    assert load(RIGHT, PLAYER).state.deadline is None  # it was lifted


@pytest.mark.parametrize("upgraded", ["0001"], indirect=True)
def test_its_edition_is_read_in_todays_format_and_keeps_its_name(kept):
    topic = load(RIGHT, PLAYER).topic
    assert (topic.edition.format, topic.id) == (0, "everything")
    choice, ordering = topic.question_by_id["multiple-choice"], topic.question_by_id["ordering"]
    assert [choice.id for choice in choice.choices] == ["busan", "seoul", "incheon"]
    assert ordering.ids["Boil the water"] == "boil-the-water"
