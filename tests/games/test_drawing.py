"""Questions are drawn from those that were not met yet, then from those met longest ago."""

import pytest

from quizapp.games.drawing import drawn
from tests.builders import a_question, a_topic, the_topic

IDS = [f"q{number}" for number in range(6)]


@pytest.fixture(scope="module")
def questions(tmp_path_factory):
    """The questions of a set, as their teacher set them."""
    written = a_topic(*(a_question(id=id_) for id_ in IDS))
    return the_topic(tmp_path_factory.mktemp("drawn"), written).questions


def test_what_was_not_met_yet_comes_first(questions):
    asked = dict.fromkeys(IDS[:4], 1000)
    for seed in range(20):
        ids = drawn(questions, 3, asked, seed)
        assert set(IDS[4:]) < set(ids)
        assert len(ids) == 3


def test_what_was_met_longest_ago_comes_next(questions):
    asked = {id_: 1000 - number for number, id_ in enumerate(IDS)}
    assert drawn(questions, 2, asked, 7) == ("q4", "q5")


def test_among_what_was_not_met_chance_decides(questions):
    found = {drawn(questions, 2, {}, seed) for seed in range(200)}
    assert len(found) == 15


def test_the_order_is_the_teachers_and_the_same_for_the_same_seed(questions):
    for seed in range(20):
        ids = drawn(questions, 4, {}, seed)
        assert list(ids) == sorted(ids)
        assert ids == drawn(questions, 4, {}, seed)
