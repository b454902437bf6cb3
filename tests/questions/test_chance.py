"""What guessing earns: nothing on average, until marks below nothing are raised to it."""

from itertools import permutations, product
from math import comb
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.questions.base import Question
from quizapp.questions.categorise import Categorise
from quizapp.questions.chance import beyond_chance
from quizapp.questions.matching import Matching
from quizapp.questions.ordering import Ordering

sizes = st.lists(st.integers(1, 3), min_size=2, max_size=3)


def in_categories(sizes: list[int]) -> Categorise:
    """A question of categories with so many items each."""
    listed = {f"C{n}": [f"item {n} {i}" for i in range(size)] for n, size in enumerate(sizes)}
    return Categorise.model_validate({"question": "Which?", "categories": listed})


def all_answers(question: Categorise) -> list[dict[str, str]]:
    """Every way to put the items into categories: a guess is any of them, equally often."""
    homes = question.solution()
    ways = product(sorted(set(homes.values())), repeat=len(homes))
    return [dict(zip(homes, way, strict=True)) for way in ways]


def share(question: Question, answer) -> float:
    """How many of its parts are right, of all."""
    return mean(question.verdicts(answer))


@given(sizes)
def test_a_guess_in_categories_goes_beyond_chance_by_nothing_on_average(sizes):
    question = in_categories(sizes)
    beyond = [beyond_chance(share(question, a), question.chance) for a in all_answers(question)]
    assert mean(beyond) == pytest.approx(0)


@given(sizes)
def test_a_mark_in_categories_is_what_goes_beyond_chance_or_nothing(sizes):
    question = in_categories(sizes)
    for answer in all_answers(question):
        beyond = beyond_chance(share(question, answer), 1 / len(sizes))
        assert question.mark(answer).earned == pytest.approx(max(0, beyond), abs=0.0001)


@given(sizes)
def test_the_correction_is_the_classical_one(sizes):
    """A wrong one of k choices takes away a (k - 1)th of a right one."""
    question, k = in_categories(sizes), len(sizes)
    for answer in all_answers(question):
        right = sum(question.verdicts(answer))
        classical = (right - (len(answer) - right) / (k - 1)) / len(answer)
        assert beyond_chance(share(question, answer), 1 / k) == pytest.approx(classical)


@pytest.mark.parametrize(
    ("sizes", "earned"), [([3, 3], 0.1562), ([2, 2, 2], 0.1097), ([4, 4], 0.1367)]
)
def test_raised_to_nothing_a_guess_in_categories_earns_a_little(sizes, earned):
    question = in_categories(sizes)
    marks = [question.mark(answer).earned for answer in all_answers(question)]
    assert mean(marks) == pytest.approx(earned, abs=0.0001)
    assert mean(marks) < 1 / len(sizes) / 2


@pytest.mark.parametrize(("items", "categories", "percent"), [(6, 2, 16), (16, 4, 6)])
def test_what_the_docs_say_a_guess_earns_is_so(items, categories, percent):
    p = 1 / categories
    mean_mark = sum(
        comb(items, right)
        * p**right
        * (1 - p) ** (items - right)
        * max(0, beyond_chance(right / items, p))
        for right in range(items + 1)
    )
    assert round(100 * mean_mark) == percent


@pytest.mark.parametrize("size", [2, 3, 4, 5])
def test_a_guessed_order_goes_beyond_chance_by_nothing_on_average(size):
    items = [f"item {n}" for n in range(size)]
    question = Ordering.model_validate({"question": "Which order?", "items": items})
    beyond = []
    for order in permutations(question.solution()):
        places = {id_: place for place, id_ in enumerate(order)}
        ids = question.solution()
        right = [places[a] < places[b] for n, a in enumerate(ids) for b in ids[n + 1 :]]
        beyond.append(beyond_chance(mean(right), 1 / 2))
        assert question.mark([*order]).earned == pytest.approx(max(0, beyond[-1]), abs=0.0001)
    assert mean(beyond) == pytest.approx(0)


@pytest.mark.parametrize("size", [2, 4, 6])
def test_a_guess_that_uses_each_partner_once_has_one_pair_right_on_average(size):
    pairs = {f"left {n}": f"right {n}" for n in range(size)}
    question = Matching.model_validate({"question": "Which?", "pairs": pairs})
    homes = question.solution()
    marks = [
        question.mark(dict(zip(homes, way, strict=True))).earned
        for way in permutations(homes.values())
    ]
    assert mean(marks) == pytest.approx(1 / size, abs=0.0001)
