"""multiple-answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from quizapp.questions.base import Tampered
from quizapp.questions.multiple_answers import MultipleAnswers
from tests.telling import remark_on


def a_question(**changes):
    value = {"question": "Which?", "choices": list("ABCDE"), "answers": list("ACE")}
    return MultipleAnswers.model_validate(value | changes)


@pytest.mark.parametrize(
    ("ticked", "earned", "remark"),
    [
        ("ace", 1, ""),
        ("ac", 0.6667, "2 of 3 found."),
        ("acb", 0.3333, "2 of 3 found, 1 too many."),
        ("aceb", 0.6667, "3 of 3 found, 1 too many."),
        ("abcde", 0.3333, "3 of 3 found, 2 too many."),
        ("bd", 0, "0 of 3 found, 2 too many."),
    ],
)
def test_wrong_tick_takes_back_a_right_one(ticked, earned, remark):
    mark = a_question().mark(list(ticked))
    assert (mark.earned, remark_on(mark)) == (earned, remark)


@given(st.sets(st.sampled_from("abcde"), min_size=1), st.sampled_from("ace"))
def test_ticking_a_right_option_never_costs(ticked, right):
    more = a_question().mark(sorted(ticked | {right}))
    assert more.earned >= a_question().mark(sorted(ticked - {right})).earned


def test_answer_stands_in_the_order_of_the_file():
    question = a_question()
    form = question.fill(["e", "a"], seed=4)
    assert question.read(MultiDict(form), seed=4) == ["a", "e"]


def test_option_sent_twice_is_tampered():
    with pytest.raises(Tampered):
        a_question().read(MultiDict([("choice", "1"), ("choice", "1")]), 1)


def test_page_does_not_depend_on_which_choices_are_right():
    assert a_question(answers=["A"]).shown(3) == a_question(answers=list("BCDE")).shown(3)


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ([], "at least 1"),
        (["X"], "“X” is not one of the choices"),
        (["A", "A"], "“A” stands twice"),
        (list("ABCDE"), "nothing can be wrong"),
    ],
)
def test_answers_must_be_some_of_the_choices(answers, message):
    with pytest.raises(ValidationError, match=message):
        a_question(answers=answers)
