import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.english.sentences import said
from quizapp.games.board import view
from quizapp.games.dealing import acceptable_gaps
from quizapp.games.moves import Refused
from quizapp.games.scoring import information_points
from quizapp.games.timeline import (
    LARGEST_DECK,
    Place,
    Settings,
    Timeline,
    full_timeline,
    play,
    share_line,
    sizes,
)
from quizapp.topics.topic import MIN_EVENTS
from tests.games.builders import (
    a_game,
    an_event,
    begin,
    event_lists,
    events_of,
    histories,
    in_order,
    place_right,
    place_wrong,
    right_gap,
    settings,
    tries,
    wrong_gap,
    years,
)
from tests.telling import telling

# The beginning


@given(events=st.integers(MIN_EVENTS, 5000))
def test_every_size_that_is_offered_can_be_played(events):
    offered = sizes(events)
    assert [Settings(size=size).size for size in offered] == sorted(set(offered))
    assert offered[-1] == min(events, LARGEST_DECK)


def test_a_game_begins_with_two_open_cards_in_order_and_one_in_hand():
    game = a_game(size=8)
    assert len(game.row) == 2
    assert game.row[0].date.is_before(game.row[1].date)
    assert game.opening == game.row
    assert game.hand
    assert len(game.waiting) == 5
    assert (game.turn, game.points, game.slips, game.lives_left) == (0, 0, 0, 3)


def test_a_game_of_overlapping_dates_is_over_at_once():
    game = a_game(events=events_of("1969", "1969", "1969-07", "1960/1970"))
    assert game.is_over
    assert (len(game.row), game.total) == (1, 0)
    assert len(full_timeline(game)) == 4
    assert said(share_line(game)) == "0 of 0"


def test_too_few_events_are_an_error():
    with telling(Refused, "at least 4 events"):
        begin(years(MIN_EVENTS - 1), Settings(), 1)


@pytest.mark.parametrize(
    ("key", "values", "says"),
    [
        ("level", ["brutal"], "“brutal” is not a level. Choose easy, medium, hard."),
        ("size", [3, 101], "Choose between 4 and 100 cards."),
        ("lives", [0, 11], "Choose between 1 and 10 lives, or no limit."),
    ],
)
def test_settings_that_cannot_be_played_are_an_error(key, values, says):
    for value in values:
        with telling(Refused, says):
            Settings(**{key: value})


# Placing


def test_a_right_card_stays_where_it_was_put_and_earns_points():
    before = a_game()
    gap = right_gap(before)
    game = play(before, Place(gap), 5)
    assert game.row[gap] == before.hand
    assert game.last.right
    assert game.last.points == game.points == information_points(3, 1) == 16
    assert (game.slips, game.lives_left, game.turn) == (0, 3, 1)


def test_a_wrong_card_goes_to_the_nearest_right_gap_and_costs_a_life():
    game = a_game()
    card, right = game.hand, right_gap(game)
    game = play(game, Place(wrong_gap(game)), 5)
    assert game.row[right] == card
    assert (game.last.right, game.last.points, game.last.place) == (False, 0, right)
    assert (game.slips, game.lives_left, game.turn) == (1, 2, 1)


@pytest.mark.parametrize(("gap", "place"), [(0, 1), (1, 1), (2, 2), (3, 3), (4, 3), (5, 3)])
def test_a_card_with_several_right_gaps_goes_to_the_nearest_of_them(gap, place):
    row = events_of("1800", "1810", "1820", "1830", "1840")
    hand = an_event(date="1805/1825")
    game = play(Timeline(row, hand, (), (), row, Settings()), Place(gap), 0)
    assert game.last.place == place
    assert game.last.gaps == 3
    assert game.last.right == (gap in (1, 2, 3))


def test_points_grow_as_the_gaps_shrink():
    game = place_right(a_game(), 3)
    assert [placed.points for placed in game.placed] == [16, 20, 23]


@pytest.mark.parametrize("gap", [-1, 3, 10**9])
def test_a_gap_beyond_the_row_is_refused(gap):
    with telling(Refused, "not on the row"):
        play(a_game(), Place(gap), 0)


def test_a_move_after_the_end_is_refused():
    with telling(Refused, "This game is over"):
        play(place_wrong(a_game(), 3), Place(0), 0)


# The end


def test_the_third_slip_ends_the_game():
    game = place_wrong(place_right(place_wrong(a_game())))
    assert not game.is_over
    game = place_wrong(game)
    assert (game.is_over, game.lives_left) == (True, 0)


def test_slips_without_lives_never_end_the_game():
    game = place_wrong(a_game(lives=None), 10)
    assert (game.is_over, game.slips, game.lives_left) == (True, 10, None)
    assert full_timeline(game) == game.row


def test_the_whole_timeline_is_known_after_a_game_lost_early():
    events = years(12)
    assert full_timeline(place_wrong(a_game(events=events), 3)) == events


def test_the_whole_timeline_is_a_secret_before_the_end():
    with pytest.raises(ValueError, match="secret until the game is over"):
        full_timeline(a_game())


def test_the_share_line_shows_right_and_wrong_and_no_words():
    game = place_right(place_wrong(place_right(a_game(size=6, lives=None), 2)))
    assert said(share_line(game)) == "●●○● 3 of 4"


def test_the_share_line_of_a_lost_game_counts_the_cards_never_reached():
    assert said(share_line(place_wrong(place_right(a_game(size=12)), 3))) == "●○○○ 1 of 10"


def test_a_card_that_never_could_be_decided_is_not_counted():
    game = a_game(events=(*years(5), an_event("The century", "1900/1999")), lives=None)
    assert game.total == 4
    game = place_right(game, 3)
    assert (game.is_over, game.total, game.remaining) == (True, 3, 0)
    assert len(full_timeline(game)) == 6


# What holds in every game


@given(event_lists, settings, st.integers(), tries)
def test_the_row_is_in_order_and_the_card_in_hand_can_be_decided(events, chosen, seed, wishes):
    for game in histories(events, chosen, seed, wishes):
        assert in_order(game.row)
        if game.hand:
            assert len(acceptable_gaps(game.row, game.hand)) < len(game.row) + 1


@given(event_lists, settings, st.integers(), tries)
def test_exactly_the_acceptable_gaps_are_judged_right(events, chosen, seed, wishes):
    for game in histories(events, chosen, seed, wishes):
        for gap in range(len(game.row) + 1) if game.hand else ():
            acceptable = acceptable_gaps(game.row, game.hand)
            last = play(game, Place(gap), 0).last
            assert last.right == (gap in acceptable)
            assert last.place in acceptable
            assert last.points == (
                information_points(len(game.row) + 1, len(acceptable)) if last.right else 0
            )
            assert (last.points > 0) == last.right


@given(event_lists, settings, st.integers(), tries)
def test_every_game_ends_and_no_card_is_lost(events, chosen, seed, wishes):
    *_, game = histories(events, chosen, seed, wishes)
    assert game.is_over
    assert len(full_timeline(game)) == min(chosen.size, len(events))
    assert in_order(full_timeline(game))
    assert game.lives_left is None or 0 <= game.lives_left <= chosen.lives


@given(event_lists, settings, st.integers(), tries)
def test_the_same_moves_give_the_same_game(events, chosen, seed, wishes):
    once = list(histories(events, chosen, seed, wishes))
    again = list(histories(events[::-1], chosen, seed, wishes))
    assert once == again
    assert [view(game) for game in once] == [view(game) for game in again]


@given(event_lists, settings, st.integers(), tries)
def test_every_state_can_be_shown(events, chosen, seed, wishes):
    for game in histories(events, chosen, seed, wishes):
        board = view(game)
        assert board.total == game.turn + game.remaining
        assert len(board.gaps) == (0 if game.is_over else len(board.row) + 1)
        assert board.points == sum(placed.points for placed in game.placed)
