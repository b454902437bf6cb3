"""The board shows what a player's page may know, and nothing of cards to come."""

from dataclasses import fields

import pytest

from quizapp.games.board import Gap, HandCard, RowCard, view
from quizapp.games.timeline import (
    Place,
    Settings,
    Timeline,
    play,
)
from tests.games.builders import (
    a_game,
    an_event,
    begin,
    events_of,
    place_right,
    place_wrong,
)


def test_the_page_tells_nothing_of_cards_not_yet_placed():
    events = [
        an_event(
            f"Title {number}",
            f"17{number:02}-03",
            id=f"canary-id-{number}",
            summary=f"Summary {number}",
            why=f"CANARY why {number}",
            theme=f"canary-theme-{number}",
            people=(f"CANARY person {number}",),
            sources=(f"canary-source-{number}",),
        )
        for number in range(10, 20)
    ]
    game = begin(events, Settings(lives=None), 4)
    while not game.is_over:
        seen = repr(view(game))
        assert game.hand.title in seen
        for card in (game.hand, *game.waiting):
            number = card.id[-2:]
            for secret in ("why ", "id-", "theme-", "person ", "source-", "17"):
                assert f"{secret}{number}" not in seen
            assert str(card.date.first) not in seen
            assert str(card.date.last) not in seen
        for card in game.waiting:
            assert card.title not in seen
            assert card.summary not in seen
        game = place_right(game)
    assert "CANARY why" in repr(view(game))  # the search can find them


def test_the_card_in_hand_shows_its_words_only():
    assert {field.name for field in fields(HandCard)} == {"title", "summary"}


def test_the_page_shows_how_each_card_came_to_lie_there():
    game = place_wrong(place_right(a_game()))
    board = view(game)
    assert sorted(card.outcome for card in board.row) == ["open", "open", "right", "wrong"]
    assert [card.outcome for card in board.row if card.is_last] == ["wrong"]
    assert [card.id for card in board.row] == [event.id for event in game.row]


def test_the_page_says_what_the_last_move_did():
    before = a_game()
    last = view(place_wrong(before)).last
    assert view(before).last is None
    assert (last.title, last.date) == (before.hand.title, before.hand.date)
    assert (last.right, last.points, last.either_order) == (False, 0, False)


@pytest.mark.parametrize("lay", [place_right, place_wrong])
def test_the_page_says_where_the_last_card_lies_now(lay):
    board = view(lay(place_right(a_game())))
    place = next(number for number, card in enumerate(board.row) if card.is_last)
    beside = (None, *[card.id for card in board.row], None)
    told = [card.id if card else None for card in (board.last.place.before, board.last.place.after)]
    assert told == [beside[place], beside[place + 2]]


def test_a_slip_ends_a_run_of_right_cards():
    game = place_right(a_game(size=8), 3)
    assert view(game).run == 3
    assert view(place_wrong(game)).run == 0
    assert view(place_right(place_wrong(game))).run == 1


def test_gaps_are_told_by_the_cards_beside_them_with_their_dates():
    game = a_game()
    board = view(game)
    first, second = (RowCard(event.id, event.title, event.date) for event in game.row)
    assert board.gaps == (Gap(0, None, first), Gap(1, first, second), Gap(2, second, None))


def test_a_game_that_is_over_offers_no_gap():
    board = view(place_wrong(a_game(), 3))
    assert (board.hand, board.gaps, board.lives_left) == (None, (), 0)


def test_the_page_counts_the_cards_to_come():
    board = view(place_right(a_game(size=8), 2))
    assert (board.turn, board.total) == (2, 6)


def test_a_placement_that_overlaps_others_is_marked_so():
    events = events_of("1950", "1960", "1965/1975", "1969", "1980", "1990")
    game, marked = a_game(events=events, lives=None), set()
    while not game.is_over:
        game = place_right(game)
        if view(game).last.either_order:
            marked.add(game.last.event.id)
    assert len(marked) == 1
    assert marked < {"event-2", "event-3"}


WHY = "It led to a treaty on 3 May 1950."


def a_game_that_waits_for(*dates, why=WHY):
    """A game in which a card with this `why` was just placed, and cards of these dates wait."""
    row = (an_event("A", "1900"), an_event("B", "1990"))
    hand, *waiting = events_of(*dates, "1800")
    told = an_event("Told", "1940", why=why)
    game = Timeline(row, told, (hand, *waiting), (), row, Settings(lives=None))
    return play(game, Place(1), 0)


@pytest.mark.parametrize("date", ["1950-05-03", "1950-05", "1950", "1950/1960-04"])
def test_a_why_that_tells_the_date_of_a_card_to_come_is_held_back(date):
    assert WHY not in repr(view(a_game_that_waits_for(date, "1850")))
    assert WHY not in repr(view(a_game_that_waits_for("1850", date)))


@pytest.mark.parametrize("date", ["1850", "1951-05-03", "1950-04", "1950-05-28", "1900/1999"])
def test_a_why_that_tells_no_card_to_come_shows(date):
    assert view(a_game_that_waits_for(date)).last.why == WHY


def test_a_why_may_tell_the_date_of_its_own_card_and_of_cards_that_lie():
    own = "It was signed on 3 May 1940, before the talks of 1900."
    assert view(a_game_that_waits_for("1940-05-03", why=own)).last.why == own


def test_when_the_game_is_over_every_why_shows():
    row = (an_event("A", "1900"), an_event("B", "1990"))
    waiting = events_of("1950-05-03", "1800")
    told = an_event("Told", "1940", why=WHY)
    game = play(Timeline(row, told, waiting, (), row, Settings(lives=1)), Place(0), 0)
    assert game.is_over
    assert view(game).last.why == WHY
