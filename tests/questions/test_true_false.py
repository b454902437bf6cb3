"""true-false."""

import pytest
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from quizapp.questions.base import Tampered
from quizapp.questions.true_false import TrueFalse


def a_question(answer="true"):
    return TrueFalse.model_validate({"question": "It is so.", "answer": answer})


@pytest.mark.parametrize("word", ["true", "True", "TRUE", " true ", True])
def test_true_is_read_however_it_is_written(word):
    assert a_question(word).answer is True


@pytest.mark.parametrize("word", ["yes", "no", "1", "", "richtig", None, ["true"]])
def test_other_words_are_refused(word):
    with pytest.raises(ValidationError, match="neither “true” nor “false”"):
        a_question(word)


def test_wrong_judgement_earns_nothing():
    assert a_question("false").mark("true").earned == 0
    assert a_question("false").mark("false").earned == 1


def test_page_does_not_depend_on_the_answer():
    assert a_question("false").shown(1) == a_question("true").shown(2)


def test_third_option_is_tampered():
    with pytest.raises(Tampered):
        a_question().read(MultiDict({"choice": "perhaps"}), 1)
