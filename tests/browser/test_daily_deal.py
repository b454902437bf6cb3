"""The daily deal in a browser: found on the front page, played once, told in a line."""

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Finger, Mouse
from tests.browser.keys import Keys
from tests.browser.playing import TimelinePlayer, moves, starting

PHONE = {"viewport": {"width": 320, "height": 640}, "is_mobile": True, "has_touch": True}


@pytest.mark.parametrize(
    ("options", "hand"),
    [({}, Keys), (PHONE, Finger), ({"java_script_enabled": False}, Mouse)],
    ids=["by keyboard", "by tap", "without JavaScript"],
)
def test_the_days_deal_is_played_to_its_end_and_once(new_context, visit, options, hand):
    page = new_context(reduced_motion="reduce", **options).new_page()
    is_scripted = options.get("java_script_enabled", True)
    player = TimelinePlayer(page, visit, hand(page) if is_scripted else Mouse(page, scripted=False))
    page.goto("/")
    player.hand.press(page.get_by_role("link", name="Daily deal"))
    expect(page).to_have_title(starting("Daily deal, "))
    cards = page.get_by_role("list", name="The cards to place").get_by_role("listitem")
    expect(cards).to_have_count(8)
    deal = page.get_by_role("button", name="Deal the cards")
    expect(deal).to_be_in_viewport(ratio=1)
    player.deal()
    player.place("wrong")
    page.goto(f"/topics/{visit.id}/daily")  # as somebody does who comes back to it later
    expect(cards.first).to_contain_text("Card 1: wrong")
    player.hand.settle()
    player.hand.press(page.get_by_role("button", name="Go on"))
    expect(page).to_have_title(starting("Card 2 of 8"))
    player.hand.settle()
    assert player.play() == 7
    expect(page.get_by_text("○●●●●●●● 7 of 8")).to_be_visible()
    page.goto(f"/topics/{visit.id}/daily")
    expect(page.get_by_text("You placed 7 of 8 cards right.")).to_be_visible()
    expect(page.get_by_text("1 day in a row")).to_be_visible()
    expect(page.get_by_role("button", name="Deal the cards")).to_have_count(0)
    player.hand.settle()
    player.hand.press(page.get_by_role("link", name="Past days"))
    expect(page).to_have_title(starting("Past daily deals"))
    assert moves(page) == [8]
