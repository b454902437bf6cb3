"""Games begun are limited, where nobody who plays ever comes."""

from collections.abc import Iterable
from contextlib import suppress

import pytest
import time_machine
from werkzeug.exceptions import TooManyRequests

from quizapp.web.rate_limits import GamesBegun
from tests.web.player import Page, Player, rows

NOON = 1_800_000_000
SCHOOL = "192.0.2.7"


def begun(games: GamesBegun, players: Iterable[str], address: str = SCHOOL) -> int:
    """How many of these could begin a game."""
    number = 0
    for player in players:
        with suppress(TooManyRequests):
            games.count(player, address)
            number += 1
    return number


def pupils(number: int) -> list[str]:
    return [f"pupil {n}" for n in range(number)]


def test_a_class_behind_one_address_never_meets_a_limit():
    games = GamesBegun()
    with time_machine.travel(NOON, tick=False) as clock:
        for _ in range(15):  # games of three minutes each, in a lesson
            assert begun(games, pupils(60)) == 60
            clock.shift(180)


def test_four_classes_may_begin_at_once():
    assert begun(GamesBegun(), pupils(240)) == 240


def test_who_begins_thousands_is_refused_and_may_go_on_later():
    games = GamesBegun()
    with time_machine.travel(NOON, tick=False) as clock:
        assert begun(games, ["one"] * 3251) == 20
        assert begun(games, pupils(400)) == 280
        assert begun(games, ["another"], "192.0.2.8") == 1
        clock.shift(120)
        assert begun(games, ["one"]) == 1


def test_in_an_hour_it_adds_up():
    games = GamesBegun()
    with time_machine.travel(NOON, tick=False) as clock:
        in_all = 0
        for _ in range(29):
            in_all += begun(games, ["one"] * 20)
            clock.shift(120)
    assert in_all == 200


def test_who_has_one_address_of_ipv6_has_its_neighbours_too():
    games = GamesBegun()
    with time_machine.travel(NOON, tick=False):
        assert sum(begun(games, [p], f"2001:db8::{n:x}") for n, p in enumerate(pupils(400))) == 300


def test_what_is_no_address_is_counted_like_one():
    with time_machine.travel(NOON, tick=False):
        assert begun(GamesBegun(), pupils(400), "unknown") == 300


def test_no_address_is_kept():
    games = GamesBegun()
    games.count("one", SCHOOL)
    assert SCHOOL not in repr(vars(games._limiter.storage))


@pytest.fixture
def refused(make_app, tmp_path, content):
    """Somebody who has begun too many quizzes, and what they are told."""
    player = Player(make_app(tmp_path, content))
    with time_machine.travel(NOON, tick=False):
        for _ in range(21):
            response = player.post("/topics/everything/quiz", {"set": "questions", "length": 5})
        yield player, response


def test_the_page_says_how_long_to_wait_and_nothing_began(refused):
    player, response = refused
    assert response.status_code == 429
    assert 1 <= int(response.headers["Retry-After"]) <= 60
    assert "Begin again in 1 minute." in response.text
    assert len(Page(response.text).all("h1")) == 1
    assert len(rows(player.app)["games"]) == 20


def test_no_other_way_to_begin_is_open_and_games_go_on(refused):
    player, _ = refused
    chosen = {"level": "medium", "size": 6, "lives": 3}
    assert player.post("/topics/everything/timeline-game", chosen).status_code == 429
    game = rows(player.app)["games"][0][0]
    page = f"/quiz/{game}/questions/"
    for number in range(1, 6):
        assert player.post(f"{page}{number}", {"unknown": "1"}).status_code == 303
    assert player.post(f"/quiz/{game}/missed").status_code == 429


def test_a_press_that_begins_nothing_leads_on_also_after_too_many(make_app, tmp_path, content):
    player = Player(make_app(tmp_path, content))
    begins = "/topics/everything/timeline-game?seed=abcd", "/topics/everything/daily"
    with time_machine.travel(NOON, tick=False):
        first = [player.post(address).location for address in begins]
        for _ in range(20):
            player.post("/topics/everything/quiz", {"set": "questions", "length": 5})
        assert player.post("/topics/everything/timeline-game?seed=dcba").status_code == 429
        assert [player.post(address).location for address in begins] == first
