"""numeric."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from quizapp.questions.base import Unclear
from quizapp.questions.numeric import Numeric
from quizapp.questions.numeric.numbers import number_in, plain
from tests.telling import remark_on, telling

numbers = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-9999999).filter(
    lambda number: abs(number) < 10**9
)


def a_question(**changes):
    return Numeric.model_validate({"question": "How many?", "answer": "14"} | changes)


def read(text, **changes):
    return a_question(**changes).read(MultiDict({"answer": text}), 1)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("14", "14"),
        ("3.5", "3.5"),
        ("3,5", "3.5"),
        ("3.50", "3.5"),
        (",5", "0.5"),
        ("0,500", "0.5"),
        ("1 000", "1000"),
        ("1\u202f000\u202f000", "1000000"),
        ("1,000", "1000"),
        ("1,000.5", "1000.5"),
        ("1 000,5", "1000.5"),
        ("1,0000", "1"),
        ("-3", "-3"),
        ("− 3", "-3"),
        ("+3", "3"),
        ("-0", "0"),
        ("007", "7"),
        ("１４", "14"),
    ],
)
def test_number_is_read_as_people_type_it(typed, number):
    assert read(typed) == number


@pytest.mark.parametrize("typed", ["14 km", "14km", "km 14", "14 KM"])
def test_unit_may_be_typed_too(typed):
    assert read(typed, unit="km") == "14"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("four", "4"),
        ("Twenty-one", "21"),
        ("a hundred and five", "105"),
        ("two thousand five hundred", "2500"),
        ("1.2 million", "1200000"),
        ("이십", "20"),
        ("열넷", "14"),
        ("3만", "30000"),
        ("1억 2천만", "120000000"),
        ("十四", "14"),
        ("一百零五", "105"),
        ("一九四五", "1945"),
        ("١٤", "14"),
        ("１，０００", "1000"),
        ("1'000", "1000"),
        ("about 14", "14"),
        ("14.", "14"),
    ],
)
def test_number_may_be_written_in_words_and_other_figures(typed, number):
    assert read(typed) == number


@pytest.mark.parametrize(
    ("typed", "unit", "question"),
    [
        ("14 kilometres", "km", "How far?"),
        ("14 MOUs", "memorandums", "How many were signed?"),
        ("14 MOUs", None, "How many memorandums were signed?"),
        ("14 memorandums", None, "How many memorandums were signed?"),
        ("fourteen memorandums", "memorandums", "How many?"),
        ("14%", "per cent", "By how much?"),
        ("14 percent", "%", "By how much?"),
        ("14％", None, "What percentage?"),
        ("14%", "percentage points", "By how much?"),
        ("$14", "dollars", "How much?"),
        ("14 days", None, "How many days did it last?"),
        ("14명", "명", "몇 명?"),
        ("열네 명", None, "몇 명 왔습니까?"),
        ("14 million", "million", "How many people?"),
    ],
)
def test_what_is_counted_may_be_typed_in_other_words(typed, unit, question):
    assert read(typed, unit=unit, question=question) == "14"


@pytest.mark.parametrize(
    ("typed", "unit", "question"),
    [
        ("14 miles", "km", "How many kilometres?"),
        ("14 km", None, "How many memorandums were signed?"),
        ("14%", None, "How many were signed?"),
        ("14 hours", "days", "How many days?"),
        ("€14", "dollars", "How much?"),
        ("14 or 15", "days", "How many days?"),
        ("not 14", "days", "How many days?"),
        ("five dozen", None, "How many eggs?"),
        ("fourteen and", None, "How many eggs?"),
        ("one twenty", None, "How many eggs?"),
        ("천만백만", None, "몇 명?"),
    ],
)
def test_another_unit_or_an_unclear_number_is_asked_for_again(typed, unit, question):
    with telling(Unclear, "Write a number"):
        read(typed, unit=unit, question=question)


@pytest.mark.parametrize(
    "typed",
    ["x", "-", ".", "1e9", "1e999", "inf", "nan", "1 00", "1.2.3", "5²", "0x1f", "14 km", "1" * 41],
)
def test_what_is_no_number_is_unclear(typed):
    with telling(Unclear, r"Write a number, for example 14 or 3.5\."):
        read(typed)


@given(numbers)
def test_plain_number_is_read_back(number):
    assert number_in(plain(number)) == number


@given(st.text(max_size=40))
def test_any_text_is_a_finite_number_or_none(text):
    number = number_in(text)
    assert number is None or number.is_finite()


@given(numbers, numbers.map(abs), numbers)
def test_mark_is_full_exactly_within_the_tolerance(right, tolerance, given_):
    question = a_question(answer=right, tolerance=tolerance)
    assert question.mark(plain(given_)).earned == (abs(given_ - right) <= tolerance)


def test_remark_says_on_which_side_an_answer_lies():
    assert remark_on(a_question().mark("15")) == "Too high."
    assert remark_on(a_question().mark("13.9")) == "Too low."
    assert remark_on(a_question(tolerance="1", unit="km").mark("15")) == "Exactly, it is 14 km."


@given(numbers)
def test_number_survives_json_exactly(number):
    question = a_question(answer=number)
    assert Numeric.model_validate_json(question.model_dump_json()).answer == number


def test_decimals_are_exact():
    assert a_question(answer="0.3", tolerance="0.1").mark("0.2").earned == 1
    assert a_question(answer=0.1).answer == Decimal("0.1")


@pytest.mark.parametrize("answer", ["3,5", "1 000", "nan", "1e5", "fourteen", "", None, True])
def test_teacher_writes_digits(answer):
    with pytest.raises(ValidationError, match="is not a number"):
        a_question(answer=answer)


def test_tolerance_is_not_negative():
    with pytest.raises(ValidationError, match=r"“-2” is less than 0.*: 2"):
        a_question(tolerance="-2")


def test_page_tells_the_unit_only():
    shown = a_question(answer="98765", tolerance="43", unit="km").shown(1)
    assert shown.unit == "km"
    assert "98765" not in repr(shown)
    assert "43" not in repr(shown)
