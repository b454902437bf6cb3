"""What can be dragged: the card in hand into a gap, and rows to put in order."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import Mouse, rows
from tests.browser.playing import QuizPlayer, TimelinePlayer, moves

AT_REST = """() => Promise.all([
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    ...document.getAnimations().map((one) => one.finished.catch(() => null)),
])"""


def centre(what: Locator) -> tuple[float, float]:
    """Its middle, in the window."""
    box = what.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def carry(page: Page, what: Locator, to: Locator) -> None:
    """Take it with the mouse and bring it there, without letting go."""
    expect(page.locator("main :not(:defined)")).to_have_count(0)
    page.evaluate(AT_REST)  # the change of pages is a picture, and a press on it may be lost
    page.mouse.move(*centre(what))
    page.mouse.down()
    page.mouse.move(*centre(to), steps=8)


class Dragger(Mouse):
    """Puts rows in order by dragging each to its place."""

    def arrange(self, texts: list[str]) -> None:
        """Put the rows of a list in this order."""
        for place, text in enumerate(texts):
            found = rows(self.page)
            if found.index(text) != place:
                row = self.page.locator(".order__item").filter(has_text=text)
                carry(
                    self.page,
                    row.locator(".order__text"),
                    self.page.locator(".order__item").nth(place),
                )
                self.page.mouse.up()
            assert rows(self.page).index(text) == place


@pytest.fixture
def game(page, everything) -> TimelinePlayer:
    page.goto(f"/topics/{everything.id}/timeline-game")
    player = TimelinePlayer(page, everything, Mouse(page))
    player.begin()
    return player


@pytest.fixture
def ordering(page, everything) -> QuizPlayer:
    page.goto(f"/topics/{everything.id}/quiz")
    player = QuizPlayer(page, everything, Dragger(page))
    player.begin()
    kinds = [question.type for question in player.set.questions]
    page.goto(page.url.removesuffix("1") + str(kinds.index("ordering") + 1))
    player.hand.settle()
    return player


def test_a_card_dropped_on_a_gap_is_placed(page, game):
    for how in ("right", "wrong"):
        was = page.title()
        gap = game.gap(how)
        carry(page, page.locator(".card--hand"), gap)
        expect(gap).to_have_attribute("data-open", "true")
        page.mouse.up()
        game.see(how, was)
    assert moves(page) == [2]


def test_escape_puts_the_card_back(page, game):
    was, card = page.title(), page.locator(".card--hand")
    place = centre(card)
    gap = game.gap()
    carry(page, card, gap)
    expect(gap).to_have_attribute("data-open", "true")
    page.keyboard.press("Escape")
    expect(gap).not_to_have_attribute("data-open", "true")
    page.mouse.up()
    expect(page).to_have_title(was)
    page.evaluate(AT_REST)
    assert centre(card) == pytest.approx(place, abs=1)
    assert moves(page) == [0]


def test_a_card_dropped_elsewhere_goes_back(page, game):
    card = page.locator(".card--hand")
    carry(page, card, page.locator(".masthead"))
    page.mouse.up()
    expect(page.locator("[data-open], [data-dragging]")).to_have_count(0)
    assert moves(page) == [0]


def test_rows_can_be_dragged_into_order(ordering):
    ordering.answer("right")


def test_escape_puts_a_row_back(page, ordering):
    was = rows(page)
    items = page.locator(".order__item")
    carry(page, items.last.locator(".order__text"), items.first)
    assert rows(page) != was
    page.keyboard.press("Escape")
    page.mouse.up()
    assert rows(page) == was


def test_a_finger_drags_the_card_and_scrolls_the_row(new_context, everything):
    size = {"width": 360, "height": 640}
    page = new_context(viewport=size, is_mobile=True, has_touch=True).new_page()
    page.goto(f"/topics/{everything.id}/timeline-game")
    game = TimelinePlayer(page, everything, Mouse(page))
    game.begin()
    was = page.title()
    swipe(page, page.locator(".row .card").first, page.locator(".masthead"))
    expect(page.locator("[data-open], [data-dragging]")).to_have_count(0)
    expect(page).to_have_title(was)
    swipe(page, page.locator(".card--hand"), game.gap())
    game.see("right", was)


def swipe(page: Page, what: Locator, to: Locator) -> None:
    """Put a finger on it, draw it there, lift the finger."""
    devtools = page.context.new_cdp_session(page)
    (x, y), (end_x, end_y) = centre(what), centre(to)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        at = [{"x": x, "y": y} for x, y in points]
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

    touch("touchStart", (x, y))
    for step in range(1, 9):
        touch("touchMove", (x + (end_x - x) * step / 8, y + (end_y - y) * step / 8))
    touch("touchEnd")
