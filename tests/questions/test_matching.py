"""matching."""

from collections import Counter

import pytest
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from quizapp.questions.base import Tampered, Unclear
from quizapp.questions.matching import Matching
from tests.telling import remark_on, telling

ANIMALS = {"Bee": "Hive", "Wasp": "Nest", "Bird": "Nest", "Fox": "Den"}


def a_question(pairs=ANIMALS):
    return Matching.model_validate({"question": "Who lives where?", "pairs": pairs})


def test_every_right_pair_earns_its_share():
    mark = a_question().mark({"bee": "hive", "wasp": "nest", "bird": "nest", "fox": "nest"})
    assert (mark.earned, remark_on(mark)) == (0.75, "3 of 4 right.")


def test_shared_partner_is_offered_once():
    assert sorted(option.text for option in a_question().shown(1).rights) == ["Den", "Hive", "Nest"]


def test_partner_of_the_first_stands_everywhere_equally_often():
    pairs = {f"left {number}": f"right {number}" for number in range(4)}
    places = Counter()
    for seed in range(2000):
        page = a_question(pairs).shown(seed)
        partner = pairs[page.lefts[0].text]
        places[next(option.value for option in page.rights if option.text == partner)] += 1
    assert all(400 < places[place] < 600 for place in "1234")


@pytest.mark.parametrize(
    ("fields", "message"),
    [(1, "3 are still open"), (2, "2 are still open"), (3, "1 is still open")],
)
def test_pair_left_open_is_unclear(fields, message):
    form = MultiDict({f"match-{number}": "1" for number in range(1, fields + 1)})
    with telling(Unclear, message):
        a_question().read(form, 1)


def test_partner_that_is_not_offered_is_tampered():
    with pytest.raises(Tampered):
        a_question().read(MultiDict({"match-1": "4"}), 1)


@pytest.mark.parametrize(
    ("pairs", "message"),
    [
        ({"a": "1"}, "at least 2"),
        ({str(n): str(n) for n in range(9)}, "at most 8"),
        ({"a": "1", "b": "1"}, "Every pair ends with “1”"),
    ],
)
def test_teacher_writes_two_to_eight_pairs(pairs, message):
    with pytest.raises(ValidationError, match=message):
        a_question(pairs)


@pytest.mark.parametrize("size", [2, 8])
def test_two_to_eight_pairs_can_be_matched(size):
    question = a_question({f"Left {n}": f"Right {n}" for n in range(size)})
    assert len(question.shown(1).lefts) == len(question.shown(1).rights) == size
    assert question.mark(question.solution()).earned == 1


ONE_EACH = {"Bee": "Hive", "Bird": "Nest", "Fox": "Den"}


def asked(templates, question):
    page = templates.get_template("questions/matching/ask.html")
    return page.render(shown=question.shown(1), filled=MultiDict())


def test_page_says_whether_an_answer_may_belong_to_several(templates):
    assert "Each answer belongs to one." in asked(templates, a_question(ONE_EACH))
    assert "An answer may belong to more than one." in asked(templates, a_question())


def test_answers_that_belong_to_several_are_chosen_row_by_row(templates):
    html = asked(templates, a_question())
    assert html.count('role="radiogroup"') == 4
    assert "<match-pairs" not in html


def reviewed(templates, answer, question=None):
    question = question or a_question()
    page = templates.get_template("questions/matching/review.html")
    return page.render(question=question, answer=answer, mark=None, shown=question.shown(1))


def test_review_says_right_and_wrong_in_words(templates):
    html = reviewed(templates, {"bee": "hive", "wasp": "nest", "bird": "nest", "fox": "nest"})
    assert html.count(" yours</span>") == 1
    assert html.count(" right</span>") == 4
    assert html.count("Den") == 1


@pytest.mark.parametrize("is_known", [True, False])
def test_review_says_the_right_answer_once_where_nothing_is_wrong(templates, is_known):
    question = a_question(ONE_EACH)
    html = reviewed(templates, question.solution() if is_known else None, question)
    assert [html.count(word) for word in ("Hive", "Nest", "Den", "part-verdict")] == [1, 1, 1, 0]


def test_guess_uses_each_answer_once_where_each_belongs_to_one():
    question = a_question(ONE_EACH)
    for seed in range(20):
        assert sorted(question.guess(seed).values()) == ["den", "hive", "nest"]
