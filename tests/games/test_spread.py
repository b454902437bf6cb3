import json

import pytest

from quizapp.games.placing import Placing
from quizapp.games.spread import MOST_BARS, spread
from quizapp.questions import BY_NAME
from tests.builders import a_question
from tests.games.builders import a_statement, an_event, years
from tests.questions.conftest import bound


def of(type_, given, is_told=False, seed=1, **more):
    """The spread of these answers, each with how often it was given, to the example of a type."""
    question = bound(BY_NAME[type_].model_validate(a_question(type_, **more)))
    return spread(question, counted(given), is_told, seed)


def counted(given):
    """Answers as JSON, as storage counts them."""
    return {json.dumps(answer): count for answer, count in given}


def bars(of_spread):
    """Its bars, without the verdicts."""
    return {bar.text: bar.count for bar in of_spread.bars}


def test_every_option_has_a_bar_in_the_order_of_the_page():
    for seed in range(9):
        question = BY_NAME["multiple-choice"].model_validate(a_question())
        found = spread(question, counted([(question.solution(), 3)]), False, seed)
        shown = [option.text for option in question.shown(seed).options]
        assert [bar.text for bar in found.bars] == shown
        assert (found.answered, found.others, found.is_offered) == (3, 0, True)
        assert sum(bar.count for bar in found.bars) == 3


def test_nothing_tells_what_is_right_until_the_solution_is_shown():
    given = [("true", 2), ("false", 1), (None, 4)]
    open_ = of("true-false", given)
    assert {bar.is_right for bar in open_.bars} == {None}
    assert (open_.unknown, open_.answered) == (4, 7)
    told = of("true-false", given, is_told=True)
    assert [(bar.text, bar.count, bar.is_right) for bar in told.bars] == [
        ("True", 2, True),
        ("False", 1, False),
    ]


def test_ticked_options_count_singly():
    found = of("multiple-answers", [(["ladle", "whisk"], 2), (["ladle"], 1)])
    assert bars(found)["Ladle"] == 3
    assert bars(found)["Whisk"] == 2
    assert found.answered == 3


def test_pairs_count_singly_with_what_is_right():
    right = {"bee": "hive", "spider": "web", "fox": "den", "bird": "nest"}
    mixed = right | {"bee": "den", "fox": "hive"}
    found = of("matching", [(right, 3), (mixed, 2)], is_told=True)
    told = {(bar.text, bar.count, bar.is_right) for bar in found.bars}
    assert {("Bee – Hive", 3, True), ("Bee – Den", 2, False), ("Bird – Nest", 5, True)} <= told
    assert not found.is_offered


def test_places_of_an_order_count_singly():
    question = BY_NAME["ordering"].model_validate(a_question("ordering"))
    first, second, *rest = question.solution()
    given = [([first, second, *rest], 3), ([second, first, *rest], 1)]
    found = spread(question, counted(given), True, 1)
    assert [(bar.text, bar.count, bar.is_right) for bar in found.bars[:3]] == [
        ("1. Fill the kettle", 3, True),
        ("1. Boil the water", 1, False),
        ("2. Boil the water", 3, True),
    ]


def test_where_events_overlap_each_place_that_is_possible_is_right():
    events = {e.id: e for e in (an_event("A", "1900"), an_event("B", "1901/1905"))}
    events |= {"c": an_event("C", "1903")}
    written = a_question("ordering", items=None, events=["a", "b", "c"])
    question = BY_NAME["ordering"].model_validate(written).bound(events)
    found = spread(question, counted([(["a", "c", "b"], 1), (["b", "a", "c"], 1)]), True, 1)
    right = {bar.text: bar.is_right for bar in found.bars}
    assert right == {
        **{"1. A": True, "2. C": True, "3. B": True},
        **{"1. B": False, "2. A": False, "3. C": True},
    }


def test_words_that_one_pupil_alone_typed_stand_on_no_wall():
    given = [("Compass", 1), ("compass", 1), ("My teacher smells", 1), ("Sextant", 2)]
    found = of("short-answer", given)
    assert bars(found) == {"Compass": 2, "Sextant": 2}
    assert (found.others, found.answered) == (1, 5)


def test_right_words_show_with_the_solution_even_if_one_pupil_alone_typed_them():
    given = [("Compass", 1), ("My teacher smells", 1)]
    assert bars(of("short-answer", given)) == {}
    found = of("short-answer", given, is_told=True)
    assert bars(found) == {"Compass": 1}
    assert found.bars[0].is_right
    assert found.others == 1


def test_words_in_gaps_count_gap_by_gap():
    found = of("fill-in", [(["boils", "zero", "ice"], 2), (["boils", "ten", "steam"], 2)], True)
    assert [(bar.text, bar.is_right) for bar in found.bars] == [
        ("1. boils", True),
        ("2. ten", False),
        ("2. zero", True),
        ("3. ice", True),
        ("3. steam", False),
    ]


@pytest.mark.parametrize("type_", sorted(BY_NAME))
def test_what_is_right_stands_there_even_if_nobody_gave_it(type_):
    question = bound(BY_NAME[type_].model_validate(a_question(type_)))
    for given in ({}, {"null": 3}):
        assert not any(bar.is_right for bar in spread(question, given, False, 1).bars)
        told = spread(question, given, True, 1)
        right = [bar.text for bar in told.bars if bar.is_right]
        assert sorted(right) == sorted(question.told(question.solution()))
        assert {bar.count for bar in told.bars} == {0}
        assert told.others == 0


def test_what_is_right_is_not_gathered_with_the_rare():
    given = [(str(number), 2) for number in range(100, 100 + 2 * MOST_BARS)]
    right = [bar for bar in of("numeric", given, is_told=True).bars if bar.is_right]
    assert [bar.count for bar in right] == [0]


def test_numbers_and_dates_show_however_few_gave_them():
    assert bars(of("numeric", [("2", 1), ("7", 1)])) == {"2 m": 1, "7 m": 1}
    assert bars(of("date", [("1969-07-21", 1)])) == {"21 July 1969": 1}


def test_rare_answers_are_gathered_where_there_are_many():
    given = [(str(number), 1 + (number == 7)) for number in range(100)]
    found = of("numeric", given)
    assert len(found.bars) == MOST_BARS
    assert bars(found)["7 m"] == 2
    assert found.others == 101 - MOST_BARS - 1


def test_an_option_that_is_gone_counts_among_the_others():
    assert of("multiple-choice", [("gone", 2)]).others == 2


def test_gaps_of_a_row_stand_in_their_order():
    placing = Placing(years(2), an_event(date="1905"))
    found = spread(placing, counted([(2, 5), (0, 1), (None, 1)]), True, 1)
    assert [(bar.count, bar.is_right) for bar in found.bars] == [(1, False), (0, False), (5, True)]


@pytest.mark.parametrize("type_", BY_NAME)
def test_each_type_has_a_spread(type_):
    question = bound(BY_NAME[type_].model_validate(a_question(type_)))
    given = [(question.guess(seed), 1) for seed in range(5)] + [(question.solution(), 4)]
    counts = {}
    for answer, count in given:
        counts[json.dumps(answer)] = counts.get(json.dumps(answer), 0) + count
    told = spread(question, counts, True, 1)
    assert told.answered == 9
    assert {bar.text for bar in told.bars if bar.is_right} >= {*question.told(question.solution())}
    assert {bar.is_right for bar in spread(question, counts, False, 1).bars} == {None}


def test_nobody_answering_is_a_spread_too():
    found = spread(a_statement(), {}, False, 1)
    assert [bar.count for bar in found.bars] == [0, 0]
    assert (found.unknown, found.answered) == (0, 0)
