"""A class plays in a room, each on a browser of their own."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.keys import Keys
from tests.browser.playing import starting


def test_a_class_plays_a_set_to_its_end_by_keyboard_alone(room, everything):
    room.open(standings="1")
    first, second = room.joined(hand=Keys), room.joined(hand=Keys)
    screen, host = room.screen(), Keys(room.host)
    expect(screen.locator(".names li")).to_have_count(2)
    total = len(everything.sets[0].questions)
    room.host.locator("main").focus()
    for number in range(1, total + 1):
        # The host's page is told last, and a press on what it showed before would be a doubled one.
        expect(room.next).to_have_text(starting("Begin" if number == 1 else "Go on"))
        host.hit(" " if number % 2 else "ArrowRight")
        room.shown("answering")
        expect(screen.locator("[data-phase^=answering]")).to_be_visible()
        first.send("right")
        expect(room.next).to_have_text(starting(f"Close question {number}, 1 of 2 answered"))
        second.send("wrong")  # all have answered, so it closes by itself
        for name in ("Show the answers", "Explain", "Show the standings"):
            expect(room.next).to_have_text(starting(name))
            host.hit(" ")
        room.shown("standings")
    expect(room.next).to_have_text(starting("End the game"))
    host.hit(" ")
    for page in (first.page, second.page, screen):
        expect(page.get_by_role("heading", name="That was it")).to_be_visible()
    expect(first.page.get_by_text(f"{total} of {total} right")).to_be_visible()
    expect(second.page.get_by_text(f"0 of {total} right")).to_be_visible()


def test_a_player_without_javascript_plays_along(room):
    room.open()
    with_scripts = room.joined()
    plain = room.joined(java_script_enabled=False)
    room.go("Begin")
    for how in ("right", "wrong", "none"):
        room.shown("answering")  # by loading itself again
        plain.send(how)
        saved = "I don’t know" if how == "none" else "Saved:"
        expect(plain.page.locator(".own__saved")).to_contain_text(saved)
        with_scripts.send(how)
        room.go("Show the answers", "Explain")
        room.shown("explained")
        says = {"right": "Right", "wrong": "Not right", "none": "I don’t know"}[how]
        expect(plain.verdict).to_have_text(starting(says))
        room.go("Go on")


def test_an_answer_can_be_changed_until_the_question_closes(room):
    room.open()
    player = room.joined()
    room.joined()
    room.go("Begin")
    room.shown("answering")
    player.send("wrong")
    player.give("right")
    expect(player.page.get_by_text("Not sent yet")).to_be_visible()
    player.hand.press(player.go)
    player.see_saved()
    room.go("Close question 1, 1 of 2 answered", "Show the answers", "Explain")
    expect(player.verdict).to_have_text(starting("Right"))


def test_a_reloaded_page_keeps_what_was_saved(room):
    room.open()
    player = room.joined()
    room.joined()
    for number in range(1, len(room.topic.sets[0].questions) + 1):
        room.go("Begin" if number == 1 else "Go on")
        room.shown("answering")
        player.send("right")
        form = "Object.fromEntries(new FormData(document.querySelector('main form')))"
        sent = player.page.evaluate(form)
        player.page.reload()
        player.see_saved()
        assert player.page.evaluate(form) == sent, player.question.type
        room.go("Close", "Show the answers", "Explain")
        room.shown("explained")  # a page that was loaded again takes a moment to follow


def test_eight_tabs_of_a_browser_have_one_stream(room):
    room.open()
    player = room.joined()
    context = player.page.context
    streams = []
    context.on("request", lambda one: streams.append(one) if "/events" in one.url else None)
    context.on("requestfinished", lambda one: one in streams and streams.remove(one))
    context.on("requestfailed", lambda one: one in streams and streams.remove(one))
    tabs = [player.page, *(context.new_page() for _ in range(7))]
    for tab in tabs[1:]:
        tab.goto(f"/rooms/{room.code}")
    room.go("Begin")
    for tab in tabs:
        expect(tab.get_by_role("button", name="Send")).to_be_visible()
    assert len(streams) <= 1
    player.page.close()  # which had the stream
    room.go("Close", "Show the answers")
    for tab in tabs[1:]:
        expect(tab.locator(".spread")).to_be_visible()


def test_every_action_of_the_host_has_a_key_which_can_be_turned_off(room):
    room.open(seconds="60")
    room.joined()
    room.go("Begin")
    room.shown("answering")
    host = Keys(room.host)
    room.host.locator("main").focus()
    shown = {one.get_attribute("data-key"): one for one in room.host.locator("[data-key]").all()}
    assert set(shown) == {"t", "n", "p", "s", "k", "e"}
    for key, one in shown.items():
        expect(one.locator("kbd")).to_have_text(key)
    host.hit("p")
    expect(room.next).to_have_text(starting("Go on with question 1"))
    room.host.get_by_label("Keys press these buttons").uncheck()
    host.hit("s")
    expect(room.next).to_have_text(starting("Go on with question 1"))
    room.host.get_by_label("Keys press these buttons").check()
    host.hit(" ")  # on a field, space is the field's
    room.host.get_by_label("Keys press these buttons").check()
    room.host.locator("main").focus()
    host.hit("s")
    expect(room.next).to_have_text(starting("Go on: question 2"))
    host.hit("e")
    expect(room.host.get_by_role("button", name="End it for all")).to_be_visible()
    expect(room.next).to_have_text(starting("Go on: question 2"))


def test_a_class_builds_a_timeline(room):
    room.open("timeline", size="6")
    player, screen = room.joined(), room.screen()
    screen.set_viewport_size({"width": 1024, "height": 360})
    room.joined()
    cards = screen.locator(".row__card")
    for number in range(1, 4):
        room.go("Begin" if number == 1 else "Go on")
        room.shown("answering")
        lying = player.page.locator(".row__card").count()
        expect(screen.locator("[data-phase^=answering]")).to_be_visible()
        assert screen.evaluate("scrollY") == 0  # the name of the card stands at the top
        expect(screen.locator(".row")).to_have_css("flex-wrap", "wrap")  # nobody scrolls it
        player.place(0)
        room.go("Close card", "Show the answers")
        expect(screen.locator(".gap-count").first).to_contain_text("1")
        room.go("Explain card")
        expect(cards).to_have_count(lying + 1)
        expect(screen.locator(".card[data-last]")).to_be_visible()
    assert re.search(r"\d", screen.locator(".card[data-last] .card__date").inner_text())


def test_a_page_that_was_loaded_in_a_pause_goes_on_with_the_room(room):
    room.open(seconds="60")
    player = room.joined()
    room.joined()
    room.go("Begin")
    room.shown("answering")
    room.host.keyboard.press("p")
    expect(player.page.get_by_text("Paused")).to_be_visible()
    player.page.reload()
    expect(player.go).to_be_disabled()
    room.host.keyboard.press("p")
    expect(player.page.locator("[data-left]")).to_have_text(re.compile(r"^(60|5\d)$"))
    player.send("right")
    colours = (
        "[...document.querySelectorAll('.question__status')].map((e) => getComputedStyle(e).color)"
    )
    saved = player.page.evaluate(colours)
    player.give("wrong")
    expect(player.page.get_by_text("Not sent yet")).to_be_visible()
    assert player.page.evaluate(colours) != saved  # what is saved does not look like what is not


def test_a_question_that_is_opened_again_holds_what_was_saved(room):
    room.open(seconds="60")
    player = room.joined()
    room.joined()
    room.go("Begin")
    room.shown("answering")
    player.send("right")
    room.go("Close")
    room.shown("closed")
    room.host.get_by_role("button", name="Open it again").click()
    room.shown("answering")
    expect(player.page.locator("input:checked")).to_have_count(1)
    player.see_saved()


def test_a_choice_made_while_another_is_sent_is_not_called_saved(room):
    room.open()
    player = room.joined()
    room.joined()
    room.go("Begin")
    room.shown("answering")
    sent = []

    def keep_back(route):
        sent.append(route)

    player.page.route("**/answer", keep_back)
    player.give("wrong")
    player.hand.press(player.go)
    player.give("right")
    expect(player.go).to_have_attribute("aria-busy", "true")
    sent[0].continue_()
    expect(player.page.get_by_text("Not sent yet")).to_be_visible()


def test_who_is_sent_out_is_led_out(room, watch):
    watch.forgive("status of 404")
    room.open()
    player = room.joined()
    name = player.page.locator(".play__name").inner_text()
    room.host.get_by_role("link", name=name).click()
    room.host.get_by_role("button", name="Remove from the room").click()
    expect(player.page).to_have_url(re.compile("/join/"))


def test_a_host_sends_out_a_flood_by_two_presses(room, watch):
    watch.forgive("status of 404")
    room.open()
    room.host.get_by_text("Strangers come in?").click()
    room.joined()  # what newcomers change folds nothing
    expect(room.host.get_by_role("heading", name="1 player")).to_be_visible()
    room.host.get_by_role("button", name="Remove who joined in the last minute").click()
    expect(room.host.get_by_role("heading", name="0 players")).to_be_visible()


def test_a_host_without_javascript_presses_buttons(room, new_context):
    room.host = new_context(java_script_enabled=False).new_page()
    room.host.goto(f"/topics/{room.topic.id}/rooms/new")
    room.host.get_by_role("button", name="Open the room", exact=True).click()
    room.code = room.host.url.split("/")[-2]
    player = room.joined()
    room.go("Begin", "Let them answer")
    room.shown("answering")
    player.send("right")
    room.host.reload()
    room.go("Show the answers", "Explain")
    room.shown("explained")
    room.host.get_by_role("button", name="Lock the room").click()
    expect(room.host.get_by_role("button", name="Let others join")).to_be_visible()


def test_the_focus_stays_on_the_button_that_the_host_presses(room):
    room.open()
    room.joined()
    host = Keys(room.host)
    host.reach(room.next)
    for name in ("Begin", "Close", "Show the answers", "Explain", "Go on"):
        expect(room.next).to_have_text(starting(name))
        host.hit("Enter")
    room.shown("answering")
    expect(room.next).to_be_focused()


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_who_comes_in_while_a_button_is_held_down_takes_no_press_from_the_host(room, by):
    room.open()
    host = room.host
    newcomer = room.new_context().new_page()
    newcomer.goto(f"/join/{room.code}")
    host.get_by_text("End the game").click()
    room.next.hover()
    room.next.focus()
    held = {"mouse": [], "keyboard": [" "]}[by]
    getattr(host, by).down(*held)
    newcomer.get_by_role("button", name="Join").click()
    host.wait_for_timeout(1000)  # the news has come, and waits
    getattr(host, by).up(*held)
    expect(room.next).not_to_have_text(starting("Begin"))
    expect(host.get_by_role("button", name="End it for all")).to_be_visible()


def test_a_late_answer_to_a_press_takes_no_page_back(room):
    room.open(reading="0")
    room.joined()
    room.go("Begin")
    late = []
    room.host.route("**/host/close", lambda route: late.append((route, route.fetch())))
    room.next.click()
    expect(room.next).to_have_text(starting("Show the answers"))  # the stream has brought it
    room.go("Show the answers")
    expect(room.next).to_have_text(starting("Explain"))
    [(route, response)] = late
    route.fulfill(response=response)
    room.host.wait_for_timeout(1500)
    expect(room.next).to_have_text(starting("Explain"))
