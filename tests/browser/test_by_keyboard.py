"""Everything can be played with the keyboard alone, and the focus is always seen."""

import pytest
from playwright.sync_api import expect

from quizapp.questions import TYPES
from tests.browser.keys import Keys, has_focus
from tests.browser.playing import QuizPlayer, TimelinePlayer, starting


@pytest.fixture
def keys(page) -> Keys:
    return Keys(page)


def open_from_home(page, keys, topic, part: str) -> None:
    page.goto("/")
    story = page.get_by_role("article").filter(has_text=topic.title)
    keys.press(story.get_by_role("link", name=part))


def test_a_whole_quiz_can_be_played(page, everything, keys):
    open_from_home(page, keys, everything, "Quiz")
    player = QuizPlayer(page, everything, keys)
    player.begin()
    kinds = set()
    while player.is_asked:
        kinds.add(player.question.type)
        expect(page.locator("#question-text")).to_be_focused()
        player.answer("right")
        expect(player.verdict).to_be_focused()
        player.go_on()
    assert len(kinds) == len(TYPES)
    expect(page.get_by_role("heading", name="11 of 11")).to_be_visible()


def test_a_digit_chooses_and_enter_checks(page, everything, keys):
    page.goto(f"/topics/{everything.id}/quiz")
    player = QuizPlayer(page, everything, keys)
    player.begin()
    options = page.locator("label.option").all_inner_texts()
    keys.hit(str(options.index(player.question.answer) + 1))
    keys.must_be_seen()
    keys.hit("Enter")
    expect(player.verdict).to_have_text(starting("Right"))


def test_shift_and_tab_lead_back(page, everything, keys):
    page.goto(f"/topics/{everything.id}/quiz")
    player = QuizPlayer(page, everything, keys)
    player.begin()
    keys.reach(player.go)
    keys.reach(page.get_by_role("button", name="I don’t know"), "Shift+Tab")
    keys.hit("Enter")
    expect(player.verdict).to_have_text(starting("I don’t know"))


def test_a_whole_timeline_game_can_be_played(page, everything, keys):
    open_from_home(page, keys, everything, "Timeline game")
    player = TimelinePlayer(page, everything, keys)
    player.begin()
    while not player.is_over:
        was = page.title()
        gap = player.gap()
        expect(page.locator("#hand-title:focus, #verdict-word:focus")).to_have_count(1)
        for key in ("End", "Home"):
            keys.hit(key)
            keys.must_be_seen()
        for _ in range(len(player.row) + 1):
            if has_focus(gap):
                break
            keys.hit("ArrowRight")
            keys.must_be_seen()
        keys.hit("Enter")
        player.see("right", was)
    expect(page.get_by_text("cards placed right")).to_be_visible()
