"""multiple-choice."""

import pytest
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from quizapp.questions.base import Tampered
from quizapp.questions.multiple_choice import COMPARED, MultipleChoice


def a_question(**changes):
    value = {"question": "Which?", "choices": ["A", "B", "C"], "answer": "B"}
    return MultipleChoice.model_validate(value | changes)


def test_answer_must_be_a_choice():
    with pytest.raises(ValidationError, match=r"“D” is not one of the choices.*“A”, “B”, “C”"):
        a_question(answer="D")


def test_the_nearest_choice_is_named_unless_the_texts_are_long():
    for length, fix in ((COMPARED - 1, "Did you mean"), (COMPARED + 1, "Copy one of them")):
        with pytest.raises(ValidationError, match=fix):
            a_question(choices=["A" + "b" * length, "C"], answer="b" * length)


def test_same_choice_twice_is_refused():
    with pytest.raises(ValidationError, match="“A” stands twice"):
        a_question(choices=["A", "A", "B"])


def test_choices_that_only_look_the_same_are_refused():
    cyrillic = "S\N{CYRILLIC SMALL LETTER IE}oul"
    with pytest.raises(ValidationError, match="hold letters of other alphabets"):
        a_question(choices=["Seoul", cyrillic, "B"])


@pytest.mark.parametrize("size", [2, 12])
def test_two_to_twelve_choices_can_be_offered(size):
    choices = [f"Choice {number}" for number in range(size)]
    question = a_question(choices=choices, answer=choices[-1])
    assert sorted(option.text for option in question.shown(1).options) == sorted(choices)


@pytest.mark.parametrize("size", [1, 13])
def test_fewer_or_more_choices_are_refused(size):
    choices = [f"Choice {number}" for number in range(size)]
    with pytest.raises(ValidationError, match=r"at (least|most)"):
        a_question(choices=choices, answer=choices[-1])


def test_page_does_not_depend_on_which_choice_is_right():
    assert a_question(answer="A").shown(3) == a_question(answer="C").shown(3)


def test_wrong_choice_earns_nothing():
    assert a_question().mark("a").earned == 0


def test_two_chosen_options_are_tampered():
    with pytest.raises(Tampered):
        a_question().read(MultiDict([("choice", "1"), ("choice", "2")]), 1)
