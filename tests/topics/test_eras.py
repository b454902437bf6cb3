"""Eras: runs of events that fill about a screen each, parted where time was empty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.topics.eras import FEW, eras
from quizapp.topics.spine import spine
from tests.builders import an_entry, the_topic


@pytest.fixture(scope="module")
def points_of(tmp_path_factory):
    """Makes the points of a timeline with events on these dates."""

    def make(*dates):
        events = [an_entry(f"event-{n}", str(date)) for n, date in enumerate(dates)]
        return spine(the_topic(tmp_path_factory.mktemp("era"), {"title": "A", "events": events}))

    return make


def years(found):
    return [[point.event.date.year for point in era.points] for era in found]


def test_no_events_have_no_era():
    assert eras(()) == ()


def test_few_events_are_one_era(points_of):
    found = eras(points_of(1900, 1950, 2000))
    assert years(found) == [[1900, 1950, 2000]]
    assert (found[0].number, found[0].first_year, found[0].last_year) == (1, 1900, 2000)


def test_an_era_ends_where_time_was_empty(points_of):
    found = eras(points_of(*range(1901, 1908), *range(1951, 1958)))
    assert years(found) == [[*range(1901, 1908)], [*range(1951, 1958)]]


def test_only_the_first_era_of_a_year_is_named_by_it_alone(points_of):
    days = [f"2026-01-{day:02}" for day in range(1, 25)]
    found = eras(points_of(*range(1990, 1999), *days))
    assert [era.opens_year for era in found] == [True, True, *(False for _ in found[2:])]
    assert len(found) > 2


def test_an_era_knows_its_events(points_of):
    first, second = eras(points_of(*range(1901, 1908), *range(1951, 1958)))
    assert first.has("event-0")
    assert not second.has("event-0")


@given(st.lists(st.integers(1000, 2020), max_size=60))
def test_eras_hold_all_events_in_order_and_none_holds_too_many(points_of, dates):
    points = points_of(*dates) if dates else ()
    found = eras(points)
    assert [point for era in found for point in era.points] == list(points)
    assert all(1 <= len(era.points) <= FEW for era in found)
    assert [era.number for era in found] == list(range(1, len(found) + 1))


def test_a_thousand_events_have_few_eras(points_of):
    found = eras(points_of(*range(1000, 2000)))
    assert max(len(era.points) for era in found) <= 100
    assert len(found) <= 20
