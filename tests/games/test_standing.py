"""How a quiz's questions stand, and how many right ones lead up to one."""

import pytest

from quizapp.games.standing import LONGEST_RUN, run, standing
from tests.games.builders import a_quiz, right, unknown, wrong


def test_a_question_without_an_answer_is_open_and_one_that_is_not_known_stands_for_itself():
    quiz = a_quiz(right(1), wrong(2), unknown(3), size=4)
    found = [standing(quiz, question) for question in quiz.questions]
    assert found == ["right", "wrong", "none", "open"]


def test_part_of_a_mark_is_partly_right():
    quiz = a_quiz(right(1))
    answered = quiz.answers["q1"]._replace(earned=0.5)
    quiz.answers["q1"] = answered
    assert standing(quiz, quiz.questions[0]) == "partly"


@pytest.mark.parametrize("breaks", [wrong, unknown])
def test_a_run_is_counted_up_to_its_question_and_broken_by_anything_but_right(breaks):
    quiz = a_quiz(right(1), right(2), breaks(3), right(4), right(5), size=6)
    assert [run(quiz, number) for number in range(1, 7)] == [1, 2, 0, 1, 2, 0]


def test_the_order_in_which_questions_were_answered_does_not_matter():
    quiz = a_quiz(right(3), right(1), right(2))
    assert [run(quiz, number) for number in (1, 2, 3)] == [1, 2, 3]


def test_a_very_long_run_is_counted_so_far():
    size = LONGEST_RUN + 5
    quiz = a_quiz(*(right(number) for number in range(1, size + 1)), size=size)
    assert run(quiz, size) == LONGEST_RUN
