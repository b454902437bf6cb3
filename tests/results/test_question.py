"""The results of a question: counts, facility, both rounds; nothing of what is still open."""

import pytest

from quizapp.games import live
from quizapp.results.question import results
from tests.results.builders import ASKED, ASKED_TWICE, ROUND, SKIPPED, a_room, given, tallies


def test_facility_is_the_mark_of_an_answer_on_average_and_not_knowing_counts():
    (result,) = results(a_room(*ASKED), tallies(given(one=6, two=3, unknown=3)))
    (round_,) = result.rounds
    assert round_.facility == 0.5
    assert (round_.right, round_.spread.unknown, round_.spread.answered) == (6, 3, 12)


def test_part_marks_count_as_parts_and_are_not_right():
    half = [tally._replace(mark=0.5) for tally in given(two=4)]
    (result,) = results(a_room(*ASKED), tallies(given(one=4) + half))
    assert result.rounds[0].facility == 0.75
    assert result.rounds[0].right == 4


def test_question_that_nobody_answered_has_no_facility():
    (result,) = results(a_room(*ASKED), {})
    assert result.rounds[0].facility is None
    assert result.rounds[0].spread.answered == 0


def test_every_option_stands_in_the_spread_with_what_is_right():
    (result,) = results(a_room(*ASKED), tallies(given(one=6, two=3)))
    bars = {bar.text: (bar.count, bar.is_right) for bar in result.rounds[0].spread.bars}
    assert bars == {"One": (6, True), "Two": (3, False), "Three": (0, False)}


def test_both_rounds_stand_side_by_side():
    counted = {("q1", 0): given(one=2, two=8), ("q1", 1): given(one=9, two=1)}
    (result,) = results(a_room(*ASKED_TWICE), counted)
    assert [round_.right for round_ in result.rounds] == [2, 9]


def test_skipped_question_has_no_results_but_its_number():
    skipped, asked = results(a_room(*SKIPPED, *ASKED), tallies(given(one=5), given(one=5)))
    assert (skipped.number, skipped.rounds) == (1, ())
    assert (asked.number, len(asked.rounds)) == (2, 1)


@pytest.mark.parametrize("moves", [ROUND[:1], ROUND[:2], ROUND], ids=len)
def test_nothing_is_told_of_a_question_before_it_is_explained(moves):
    first, *others = results(a_room(*ASKED, *moves), tallies(given(one=5), given(two=5)))
    assert (first.number, others) == (1, [])


def test_after_the_end_what_was_closed_is_told_and_what_was_open_is_not():
    counted = tallies(given(one=5), given(two=5))
    assert len(results(a_room(*ASKED, *ROUND, live.End()), counted)) == 2
    assert len(results(a_room(*ASKED, *ROUND[:1], live.End()), counted)) == 1


def test_room_that_asked_nothing_has_no_results():
    assert results(a_room(), {}) == ()
