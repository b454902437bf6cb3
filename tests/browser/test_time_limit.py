"""A time limit is seen, is told in time, and can be taken away."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Mouse
from tests.browser.playing import QuizPlayer

LEFT = re.compile(r"^\s*(5:00|4:5\d|4:4\d) left")


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_no_limit_takes_the_count_down_away(new_context, everything, javascript):
    page = new_context(java_script_enabled=javascript).new_page()
    page.goto(f"/topics/{everything.id}/quiz")
    player = QuizPlayer(page, everything, Mouse(page, scripted=javascript))
    player.begin(limit="5 minutes")
    timer = page.get_by_role("timer")
    expect(timer).to_have_text(LEFT)
    page.get_by_role("button", name="Take the limit away").click()
    expect(timer).to_have_count(0)
    assert player.is_asked
    player.answer("right")
    player.go_on()
    expect(timer).to_have_count(0)


def test_the_count_down_counts(page, everything):
    page.goto(f"/topics/{everything.id}/quiz")
    player = QuizPlayer(page, everything, Mouse(page))
    player.begin(limit="5 minutes")
    timer = page.get_by_role("timer")
    first = timer.inner_text()
    expect(timer).not_to_have_text(first)
    expect(timer).to_have_text(LEFT)


def test_the_last_minute_is_told_once(page, everything):
    page.clock.install()
    page.goto(f"/topics/{everything.id}/quiz")
    player = QuizPlayer(page, everything, Mouse(page))
    player.begin(limit="5 minutes")
    page.clock.fast_forward("04:05")
    page.clock.run_for(1000)
    said = page.get_by_role("status").filter(has_text="One minute left.")
    expect(said).to_have_count(1)
