"""ordering."""

import re
from dataclasses import dataclass
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from quizapp.dates import HistoricalDate
from quizapp.questions.base import Tampered, Unclear
from quizapp.questions.ordering import Ordering
from tests.telling import remark_on, telling


@dataclass(frozen=True)
class Happened:
    title: str
    date: HistoricalDate


def of_items(*items):
    return Ordering.model_validate({"question": "In which order?", "items": items})


def of_events(*dates):
    """A bound question about events of these dates, in this order in the file."""
    events = {f"e{n}": Happened(f"Event {n}", HistoricalDate.parse(d)) for n, d in enumerate(dates)}
    question = Ordering.model_validate({"question": "In which order?", "events": list(events)})
    return question.bound(events)


years = st.integers(1950, 1970)
spans = st.tuples(years, st.integers(1, 12)).map(lambda s: f"{s[0]}/{s[0] + s[1]}")
some_dates = st.lists(years.map(str) | spans, min_size=2, max_size=6)


BY_CHANCE = "pairs stand right; by chance half would, so this earns"


@pytest.mark.parametrize(
    ("order", "earned", "remark"),
    [
        ("abcd", 1, ""),
        ("bacd", 0.6667, f"5 of 6 {BY_CHANCE} 67%."),
        ("dabc", 0, f"3 of 6 {BY_CHANCE} nothing."),
        ("badc", 0.3333, f"4 of 6 {BY_CHANCE} 33%."),
        ("dcba", 0, "All 6 pairs stand the wrong way round."),
    ],
)
def test_pairs_in_right_order_earn_more_than_guessing(order, earned, remark):
    mark = of_items("a", "b", "c", "d").mark(list(order))
    assert (mark.earned, remark_on(mark)) == (earned, remark)


def test_guessing_two_items_earns_half_on_average():
    marks = [of_items("a", "b").mark(list(order)).earned for order in permutations("ab")]
    assert marks == [1, 0]


def test_events_are_put_in_order_by_their_dates():
    question = of_events("1992", "1950", "1971-10")
    assert question.solution() == ["e1", "e2", "e0"]
    assert question.mark(["e0", "e2", "e1"]).earned == 0


def test_either_order_of_overlapping_dates_is_right():
    question = of_events("1992", "1992-08-24", "2015")
    orders = (["e0", "e1", "e2"], ["e1", "e0", "e2"])
    assert [question.mark(order).earned for order in orders] == [1, 1]


def test_remark_says_that_overlapping_dates_may_stand_either_way():
    either = "Where dates overlap, either order is right."
    mark = of_events("1992", "1992-08-24", "2015").mark(["e2", "e0", "e1"])
    assert remark_on(mark) == f"All 2 pairs stand the wrong way round. {either}"


def test_two_items_the_wrong_way_round_are_called_so():
    assert remark_on(of_items("a", "b").mark(["b", "a"])) == "The two stand the wrong way round."


@given(some_dates)
def test_solution_of_events_is_right(dates):
    question = of_events(*dates)
    assert question.mark(question.solution()).earned == 1


@given(some_dates, st.randoms())
def test_full_marks_are_for_orders_without_a_wrong_pair(dates, random):
    question = of_events(*dates)
    order = random.sample([*question.text_by_id], len(dates))
    has_wrong = any(question.is_before(b, a) for a, b in combinations(order, 2))
    assert (question.mark(order).earned < 1) == has_wrong


@given(some_dates, st.randoms())
def test_each_wrong_pair_is_told_once_and_no_other(dates, random):
    question = of_events(*dates)
    order = random.sample([*question.text_by_id], len(dates))
    told = []
    for place, one in enumerate(question.compared(order)):
        assert one.id == order[place]
        assert (one.to_last is None) == (place == 0)
        if one.to_last == "wrong":
            told.append((order[place - 1], one.id))
        told += [(above, one.id) for above in one.also_before]
    wrong = [(a, b) for a, b in combinations(order, 2) if question.is_before(b, a)]
    assert sorted(told) == sorted(wrong)


def test_neighbours_whose_dates_overlap_are_told_so():
    ways = [
        one.to_last for one in of_events("1992", "1992-08", "2015").compared(["e1", "e0", "e2"])
    ]
    assert ways == [None, "either", "right"]


def test_events_that_all_overlap_are_a_problem():
    [wrong] = of_events("1992", "1992-08", "1990/1995").problems()
    assert wrong.at == ("events",)
    assert "every order would be right" in wrong.message
    assert of_events("1992", "1992-08", "1990/1995").mark(["e0", "e1", "e2"]).earned == 1


def test_events_that_lie_apart_are_no_problem():
    assert list(of_events("1992", "1993").problems()) == []


def test_events_are_named_for_the_topic_to_look_up():
    question = Ordering.model_validate(
        {"question": "In which order?", "event": "x", "events": ["a", "b"]}
    )
    paths = [(("event",), "x"), (("events", 0), "a"), (("events", 1), "b")]
    assert list(question.event_ids()) == paths


def test_unknown_event_leaves_the_question_unbound():
    question = Ordering.model_validate({"question": "In which order?", "events": ["a", "b"]})
    assert question.bound({}) is question
    assert list(question.problems()) == []
    with pytest.raises(LookupError, match="must be bound"):
        question.shown(1)


def test_titles_and_dates_are_not_written_out():
    question = of_events("1992", "1993")
    assert "1992" not in question.model_dump_json()
    assert "Event" not in question.model_dump_json()


def test_copy_of_a_bound_question_stays_bound():
    question = of_events("1992", "1993")
    assert (
        question.model_copy(update={"question": "Which first?"}).text_by_id == question.text_by_id
    )


def test_page_of_events_does_not_depend_on_the_dates():
    assert of_events("1992", "1993").shown(5) == of_events("1993", "1992").shown(5)
    assert "199" not in repr(of_events("1992", "1993").shown(5))


@pytest.mark.parametrize(
    "places", [["1", "2", ""], ["1", "1", "2"], ["3", "3", "3"], ["", "", "1"]]
)
def test_missing_or_repeated_place_is_unclear(places):
    form = MultiDict({f"place-{n}": place for n, place in enumerate(places, 1)})
    with telling(Unclear, "its own place, from 1 to 3"):
        of_items("a", "b", "c").read(form, 1)


@pytest.mark.parametrize("place", ["0", "4", "x", "01"])
def test_place_that_is_not_offered_is_tampered(place):
    form = MultiDict({"place-1": place, "place-2": "2", "place-3": "3"})
    with pytest.raises(Tampered):
        of_items("a", "b", "c").read(form, 1)


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({}, "either “items:”"),
        ({"items": ["a", "b"], "events": ["x", "y"]}, "either “items:”"),
        ({"items": ["a", "b", "a"]}, "“a” stands twice"),
        ({"events": ["x", "x"]}, "“x” stands twice"),
        ({"items": ["a"]}, "at least 2"),
        ({"items": [str(n) for n in range(11)]}, "at most 10"),
        ({"events": [str(n) for n in range(11)]}, "at most 10"),
        ({"items": ["a", "b"], "_happened": []}, "_happened"),
    ],
)
def test_teacher_writes_one_list_of_different_things(keys, message):
    with pytest.raises(ValidationError, match=message):
        Ordering.model_validate({"question": "In which order?"} | keys)


@pytest.mark.parametrize("size", [2, 10])
def test_two_to_ten_things_can_be_put_in_order(size):
    items = of_items(*(f"Item {n}" for n in range(size)))
    events = of_events(*(str(1900 + n) for n in range(size)))
    for question in (items, events):
        assert len(question.shown(1).options) == size
        assert question.mark(question.solution()).earned == 1


def reviewed(templates, question, answer):
    page = templates.get_template("questions/ordering/review.html")
    html = page.render(question=question, answer=answer, mark=None, shown=question.shown(1))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


def test_review_says_of_each_pair_how_it_stands(templates):
    # The first item stands at the place of the second: it is its pairs that are right or wrong.
    told = reviewed(templates, of_items("a", "b", "c"), ["b", "c", "a"])
    assert "b right way round c wrong way round a also belongs before “b”" in told
    assert "Right order a b c" in told


def test_review_gives_dates_once_and_with_the_right_order(templates):
    told = reviewed(templates, of_events("1992", "1950", "1971-10"), ["e0", "e1", "e2"])
    assert told.count("October 1971") == told.count("1950") == 1
    assert told.index("Right order") < told.index("1950")


def test_review_of_a_right_order_says_it_once(templates):
    told = reviewed(templates, of_events("1992", "1992-08", "2015"), ["e1", "e0", "e2"])
    assert [told.count(f"Event {n}") for n in range(3)] == [1, 1, 1]
    assert told.index("Event 1") < told.index("either way round is right") < told.index("Event 0")
    assert "August 1992" in told


def test_events_are_named_by_their_own_ids():
    with pytest.raises(ValidationError, match="“x” has an id here, but is no part"):
        Ordering.model_validate(
            {"question": "In which order?", "events": ["x", "y"], "ids": {"x": "first"}}
        )


def test_order_of_other_items_earns_nothing():
    assert of_items("a", "b", "c").mark(["a", "b", "x"]).earned == 0


def test_question_bound_again_follows_its_new_events():
    question = of_events("1992", "1950")
    assert question.solution() == ["e1", "e0"]
    later = {f"e{n}": Happened(f"Later {n}", HistoricalDate.parse(f"200{n}")) for n in range(2)}
    assert question.bound(later).solution() == ["e0", "e1"]
