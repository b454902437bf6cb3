"""A review in a browser: what was missed yesterday is due, asked again, and known."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Finger, Mouse
from tests.browser.keys import Keys
from tests.browser.playing import QuizPlayer, starting
from tests.browser.test_accessibility import violations

PHONE = {"viewport": {"width": 320, "height": 640}, "is_mobile": True, "has_touch": True}


def missed(page: Page, topic, hand: Mouse) -> QuizPlayer:
    """Somebody who has just missed five questions."""
    page.goto(f"/topics/{topic.id}/quiz")
    player = QuizPlayer(page, topic, hand)
    player.begin("visit", length="5")
    assert player.play("none") == 5
    return player


@pytest.mark.parametrize(
    ("options", "hand"),
    [({}, Keys), (PHONE, Finger), ({"java_script_enabled": False}, Mouse)],
    ids=["by keyboard", "by tap", "without JavaScript"],
)
def test_what_was_missed_is_reviewed_the_next_day(new_context, visit, a_day_passes, options, hand):
    page = new_context(reduced_motion="reduce", **options).new_page()
    is_scripted = options.get("java_script_enabled", True)
    player = missed(page, visit, hand(page) if is_scripted else Mouse(page, scripted=False))
    page.goto("/review")
    expect(page.get_by_role("heading", name="Nothing is due")).to_be_visible()
    expect(page.get_by_text("The next question is due tomorrow.")).to_be_visible()
    page.go_back()
    a_day_passes(page)
    page.goto("/review")
    expect(page.get_by_role("heading", name="5 are due")).to_be_visible()
    begin = page.get_by_role("button", name="Review 5 now")
    expect(begin).to_be_in_viewport(ratio=1)
    player.hand.press(begin)
    expect(page).to_have_title(starting("Question 1 of 5"))
    assert player.play("right") == 5
    expect(page.get_by_role("heading", name="5 of 5 right")).to_be_visible()
    expect(page.get_by_text("Nothing is due. The next is due in")).to_be_visible()


def test_axe_finds_nothing_before_a_review_and_after_it(calm_page, visit, a_day_passes):
    player = missed(calm_page, visit, Mouse(calm_page))
    a_day_passes(calm_page)
    calm_page.goto("/review")
    found = violations(calm_page, "due")
    for width in (320, 768):
        calm_page.set_viewport_size({"width": width, "height": 700})
        assert calm_page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found += violations(calm_page, "due, on a phone")
    player.hand.press(calm_page.get_by_role("button", name="Review 5 now"))
    player.answer("none")
    player.go_on()
    assert player.play("right") == 4
    found += violations(calm_page, "after a review")
    assert not found, "\n".join(found)
