"""Everything can be played on a small phone by tapping alone; what is needed is in reach at once."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import Finger
from tests.browser.playing import QuizPlayer, TimelinePlayer

SMALLEST_TARGET = 44  # px, as fingers need it

# What a finger must hit in a game; a field in a label is as large as its label.
_SMALL = """() => {
  const targets = document.querySelectorAll(
    "main button, main select, main summary, main .action-bar a, main input:not([type=hidden])");
  const box = (one) => (one.closest("label.option") ?? one).getBoundingClientRect();
  return [...targets]
    .filter((one) => one.checkVisibility() && box(one).height < SMALLEST - 0.5)
    .map((one) => `${Math.round(box(one).height)} px: ${one.outerHTML.slice(0, 100)}`);
}""".replace("SMALLEST", str(SMALLEST_TARGET))


@pytest.fixture
def phone(new_context) -> Page:
    size = {"width": 360, "height": 640}
    return new_context(viewport=size, is_mobile=True, has_touch=True).new_page()


def is_in_reach(what: Locator) -> bool:
    """Whether it is in the window, above what sticks to its lower edge."""
    return what.evaluate(
        """(one) => {
          const bar = one.closest(".action-bar") ?? document.querySelector(".action-bar");
          const { top, bottom } = one.getBoundingClientRect();
          const floor = bar.contains(one) ? innerHeight : bar.getBoundingClientRect().top;
          return top >= 0 && bottom <= floor + 0.5;
        }"""
    )


def out_of_reach(player: QuizPlayer) -> list[str]:
    """The button and, of four choices, four pairs or five items to order, those to scroll to."""
    page, question = player.page, player.question.question
    needed = page.locator(".button--go, .match__one, .order__item").all()
    options = page.locator("label.option").all()
    needed += options if len(options) == 4 else []
    return [f"{question}: {one.inner_text()}" for one in needed if not is_in_reach(one)]


def test_a_whole_quiz_can_be_played(phone, visit):
    phone.goto(f"/topics/{visit.id}/quiz")
    player = QuizPlayer(phone, visit, Finger(phone))
    player.begin("visit")
    hidden, small = [], []
    while player.is_asked:
        hidden += out_of_reach(player)
        small += phone.evaluate(_SMALL)
        player.answer()
        hidden += [f"after {player.question.question}"] * (not is_in_reach(player.go))
        small += phone.evaluate(_SMALL)
        player.go_on()
    total = len(player.set.questions)
    expect(phone.get_by_role("heading", name=f"{total} of {total}")).to_be_visible()
    assert not hidden, "\n".join(hidden)
    assert not small, "\n".join(sorted(set(small)))


def test_a_whole_timeline_game_can_be_played(phone, visit):
    phone.goto(f"/topics/{visit.id}/timeline-game")
    player = TimelinePlayer(phone, visit, Finger(phone))
    player.begin()
    small = []
    while not player.is_over:
        small += phone.evaluate(_SMALL)
        player.place()
    expect(phone.get_by_text("cards placed right")).to_be_visible()
    assert not small, "\n".join(sorted(set(small)))


def test_a_time_limit_can_be_taken_away_by_tap(phone, visit):
    phone.goto(f"/topics/{visit.id}/quiz")
    player = QuizPlayer(phone, visit, Finger(phone))
    player.begin(limit="5 minutes")
    assert phone.evaluate(_SMALL) == []
    phone.get_by_role("button", name="Take the limit away").tap()
    expect(phone.get_by_role("timer")).to_have_count(0)
