"""Daily deals as they are kept: one for a day, frozen; and results that outlive games, for streaks."""

from datetime import UTC, date, datetime

import time_machine
from sqlalchemy import func, select

from quizapp.games import daily, timeline
from quizapp.games.days import A_DAY
from quizapp.storage import (
    daily_deals,
    daily_results,
    editions,
    games,
    housekeeping,
    players,
    tables,
)
from quizapp.storage.daily_results import Result
from quizapp.storage.database import reading
from tests.games.builders import right_gap, wrong_gap
from tests.storage.builders import load

DAY = date(2026, 11, 24)
NOON = int(datetime(2026, 11, 24, 12, tzinfo=UTC).timestamp())
A_DAYS_SECONDS = 86_400


def count(table):
    with reading() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def begin(topic, player="anna", day=DAY, counts=True, at=NOON):
    """A day's deal, begun by a player; its id is of that day and player."""
    deal = daily_deals.dealt(topic, day, 7)
    settings = daily.settings(day, deal.cards, counts)
    id_ = f"{player}{day:%m%d}".ljust(16, "x")
    begun = games.begin(timeline.MODE, deal.topic, settings, deal.seed, player, at, id_)
    return load(begun, player, at, timeline.MODE)


def finish(game, player="anna", slips=0, at=NOON):
    """The game played to its end, the first cards wrong."""
    while not game.state.is_over:
        choose = wrong_gap if game.state.slips < slips else right_gap
        place = timeline.Place(choose(game.state))
        games.play(
            timeline.MODE, game.id, player, lambda _, place=place: place, at, daily_results.keep
        )
        game = load(game.id, player, at, timeline.MODE)
    return game


def test_the_first_who_plays_freezes_cards_and_edition(store, topic, another):
    assert daily_deals.find(topic.id, DAY) is None
    first = daily_deals.dealt(topic, DAY, 7)
    assert daily_deals.dealt(another, DAY, 8) == daily_deals.find(topic.id, DAY) == first
    assert (first.topic, first.seed, len(first.cards)) == (topic, 7, 8)
    next_day = daily_deals.dealt(another, DAY + A_DAY, 7)
    assert next_day.topic == another


def test_of_many_firsts_at_once_one_deals(topic, another, at_once):
    def dealing(number):
        chosen = (topic, another)[number % 2]
        return lambda: daily_deals.dealt(chosen, DAY, number)

    dealt = at_once(*map(dealing, range(8)))
    assert len({(deal.topic.title, deal.seed, deal.cards) for deal in dealt}) == 1
    assert count(tables.daily_deals) == 1


def test_a_player_who_begins_many_times_at_once_has_one_game(topic, at_once):
    begun = at_once(*[lambda: begin(topic).id] * 6)
    assert len({*begun}) == 1
    assert players.count("anna") == 1


def test_a_deals_edition_is_kept_without_any_game(store, topic):
    daily_deals.dealt(topic, DAY, 7)
    editions.forget_unplayed()
    editions.forget_opened()
    assert daily_deals.find(topic.id, DAY).topic == topic
    daily_deals.forget_before(DAY + A_DAY)
    editions.forget_unplayed()
    assert (daily_deals.find(topic.id, DAY), count(tables.editions)) == (None, 0)


def test_the_days_of_a_topic_that_were_dealt_are_known(store, topic):
    for number in range(3):
        daily_deals.dealt(topic, DAY - number * A_DAY, 7)
    assert sorted(daily_deals.days(topic.id)) == [DAY - 2 * A_DAY, DAY - A_DAY, DAY]
    assert daily_deals.days("another") == []


def test_a_result_is_kept_with_the_last_move_and_not_before(store, topic):
    game = begin(topic)
    assert daily_results.of_player("anna") == []
    total = game.state.total
    for left in range(total, 0, -1):
        assert daily_results.of_player("anna") == [], left
        place = timeline.Place(right_gap(game.state))
        games.play(timeline.MODE, game.id, "anna", lambda _, p=place: p, NOON, daily_results.keep)
        game = load(game.id, "anna", NOON, timeline.MODE)
    assert daily_results.of_player("anna") == [Result(topic.id, DAY, total, total, True)]


def test_other_games_leave_no_result(store, topic):
    settings = {"level": "medium", "size": 8, "lives": 1, "seed": "abcd"}
    begun = games.begin(timeline.MODE, topic, settings, 7, "anna", NOON)
    finish(load(begun, "anna", NOON, timeline.MODE))
    assert count(tables.daily_results) == 0


def test_how_many_fared_how_is_counted_for_those_who_played_on_the_day(store, topic):
    for name, slips in (("anna", 0), ("berta", 2), ("carla", 2)):
        finish(begin(topic, name), name, slips)
    finish(begin(topic, "dora", counts=False), "dora")
    total = daily_results.of_player("anna")[0].placed
    assert daily_results.of_day(topic.id, DAY) == {total: 1, total - 2: 2}
    assert daily_results.of_day(topic.id, DAY - A_DAY) == {}


def test_a_streak_is_kept_while_older_games_and_deals_go(store, topic):
    for number in range(7):
        moment = NOON - number * A_DAYS_SECONDS
        finish(begin(topic, day=DAY - number * A_DAY, at=moment), at=moment)
    with time_machine.travel(NOON, tick=False):
        housekeeping.forget_old(3)
    assert players.count("anna") == 4
    assert len(daily_deals.days(topic.id)) == 5
    assert len(daily_results.of_player("anna")) == 7


def test_the_results_of_a_player_who_stays_away_go_like_their_games(store, topic):
    finish(begin(topic, day=DAY - 5 * A_DAY, at=NOON - 5 * A_DAYS_SECONDS))
    finish(begin(topic, "berta"), "berta")
    with time_machine.travel(NOON, tick=False):
        housekeeping.forget_old(3)
    assert daily_results.of_player("anna") == []
    assert len(daily_results.of_player("berta")) == 1


def test_a_forgotten_players_results_go_and_others_stay(store, topic):
    for name in ("anna", "berta"):
        finish(begin(topic, name), name)
    players.forget("anna")
    assert daily_results.of_player("anna") == []
    assert len(daily_results.of_player("berta")) == 1
    assert daily_deals.find(topic.id, DAY)
