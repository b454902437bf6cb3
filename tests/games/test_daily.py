"""The daily deal: the same for everybody, another one each day, told in a line without spoilers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.english.sentences import said
from quizapp.games import daily, timeline
from quizapp.games.daily import A_CHOICE, FEW, SIZE, cards
from tests.games.builders import place_right, place_wrong, years

DAY = date(2026, 11, 24)
seeds = st.integers(0, 2**56 - 1)


@given(st.integers(4, 60), seeds)
def test_the_same_events_yesterday_and_seed_make_the_same_deal(count, seed):
    events = years(count)
    before = cards(events, (), seed + 1)
    dealt = cards(events, before, seed)
    assert dealt == cards(events, before, seed)
    assert len(set(dealt)) == len(dealt) == min(SIZE, count)


@given(st.integers(SIZE + A_CHOICE, 60), seeds)
def test_where_there_are_events_enough_none_comes_on_two_days_running(count, seed):
    events = years(count)
    before = cards(events, (), seed + 1)
    assert not {*before} & {*cards(events, before, seed)}


def test_a_topic_of_twice_the_cards_does_not_deal_two_hands_in_turns():
    events, before, hands = years(2 * SIZE), (), set()
    for day in range(20):
        before = cards(events, before, day)
        hands.add(frozenset(before))
    assert len(hands) > 10


@pytest.mark.parametrize("count", [4, SIZE, SIZE + 2])
def test_a_topic_of_few_events_deals_them_in_another_order(count):
    events = years(count)
    dealt = [cards(events, (), 0)]
    for day in range(1, 8):
        dealt.append(cards(events, dealt[-1], day))
    assert len({*dealt}) > 4
    assert {len(one) for one in dealt} == {min(SIZE, count)}


def test_a_deal_is_played_with_its_cards_and_without_lives():
    events = years(20)
    ids = cards(events, (), 7)
    settings = daily.settings(DAY, ids, counts=True)
    assert (settings["day"], settings["counts"], settings["lives"]) == ("2026-11-24", True, None)
    assert settings["cards"] == [*ids]


def test_its_line_tells_topic_date_and_dots_and_nothing_of_the_cards():
    game = timeline.begin(years(10), timeline.Settings(size=10, lives=None))
    game = place_right(place_wrong(place_right(game, 2)), 5)
    line = "First steps into space, 24 November 2026 ●●○●●●●● 7 of 8"
    told = [said(daily.share_line("First steps into space", DAY, game, n)) for n in (0, 1, 12)]
    assert told == [line, line, f"{line}, 12 days in a row"]
    assert not [event.title for event in years(10) if event.title in line]


@pytest.mark.parametrize(
    ("right", "half"),
    [({6: 1, 3: 4}, 3), ({8: 3, 7: 2}, 8), ({0: 5}, 0), ({8: 2, 6: 1, 1: 3}, 6), ({8: 4, 0: 8}, 0)],
)
def test_half_of_the_players_placed_so_many_or_more(right, half):
    message = daily.fared(right)
    players = sum(right.values())
    assert said(message) == f"{players} have played; half of them placed {half} or more right."
    assert 2 * sum(count for number, count in right.items() if number >= half) >= players


def test_of_a_few_players_nothing_is_told():
    assert daily.fared({}) is None
    assert daily.fared({8: FEW - 1}) is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (86_400, "in about 24 hours"),
        (9 * 3600 + 100, "in about 9 hours"),
        (5400, "in about 2 hours"),
        (5399, "in 89 minutes"),
        (119, "in a minute"),
        (0, "in a minute"),
    ],
)
def test_the_time_to_the_next_deal_is_told_in_words(seconds, words):
    assert said(daily.next_deal(seconds)) == f"Tomorrow another one, {words}."
