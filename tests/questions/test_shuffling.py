"""Order by seed."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.questions.base import Tampered
from quizapp.questions.shuffling import chosen, options, place_of, shuffled


@given(st.integers(1, 12), st.integers())
def test_every_item_is_shown_once(count, seed):
    assert sorted(shuffled(count, seed)) == list(range(count))


@given(st.integers(1, 12), st.integers(), st.data())
def test_chosen_undoes_place_of(count, seed, data):
    index = data.draw(st.integers(0, count - 1))
    assert chosen(place_of(index, count, seed), count, seed) == index


def test_every_item_stands_everywhere_equally_often():
    places = Counter(place_of(0, 4, seed) for seed in range(4000))
    assert all(900 < places[place] < 1100 for place in "1234")


def test_two_lists_of_a_page_are_shuffled_apart():
    assert any(shuffled(4, seed, "left") != shuffled(4, seed, "right") for seed in range(9))


def test_values_count_the_places_from_one():
    assert [option.value for option in options(["a", "b", "c"], 5)] == ["1", "2", "3"]


@pytest.mark.parametrize("value", ["0", "4", "-1", "x", "²", "1.0", " ", "99999999999"])
def test_value_that_is_not_on_the_page_is_tampered(value):
    with pytest.raises(Tampered):
        chosen(value, 3, 1)
