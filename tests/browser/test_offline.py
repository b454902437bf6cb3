"""When the network goes, nothing given is lost, nothing is counted twice, and the page says so."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.hands import Mouse
from tests.browser.playing import QuizPlayer, TimelinePlayer, moves, starting

NOT_SAVED = re.compile("Not saved yet: no connection")


@pytest.fixture
def player(page, everything, watch) -> QuizPlayer:
    watch.forgive("net::ERR_INTERNET_DISCONNECTED", "net::ERR_FAILED")
    page.goto(f"/topics/{everything.id}/quiz")
    player = QuizPlayer(page, everything, Mouse(page))
    player.begin()
    return player


def test_an_answer_given_offline_waits_and_is_saved_when_the_network_returns(page, player):
    player.give("right")
    page.context.set_offline(True)
    player.go.click()
    expect(page.get_by_role("status").filter(has_text=NOT_SAVED)).to_be_visible()
    assert player.is_asked
    expect(page.locator("input:checked")).to_have_count(1)
    assert moves(page) == [0]
    page.context.set_offline(False)
    expect(player.verdict).to_have_text(starting("Right"))
    assert moves(page) == [1]


def test_pressing_again_offline_stores_once(page, player):
    player.give("right")
    page.context.set_offline(True)
    for _ in range(3):
        player.go.click()
    expect(page.get_by_role("status").filter(has_text=NOT_SAVED)).to_be_visible()
    page.context.set_offline(False)
    expect(player.verdict).to_have_text(starting("Right"))
    assert moves(page) == [1]


def test_an_answer_whose_receipt_was_lost_is_stored_once(page, player):
    lost = []

    def lose(route: Route) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch(max_redirects=0))
            route.abort()
        else:
            route.continue_()

    page.route("**/questions/*", lose)
    player.answer("right")
    assert [answer.status for answer in lost] == [303]
    assert moves(page) == [1]


def test_pressing_twice_stores_once(page, player, everything):
    player.give("right")
    player.go.dblclick()
    expect(player.verdict).to_have_text(starting("Right"))
    assert moves(page) == [1]
    page.goto(f"/topics/{everything.id}/timeline-game")
    game = TimelinePlayer(page, everything, Mouse(page))
    game.begin()
    was = page.title()
    game.gap("right").dblclick()
    game.see("right", was)
    assert sorted(moves(page)) == [1, 1]


def test_pressing_twice_without_javascript_stores_once(plain_page, everything):
    plain_page.goto(f"/topics/{everything.id}/quiz")
    player = QuizPlayer(plain_page, everything, Mouse(plain_page, scripted=False))
    player.begin()
    player.give("right")
    player.go.dblclick(no_wait_after=True)
    expect(player.verdict).to_have_text(starting("Right"))
    assert moves(plain_page) == [1]
