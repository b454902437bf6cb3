"""short-answer."""

import unicodedata
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from quizapp.questions.base import Unclear
from quizapp.questions.short_answer import ShortAnswer
from quizapp.questions.typed.folding import folded
from quizapp.questions.typed.slips import Form, slip_between
from tests.telling import remark_on, telling


def a_question(answer="Shanghai", *accept):
    return ShortAnswer.model_validate({"question": "Where?", "answer": answer, "accept": accept})


def earned(given_, *right):
    return a_question(*right).mark(given_).earned


@pytest.mark.parametrize(
    ("given_", "right"),
    [
        ("shanghai", "Shanghai"),
        ("  New   York ", "New York"),
        ("newyork", "New York"),
        ("cafe", "Café"),
        ("Lodz", "Łódź"),
        ("Strasse", "Straße"),
        ("u.s.a.", "USA"),
        ("Xi Jin-ping", "Xi Jinping"),
        ("dont", "Don’t"),
        ("한중정상회담", "한중 정상회담"),
        (unicodedata.normalize("NFD", "서울"), "서울"),
        ("ＡＢＣ", "abc"),
        ("3,5", "3.5"),
    ],
)
def test_case_spaces_accents_and_punctuation_are_forgiven(given_, right):
    assert earned(given_, right) == 1
    assert remark_on(a_question(right).mark(given_)) == ""


@pytest.mark.parametrize(
    ("given_", "right"),
    [("Peking", "Beijing"), ("35", "3.5"), ("12", "1 2"), ("C", "C++"), ("か", "が"), ("", "a")],
)
def test_other_words_are_wrong(given_, right):
    assert earned(given_, right) == 0


@pytest.mark.parametrize("given_", ["Shangai", "Shanghaii", "Shamghai", "Shnaghai", "hSanghai"])
def test_one_slip_is_forgiven_and_shown(given_):
    mark = a_question().mark(given_)
    assert mark.earned == 1
    assert remark_on(mark) == f"“{given_}” counted as “Shanghai”: one slip."


def test_two_slips_are_not_forgiven():
    assert earned("Shangay", "Shanghai") == 0


@pytest.mark.parametrize(("given_", "right"), [("car", "cat"), ("Roma", "Rome"), ("서을", "서울")])
def test_short_words_allow_no_slip(given_, right):
    assert earned(given_, right) == 0


@pytest.mark.parametrize(
    ("given_", "right"),
    [("Apollo 12", "Apollo 11"), ("Apollo 1", "Apollo 11"), ("Apollo 21", "Apollo 12")],
)
def test_digits_must_match_exactly(given_, right):
    assert earned(given_, right) == 0
    assert earned("Apolo 12", "Apollo 12") == 1


def test_every_accepted_form_is_right():
    question = a_question("Beijing", "Peking", "北京")
    assert [question.mark(form).earned for form in question.forms] == [1, 1, 1]


def test_a_slip_of_the_first_letter_is_not_forgiven():
    assert earned("Yeongju", "Gyeongju") == 0
    assert earned("hanghai", "Shanghai") == 0


def test_slip_names_the_form_it_was_nearest_to():
    assert remark_on(a_question("Beijing", "Peking").mark("Pekin")) == (
        "“Pekin” counted as “Peking”: one slip."
    )


@cache
def distance(a, b):
    """Optimal string alignment, as its definition has it."""
    if not a or not b:
        return len(a) + len(b)
    ways = [
        distance(a[1:], b) + 1,
        distance(a, b[1:]) + 1,
        distance(a[1:], b[1:]) + (a[0] != b[0]),
    ]
    if len(a) > 1 and a[:2] == b[1::-1]:
        ways.append(distance(a[2:], b[2:]) + 1)
    return min(ways)


@given(st.text("ab", max_size=6), st.text("abc", max_size=6))
def test_a_slip_is_a_distance_of_one(one, other):
    slip = slip_between(Form.of(one), Form.of(other))
    if slip or (one and other and one[0] == other[0]):  # one letter in front is no slip
        assert bool(slip) == (distance(one, other) == 1)


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)


@given(st.text(max_size=30))
def test_composed_and_decomposed_texts_are_the_same(text):
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text))


def test_text_of_exactly_200_characters_is_an_answer_and_may_be_one():
    longest = "ab" * 100
    assert a_question(longest).read(MultiDict({"answer": longest}), 1) == longest


def test_answer_of_201_characters_is_refused():
    with pytest.raises(ValidationError, match="at most 200"):
        a_question("a" * 201)


def test_too_long_text_is_unclear():
    with telling(Unclear, "no more than 200"):
        a_question().read(MultiDict({"answer": "a" * 201}), 1)


def test_invisible_character_is_unclear():
    with telling(Unclear, "nobody can see"):
        a_question().read(MultiDict({"answer": "Shang\x00hai"}), 1)


def test_spaces_alone_are_no_answer():
    assert a_question().read(MultiDict({"answer": "  "}), 1) is None


def test_answer_of_punctuation_is_refused():
    with pytest.raises(ValidationError, match="“\\?!” holds only punctuation"):
        a_question("?!")


def test_page_holds_no_accepted_form():
    assert "Peking" not in repr(a_question("Beijing", "Peking").shown(1))
