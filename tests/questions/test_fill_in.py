"""fill-in."""

import pytest
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from quizapp.questions.base import Tampered, Unclear
from quizapp.questions.fill_in import FillIn
from tests.telling import remark_on, telling

TEXT = "In [[1989|eighty-nine]] the wall fell in [[Berlin]], then [[Germany|the country]] was one."


def a_question(text=TEXT):
    return FillIn.model_validate({"question": "Fill in the gaps.", "text": text})


def answered(*words):
    return MultiDict({f"gap-{number}": word for number, word in enumerate(words, 1)})


def page(templates, name, **values):
    return templates.get_template(f"questions/fill_in/{name}.html").render(**values)


def test_text_is_taken_apart_at_its_gaps():
    question = a_question()
    assert question.pieces == ("In ", " the wall fell in ", ", then ", " was one.")
    assert question.gaps == (("1989", "eighty-nine"), ("Berlin",), ("Germany", "the country"))


def test_gap_may_stand_at_either_end_and_beside_another():
    assert a_question("[[a1]][[b1]]").pieces == ("", "", "")


def test_single_brackets_are_text():
    assert a_question("A [note] and a [[gap]].").pieces == ("A [note] and a ", ".")


@pytest.mark.parametrize("other", ["[[x]]", "[[1066|ten sixty-six|a very long form indeed]]"])
def test_page_is_the_same_whatever_stands_in_a_gap(templates, other):
    pages = {
        page(templates, "ask", shown=a_question(text).shown(1), filled=MultiDict())
        for text in (TEXT, TEXT.replace("[[1989|eighty-nine]]", other))
    }
    assert len(pages) == 1
    assert "1989" not in pages.pop()


@pytest.mark.parametrize(
    ("words", "earned", "remark"),
    [
        (["1989", "Berlin", "Germany"], 1, ""),
        (["Eighty nine", "BERLIN", "the  country"], 1, ""),
        (["1989", "Berlni", "Germny"], 1, ""),
        (["1998", "Berlin", "Germany"], 0.6667, "2 of 3 gaps right."),
        (["Berlin", "1989", "x"], 0, "0 of 3 gaps right."),
    ],
)
def test_every_right_gap_earns_its_share(words, earned, remark):
    mark = a_question().mark(words)
    assert (mark.earned, remark_on(mark)) == (earned, remark)


def test_all_gaps_blank_are_no_answer():
    assert a_question().read(answered("", " ", ""), 1) is None


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["1989"], "2 are still open"),
        (["1989", " ", "x"], "1 is still open"),
        (["x" * 201, "y", "z"], "no more than 200 characters into gap 1"),
        (["x", "y", "z\0z"], "Gap 3 holds a character nobody can see"),
    ],
)
def test_answer_that_cannot_count_is_unclear(words, message):
    with telling(Unclear, message):
        a_question().read(answered(*words), 1)


def test_gap_sent_twice_is_tampered():
    with pytest.raises(Tampered):
        a_question().read(MultiDict([("gap-1", "1"), ("gap-1", "2")]), 1)


@pytest.mark.parametrize(
    ("text", "message", "fix"),
    [
        ("No gap at all.", "has 0 gaps", "[[answer]]"),
        ("[[a]] " * 9, "has 9 gaps", "[[answer]]"),
        ("An empty [[]] one.", "A gap is empty", "[[answer|other form]]"),
        ("An empty [[  ]] one.", "A gap is empty", "[[answer|other form]]"),
        ("Half [[a|]] empty.", "nothing on one side", "[[answer|other form]]"),
        ("Not [[closed.", "not closed", "two behind it"),
        ("Not opened]].", "not opened", "two behind it"),
        ("One [[a]] and [[b.", "not closed", "two behind it"),
        ("One [[in [[another]]]].", "not closed", "two behind it"),
        ("Only [[?!]].", "only punctuation", "in words"),
        (f"Long [[{'x' * 201}]].", "more than 200", "shorter"),
    ],
)
def test_teacher_is_told_what_is_wrong_with_a_gap(text, message, fix):
    with pytest.raises(ValidationError) as caught:
        a_question(text)
    error = caught.value.errors()[0]["ctx"]["error"]
    assert message in error.args[0]
    assert fix in error.args[1]
    assert error.at == ("text",)


def test_a_gap_that_is_too_long_is_quoted_in_part():
    with pytest.raises(ValidationError) as caught:
        a_question(f"Long [[{'x' * 201}]].")
    assert f"“{'x' * 40}…”" in str(caught.value)


def test_every_gap_has_a_name_and_the_same_width(templates):
    html = page(templates, "ask", shown=a_question().shown(1), filled=MultiDict())
    assert [f"Gap {number} of 3" in html for number in (1, 2, 3)] == [True] * 3
    assert html.count('maxlength="200"') == html.count("<input") == 3


def test_no_space_comes_between_a_gap_and_its_comma(templates):
    html = page(templates, "ask", shown=a_question().shown(1), filled=MultiDict())
    assert "</label>, then <label" in html


def test_review_says_right_and_wrong_in_words(templates):
    answer = ["1989", "Bonn", "Germany"]
    html = page(templates, "review", question=a_question(), answer=answer, mark=None)
    assert html.count("> right</span>") == 2
    assert html.count("> wrong; right:</span>") == 1
    assert "<del>Bonn</del>" in html
    assert ">Berlin</strong>" in html


def test_review_of_a_wrong_gap_tells_one_form_and_no_other_ending_of_it(templates):
    written = {"question": "Fill in.", "text": "Seoul [[adheres to|adhered to|keeps]] the rule."}
    question = FillIn.model_validate(written)
    html = page(templates, "review", question=question, answer=["x"], mark=question.mark(["x"]))
    assert html.count("adheres to") == 1
    assert "adhered" not in html
    assert "(also accepted: keeps)" in html


def test_review_of_gaps_that_are_all_right_leaves_the_word_to_the_verdict(templates):
    question = a_question()
    solution = question.solution()
    html = page(
        templates, "review", question=question, answer=solution, mark=question.mark(solution)
    )
    assert " right</span>" not in html
    assert html.count("#check") == 3
