"""Robots do what a class does, and the same again for the same seed."""

import pytest

from quizapp.games.placing import Placing
from quizapp.games.robots import SLOWEST, steps
from tests.builders import TYPE_NAMES, a_topic_of_all_types, the_topic
from tests.games.builders import an_event, years

SEEDS = range(300)


@pytest.fixture(scope="module")
def questions(tmp_path_factory):
    return the_topic(tmp_path_factory.mktemp("robots"), a_topic_of_all_types()).question_by_id


@pytest.mark.parametrize("name", TYPE_NAMES)
def test_each_of_a_class_does_something_else(questions, name):
    question, class_ = questions[name], [steps(questions[name], seed, 30) for seed in SEEDS]
    first = [one[0] for one in class_ if one]
    in_time = [step for step in first if step.after <= 30]
    marks = [question.mark(step.given).earned for step in in_time if step.given is not None]
    assert 0 < len(in_time) < len(first) < len(class_), "some come late, some give nothing"
    assert len(marks) < len(in_time), "some don’t know"
    assert 0.4 * len(marks) < marks.count(1) < len(marks), "most know it, some are wrong"
    assert any(len(one) > 1 for one in class_), "some think again"


def test_robots_do_the_same_for_the_same_seed(questions):
    question = questions["ordering"]
    assert all(steps(question, seed, 30) == steps(question, seed, 30) for seed in SEEDS)


def test_who_comes_in_time_leaves_a_fifth_of_a_short_time_for_the_last(questions):
    question = questions["true-false"]
    for seed in SEEDS:
        for number, step in enumerate(steps(question, seed, 10)):
            assert step.after > 10 or step.after <= (8 if number == 0 else 11)


def test_without_a_limit_nobody_waits_long_for_a_robot(questions):
    question = questions["true-false"]
    latest = [one[-1].after for one in (steps(question, seed, None) for seed in SEEDS) if one]
    assert max(latest) <= SLOWEST + 3


def test_robots_place_cards_too():
    row = years(4)
    card = Placing(row, an_event("Later", "1950"))
    given = {step.given for seed in SEEDS for step in steps(card, seed, 30)}
    assert given == {None, 0, 1, 2, 3, 4}
