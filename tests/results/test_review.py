"""A room as its player looks back on it: what counted, what it brought, what was missed."""

import pytest

from quizapp.games import live
from quizapp.results.given import Given
from quizapp.results.review import review
from tests.results.builders import ASKED, ASKED_TWICE, ROUND, SKIPPED, a_room

RIGHT, WRONG = Given('"one"', 1.0, 1.0), Given('"two"', 0.0, 0.0)
UNKNOWN = Given("null", 0.0, 0.0)


def reviewed(*moves, given=None, **settings):
    return review(a_room(*moves, live.End(), **settings), given or {})


@pytest.mark.parametrize(
    ("given", "verdict", "points", "is_missed"),
    [
        (RIGHT, "right", 1000, False),
        (WRONG, "wrong", 0, True),
        (UNKNOWN, "none", 0, True),
        (None, "open", 0, True),
        (Given('"one"', 1.0, 0.85), "right", 850, False),
        (Given('"two"', 0.5, 0.5), "partly", 500, True),
    ],
)
def test_answer_has_its_verdict_and_points_and_what_is_not_all_right_was_missed(
    given, verdict, points, is_missed
):
    (one,) = reviewed(*ASKED, given={("q1", 0): given} if given else {})
    assert (one.verdict, one.points, one.is_missed) == (verdict, points, is_missed)


def test_mark_is_the_one_of_then_and_a_reason_of_today_stands_by_it_only_if_it_fits():
    (one,) = reviewed(*ASKED, given={("q1", 0): Given('"gone"', 1.0, 1.0)})
    assert one.mark.earned == 1
    assert one.mark.remark is None


@pytest.mark.parametrize(
    ("counts", "points", "other"), [("first", 0, "One"), ("last", 1000, "Two")]
)
def test_of_two_rounds_the_one_counts_that_the_host_chose(counts, points, other):
    given = {("q1", 0): WRONG, ("q1", 1): RIGHT}
    (one,) = reviewed(*ASKED_TWICE, given=given, counts=counts)
    assert (one.points, one.other) == (points, other)


def test_same_answer_again_is_not_told_twice():
    uncounted = WRONG._replace(earned=None)
    (one,) = reviewed(*ASKED_TWICE, given={("q1", 0): WRONG, ("q1", 1): uncounted})
    assert one.other is None


@pytest.mark.parametrize(("counts", "answered"), [("first", 1), ("last", 0)])
def test_who_did_not_answer_in_the_round_that_counts_has_missed_it(counts, answered):
    (one,) = reviewed(*ASKED_TWICE, given={("q1", answered): RIGHT}, counts=counts)
    assert (one.given, one.points, one.other, one.is_missed) == (None, 0, "One", True)


def test_skipped_question_was_not_missed():
    skipped, asked = reviewed(*SKIPPED, *ASKED, given={("q1", 0): Given('"two"', None, None)})
    assert (skipped.is_skipped, skipped.is_missed, skipped.verdict) == (True, False, "open")
    assert (asked.is_skipped, asked.is_missed) == (False, True)


def test_question_that_was_open_at_the_end_is_not_told():
    assert len(reviewed(*ASKED, *ROUND[:1])) == 1
    assert len(reviewed(*ASKED, *ROUND[:2])) == 2


def test_page_stands_in_the_order_in_which_the_class_saw_it():
    room = a_room(*ASKED * 2, live.End())
    for index, one in enumerate(review(room, {})):
        assert one.shown == room.questions[index].shown(room.seed_of(index))
