"""categorise."""

from collections import Counter

import pytest
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from quizapp.questions.base import Tampered, Unclear
from quizapp.questions.categorise import Categorise
from tests.telling import remark_on, telling

CATEGORIES = {"Floats": ["Cork", "Ice"], "Sinks": ["Coin", "Brick"]}


def a_question(categories=CATEGORIES):
    return Categorise.model_validate({"question": "Sink or swim?", "categories": categories})


BY_CHANCE = "in the right category; by chance 2 would be, so this earns"


@pytest.mark.parametrize(
    ("wrong", "earned", "verdict", "remark"),
    [
        ([], 1, "right", ""),
        (["ice"], 0.5, "partly", f"3 of 4 {BY_CHANCE} 50%."),
        (["ice", "brick"], 0, "wrong", f"2 of 4 {BY_CHANCE} nothing."),
        (["ice", "brick", "coin", "cork"], 0, "wrong", f"None of 4 {BY_CHANCE} nothing."),
    ],
)
def test_items_in_their_category_earn_what_goes_beyond_chance(wrong, earned, verdict, remark):
    question = a_question()
    swap = {"floats": "sinks", "sinks": "floats"}
    homes = question.solution().items()
    mark = question.mark({item: swap[home] if item in wrong else home for item, home in homes})
    assert (mark.earned, mark.verdict, remark_on(mark)) == (earned, verdict, remark)


def test_chance_that_is_no_whole_number_is_said_about():
    question = a_question({"a": ["1", "2", "3"], "b": ["4", "5"], "c": ["6", "7"]})
    mark = question.mark(question.solution() | {question.ids["1"]: question.ids["b"]})
    assert (
        remark_on(mark)
        == "6 of 7 in the right category; by chance about 2 would be, so this earns 79%."
    )


def test_solution_puts_every_item_into_its_category():
    solution = {"cork": "floats", "ice": "floats", "coin": "sinks", "brick": "sinks"}
    assert a_question().solution() == solution


def test_every_item_and_every_category_stands_everywhere_equally_often():
    firsts, categories = Counter(), Counter()
    for seed in range(2000):
        page = a_question().shown(seed)
        firsts[page.lefts[0].text] += 1
        categories[page.lefts[0].text, page.rights[0].text] += 1
    assert all(400 < firsts[item] < 600 for item in ("Cork", "Ice", "Coin", "Brick"))
    assert len(categories) == 8
    assert all(180 < count < 320 for count in categories.values())


@pytest.mark.parametrize(
    ("fields", "message"), [(1, "3 are still open"), (2, "2 are still"), (3, "1 is still open")]
)
def test_item_left_open_is_unclear(fields, message):
    form = MultiDict({f"match-{number}": "1" for number in range(1, fields + 1)})
    with telling(Unclear, message):
        a_question().read(form, 1)


@pytest.mark.parametrize("value", ["0", "3", "Floats", "１"])
def test_category_that_is_not_offered_is_tampered(value):
    with pytest.raises(Tampered):
        a_question().read(MultiDict({"match-1": value}), 1)


def test_item_sent_twice_is_tampered():
    with pytest.raises(Tampered):
        a_question().read(MultiDict([("match-1", "1"), ("match-1", "2")]), 1)


@pytest.mark.parametrize(
    ("categories", "message"),
    [
        ({"a": ["1", "2"]}, "at least 2"),
        ({str(n): [f"item {n}"] for n in range(6)}, "at most 5"),
        ({"a": [], "b": ["1"]}, "at least 1"),
        ({"a": [str(n) for n in range(9)], "b": ["x"]}, "at most 8"),
        ({c: [f"{c}{n}" for n in range(6)] for c in "abc"}, "hold 18 items; 16 are possible"),
        ({"a": ["Ice"], "b": ["ICE"]}, "“ICE” stands twice"),
        ({"a": ["Ice", "ice"], "b": ["x"]}, "“ice” stands twice"),
        ({"Wet": ["Ice"], "wet": ["x"]}, "The category “wet” stands twice"),
    ],
)
def test_teacher_writes_a_few_categories_of_different_items(categories, message):
    with pytest.raises(ValidationError, match=message):
        a_question(categories)


def test_mistake_is_found_where_it_stands():
    with pytest.raises(ValidationError) as caught:
        a_question({"a": ["x", "Ice"], "b": ["y", "ice"]})
    assert caught.value.errors()[0]["ctx"]["error"].at == ("categories", "b", 1)


def test_sixteen_items_are_possible():
    full = {"a": [f"a{n}" for n in range(8)], "b": [f"b{n}" for n in range(8)]}
    assert len(a_question(full).lefts) == 16


def test_each_item_is_a_row_of_its_categories(templates):
    shown = a_question().shown(1)
    page = templates.get_template("questions/categorise/ask.html")
    html = page.render(shown=shown, filled=MultiDict({"match-2": "1"}))
    assert html.count('role="radiogroup"') == 4
    assert html.count('type="radio"') == 8
    assert html.count("checked") == 1
    assert "<select" not in html


def test_review_says_right_and_wrong_in_words(templates):
    question = a_question()
    answer = {"cork": "floats", "ice": "sinks", "coin": "sinks", "brick": "sinks"}
    page = templates.get_template("questions/categorise/review.html")
    html = page.render(question=question, answer=answer, mark=None, shown=question.shown(1))
    assert html.count(" right</span>") == 4  # the three, and what is right in place of the fourth
    assert html.count(" yours</span>") == 1
