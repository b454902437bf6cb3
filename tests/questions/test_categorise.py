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


def test_every_item_in_its_category_earns_its_share():
    mark = a_question().mark({"cork": "floats", "ice": "sinks", "coin": "sinks", "brick": "sinks"})
    assert (mark.earned, remark_on(mark)) == (0.75, "3 of 4 right.")


def test_nothing_right_earns_nothing():
    swapped = {"cork": "sinks", "ice": "sinks", "coin": "floats", "brick": "floats"}
    mark = a_question().mark(swapped)
    assert (mark.earned, mark.verdict, remark_on(mark)) == (0, "wrong", "0 of 4 right.")


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


def test_review_says_right_and_wrong_in_words(templates):
    question = a_question()
    answer = {"cork": "floats", "ice": "sinks", "coin": "sinks", "brick": "sinks"}
    page = templates.get_template("questions/categorise/review.html")
    html = page.render(question=question, answer=answer, mark=None, shown=question.shown(1))
    assert html.count(" right</span>") == 3
    assert html.count(" wrong</span>") == 1
