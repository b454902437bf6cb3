"""The table of a room's players."""

from quizapp.results.given import Given
from quizapp.results.gradebook import Gradebook
from quizapp.results.question import results
from tests.results.builders import ASKED, ASKED_TWICE, SKIPPED, a_room


def gradebook(*moves):
    return Gradebook(results(a_room(*moves), {}))


def test_each_round_of_a_question_has_its_answer_and_its_mark():
    assert gradebook(*ASKED, *ASKED_TWICE).head == [
        *("Name", "Points", "All right"),
        *("1. Which is number 1?", "Mark 1"),
        *("2. Which is number 2?", "Mark 2"),
        *("2. Which is number 2?, asked again", "Mark 2, asked again"),
    ]


def test_row_holds_answers_in_words_and_marks_as_figures():
    answers = {("q1", 0): Given('"two"', 0.0, 0.0), ("q2", 0): Given("null", 0.0, 0.0)}
    answers |= {("q2", 1): Given('"one"', 1.0, 1.0)}
    row = gradebook(*ASKED, *ASKED_TWICE).row("Ann", 1000, 1, answers)
    assert row == ["Ann", 1000, 1, "Two", 0.0, "I don’t know", 0.0, "One", 1.0]


def test_who_gave_no_answer_has_empty_cells():
    assert gradebook(*ASKED).row("Ann", 0, 0, {}) == ["Ann", 0, 0, "", ""]


def test_skipped_question_has_no_column():
    assert gradebook(*SKIPPED, *ASKED).head[3:] == ["2. Which is number 2?", "Mark 2"]
