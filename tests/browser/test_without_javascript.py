"""Everything can be played with JavaScript off."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Mouse
from tests.browser.playing import QuizPlayer, TimelinePlayer, moves, starting


@pytest.fixture
def hand(plain_page) -> Mouse:
    return Mouse(plain_page, scripted=False)


def test_a_whole_quiz_can_be_played(plain_page, visit, hand):
    plain_page.goto(f"/topics/{visit.id}/quiz")
    player = QuizPlayer(plain_page, visit, hand)
    player.begin("context")
    kinds = set()
    while player.is_asked:
        kinds.add(player.question.type)
        player.answer()
        player.go_on()
    assert len(kinds) >= 7
    total = len(player.set.questions)
    expect(plain_page.get_by_role("heading", name=f"{total} of {total}")).to_be_visible()


def test_reload_and_back_lose_and_double_nothing(plain_page, everything, hand):
    plain_page.goto(f"/topics/{everything.id}/quiz")
    player = QuizPlayer(plain_page, everything, hand)
    player.begin(length="All")
    player.answer("right")
    plain_page.reload()
    expect(player.verdict).to_have_text(starting("Right"))
    player.go_on()
    player.answer("wrong")
    plain_page.go_back()
    assert not player.is_asked
    expect(player.verdict).to_have_text(starting("Not right"))
    plain_page.reload()
    assert not player.is_asked
    player.go_on()
    assert player.play() == 9
    expect(plain_page.get_by_role("heading", name="10 of 11")).to_be_visible()
    assert moves(plain_page) == [11]


def test_what_was_missed_can_be_played_alone(plain_page, everything, hand):
    plain_page.goto(f"/topics/{everything.id}/quiz")
    player = QuizPlayer(plain_page, everything, hand)
    player.begin()
    hows = ["wrong", "right", "none", *["right"] * 8]
    missed = []
    for how in hows:
        if how != "right":
            missed.append(player.question)
        player.answer(how)
        player.go_on()
    plain_page.get_by_role("button", name="What I missed").click()
    for number, question in enumerate(missed, 1):
        expect(plain_page).to_have_title(starting(f"Question {number} of 2"))
        assert player.question == question
        player.answer()
        player.go_on()
    expect(plain_page.get_by_role("heading", name="2 of 2")).to_be_visible()
    expect(plain_page.get_by_text("Everything right.")).to_be_visible()


def test_a_whole_timeline_game_can_be_played(plain_page, visit, hand):
    plain_page.goto(f"/topics/{visit.id}/timeline-game")
    player = TimelinePlayer(plain_page, visit, hand)
    player.begin("10")
    player.place("wrong")
    plain_page.reload()
    expect(plain_page).to_have_title(re.compile(r"^Not there: .* · Card 2 of 8 · quizapp$"))
    right = player.play()
    slip = f"{right} of {right + 1} cards placed right, 1 slip."
    expect(plain_page.get_by_text(slip)).to_be_visible()
    assert moves(plain_page) == [right + 1]


def test_three_slips_end_a_timeline_game(plain_page, visit, hand):
    plain_page.goto(f"/topics/{visit.id}/timeline-game")
    player = TimelinePlayer(plain_page, visit, hand)
    player.begin("10")
    assert player.play("wrong") == 3
    expect(plain_page.get_by_text("The last life is gone")).to_be_visible()
