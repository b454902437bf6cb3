"""One game after another: one more is under the thumb, a key away, and works without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Finger, Mouse
from tests.browser.keys import Keys
from tests.browser.playing import QuizPlayer, TimelinePlayer, starting

PHONE = {"width": 360, "height": 640}


@pytest.fixture
def phone(new_context) -> Page:
    return new_context(
        viewport=PHONE, is_mobile=True, has_touch=True, reduced_motion="reduce"
    ).new_page()


def one_more(page):
    return page.get_by_role("button", name="One more")


def where(page):
    """The upper and the lower edge of “One more” in the window."""
    box = one_more(page).bounding_box()
    return box["y"], box["y"] + box["height"]


def test_one_more_stands_under_the_thumb_wherever_the_end_is_scrolled_to(phone, everything):
    phone.goto(f"/topics/{everything.id}/timeline-game")
    player = TimelinePlayer(phone, everything, Finger(phone))
    player.begin("6")
    player.play()
    for _ in range(2):
        top, bottom = where(phone)
        assert 480 < top < bottom <= PHONE["height"]
        phone.mouse.wheel(0, 2000)
    one_more(phone).tap()
    expect(phone).to_have_title(starting("Card 1 of"))
    player.play("wrong")
    expect(phone.locator(".bests")).to_contain_text("your best")


def test_one_more_quiz_by_tap_asks_what_was_not_met(phone, everything):
    phone.goto(f"/topics/{everything.id}/quiz")
    player = QuizPlayer(phone, everything, Finger(phone))
    player.begin(length="5")
    met = []
    while player.is_asked:
        met.append(player.question.id)
        player.answer("none")
        player.go_on()
    assert where(phone)[1] <= PHONE["height"]
    one_more(phone).tap()
    expect(phone).to_have_title(starting("Question 1 of 5"))
    assert player.question.id not in met


def test_one_more_is_the_next_press_for_who_plays_by_keyboard(page, everything):
    keys = Keys(page)
    page.goto(f"/topics/{everything.id}/timeline-game")
    player = TimelinePlayer(page, everything, keys)
    player.begin("6")
    player.play()
    keys.press(one_more(page))
    expect(page).to_have_title(starting("Card 1 of"))


def test_without_javascript_a_game_is_sent_with_a_score_or_without(plain_page, everything):
    plain_page.goto(f"/topics/{everything.id}/timeline-game")
    player = TimelinePlayer(plain_page, everything, Mouse(plain_page, scripted=False))
    player.begin("6")
    player.play()
    fields = plain_page.locator(".share input[readonly]")
    shown = fields.locator("visible=true")
    expect(shown).to_have_count(1)
    assert "beat=" not in shown.input_value()
    plain_page.get_by_role("checkbox", name="to beat").check()
    expect(shown).to_have_count(1)
    plain_page.goto(shown.input_value())
    expect(plain_page.get_by_role("heading", level=1)).to_have_text(starting("Beat"))
    plain_page.get_by_role("button", name="Play these cards").click()
    expect(plain_page).to_have_title(starting("Card 1 of"))
    player.play()
    one_more(plain_page).click()
    expect(plain_page).to_have_title(starting("Card 1 of"))


def test_who_copies_gets_the_address_that_is_chosen(new_context, everything):
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"/topics/{everything.id}/timeline-game")
    player = TimelinePlayer(page, everything, Mouse(page))
    player.begin("6")
    player.play()
    for scored in (False, True):
        page.get_by_role("checkbox", name="to beat").set_checked(scored)
        page.get_by_role("button", name="Copy").click()
        expect(page.get_by_role("status").get_by_text("Copied")).to_be_visible()
        line, address = page.evaluate("navigator.clipboard.readText()").split("\n")
        assert line == page.locator(".share__line").inner_text().strip()
        assert ("beat=" in address) == scored


def test_who_has_a_way_to_send_sends_by_it(new_context, everything):
    page = new_context().new_page()
    page.add_init_script(
        "navigator.share = async (what) => { document.title = JSON.stringify(what); };"
    )
    page.goto(f"/topics/{everything.id}/timeline-game")
    player = TimelinePlayer(page, everything, Mouse(page))
    player.begin("6")
    player.play()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page).to_have_title(starting('{"text":"●'))
    assert "/timeline-game?level=" in page.title()
