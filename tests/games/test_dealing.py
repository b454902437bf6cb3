from itertools import pairwise
from statistics import mean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.games.dealing import (
    LEVELS,
    acceptable_gaps,
    by_time,
    days_between,
    deck,
    draw,
    opening,
)
from tests.games.builders import an_event, dates, event_lists, events_of, in_order

SEEDS = range(50)
# Sparse long ago and crowded of late, as history in the news is.
HISTORY = events_of(
    *("1392", "1592/1598", "1637", "1882", "1894-07", "1905-11-17", "1910-08", "1919-03-01"),
    *("1945-08-15", "1948-08", "1950-06-25", "1953-07-27", "1960-04", "1965-06-22", "1972-07-04"),
    *("1979-10-26", "1987-06", "1988-09/1988-10", "1991-09", "1992-08-24", "1997-11", "2000-06"),
    *("2002-05/2002-06", "2004", "2008-05", "2010-11-23", "2014-07-03", "2015-12-20", "2016-07"),
    *("2017-03-10", "2018-04-27", "2019-12-24", "2022-05-10", "2023-08-18", "2024-04-03"),
    *("2024-12-03", "2025-06-03", "2025-11-01", "2026-01-05", "2026-01-07"),
)

levels = st.sampled_from(LEVELS)


def usual_distance(level, size=12):
    """The median, over the seeds, of the median days between neighbours of a deck."""
    return median(
        median(days_between(*pair) for pair in pairwise(by_time(deck(HISTORY, level, size, seed))))
        for seed in SEEDS
    )


@given(event_lists, levels, st.integers(0, 20), st.integers())
def test_a_deck_has_different_events_and_as_many_as_asked_if_there_are(events, level, size, seed):
    cards = deck(events, level, size, seed)
    assert len(cards) == len({card.id for card in cards}) == min(size, len(events))
    assert set(cards) <= set(events)


@given(event_lists, levels, st.integers(), st.randoms())
def test_the_same_seed_deals_the_same_deck_however_the_events_are_listed(
    events, level, seed, shuffler
):
    listed = list(events)
    shuffler.shuffle(listed)
    assert deck(listed, level, 6, seed) == deck(events, level, 6, seed)


@pytest.mark.parametrize("size", [6, 8, 12, 16])
def test_harder_levels_have_nearer_cards(size):
    easy, medium, hard = (usual_distance(level, size) for level in LEVELS)
    assert easy > 1.5 * medium
    assert medium > 1.5 * hard


@pytest.mark.parametrize("level", LEVELS)
def test_each_seed_deals_its_own_deck(level):
    assert len({deck(HISTORY, level, 12, seed) for seed in SEEDS}) == len(SEEDS)


@pytest.mark.parametrize(("level", "different"), [("easy", 40), ("medium", 50), ("hard", 10)])
def test_seeds_choose_different_events(level, different):
    assert len({frozenset(deck(HISTORY, level, 12, seed)) for seed in SEEDS}) >= different


@pytest.mark.parametrize("level", LEVELS)
def test_hardly_an_event_is_never_dealt(level):
    dealt = {card for seed in SEEDS for card in deck(HISTORY, level, 12, seed)}
    assert len(dealt) >= 0.9 * len(HISTORY)


def test_a_hard_deck_is_a_run_of_neighbours():
    cards = by_time(deck(HISTORY, "hard", 8, seed=3))
    start = by_time(HISTORY).index(cards[0])
    assert cards == by_time(HISTORY)[start : start + 8]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("size", [9, 12])
def test_the_order_tells_nothing_about_time(level, size):
    ranks = [0.0] * size
    for seed in range(400):
        cards = deck(HISTORY, level, size, seed)
        rank = {card.id: number for number, card in enumerate(by_time(cards))}
        for place, card in enumerate(cards):
            ranks[place] += rank[card.id] / (size - 1) / 400
    # The mean of 400 fair draws from 0 to 1 strays from 0.5 by 0.015; four times that is rare.
    assert all(abs(rank - 0.5) < 0.06 for rank in ranks)


def test_easy_deals_far_apart_cards_first_when_all_are_dealt():
    rank = {card.id: number for number, card in enumerate(by_time(HISTORY))}

    def neighbours_in_first_half(level, seed):
        cards = deck(HISTORY, level, 99, seed)[: len(HISTORY) // 2]
        ranks = sorted(rank[card.id] for card in cards)
        return sum(later - earlier == 1 for earlier, later in pairwise(ranks))

    easy = mean(neighbours_in_first_half("easy", seed) for seed in SEEDS)
    medium = mean(neighbours_in_first_half("medium", seed) for seed in SEEDS)
    assert easy < 0.7 * medium


def test_an_unknown_level_is_an_error():
    with pytest.raises(ValueError, match="“brutal” is not a level"):
        deck(HISTORY, "brutal", 4, 1)


def test_a_negative_size_is_an_error():
    with pytest.raises(ValueError, match="cannot have fewer"):
        deck(HISTORY, "easy", -1, 1)


def test_the_first_decidable_pair_lies_open_in_order_of_time():
    wide, late, early = events_of("1900/1990", "1970", "1950")
    assert opening((wide, late, early)) == (early, late)


def test_one_card_lies_open_where_all_dates_overlap():
    cards = events_of("1969", "1969-07", "1969-07-20")
    assert opening(cards) == cards[:1]


def test_a_gap_is_acceptable_unless_a_date_contradicts_it():
    row = events_of("1914/1918", "1939/1945", "1969")
    (during,) = events_of("1916/1941")
    (after,) = events_of("1950")
    assert acceptable_gaps(row, during) == (0, 1, 2)
    assert acceptable_gaps(row, after) == (2,)


def test_a_card_that_fits_everywhere_waits():
    row = events_of("1950", "1960")
    anywhere, decided, later = events_of("1940/1970", "1955", "1980")
    assert draw(row, (anywhere, decided, later)) == (decided, (anywhere, later))
    assert draw(row, (anywhere,)) == (None, (anywhere,))


@given(event_lists, dates)
def test_acceptable_gaps_are_exactly_those_that_keep_the_row_in_order(events, date):
    row = sorted(events, key=lambda event: event.date.last)
    card = an_event("The new card", date)
    gaps = range(len(row) + 1)
    acceptable = acceptable_gaps(row, card)
    assert acceptable == tuple(g for g in gaps if in_order([*row[:g], card, *row[g:]]))
    assert acceptable == tuple(range(acceptable[0], acceptable[-1] + 1))


@given(dates, dates)
def test_days_between_are_the_same_both_ways_and_none_where_dates_overlap(one, other):
    a, b = events_of(one, other)
    assert days_between(a, b) == days_between(b, a)
    assert (days_between(a, b) == 0) == a.date.overlaps(b.date)
