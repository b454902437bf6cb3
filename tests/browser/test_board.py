"""The board of the timeline game: one line that keeps the gap in view, on a desk and on a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Mouse
from tests.browser.keys import Keys
from tests.browser.playing import TimelinePlayer, moves

SLIPS = "All cards, count the slips"
# The box of everything that matters, and by how much a focused gap is cut off.
BOXES = """() => {
  const box = (one) => one.getBoundingClientRect().toJSON();
  const boxes = (what) => [...document.querySelectorAll(what)].map(box);
  return { cards: boxes(".row .card"), gaps: boxes(".gap"), hand: boxes(".hand")[0] };
}"""
# In how many frames something lies over the hand while cards give way.
WATCH_THE_HAND = """() => {
  window.frames_seen = 0;
  window.frames_covered = [];
  document.addEventListener("page-shown", () => {
    const began = performance.now();
    const look = () => {
      const { left, right, top, bottom } = document.querySelector(".hand").getBoundingClientRect();
      for (const x of [0.2, 0.4, 0.6, 0.8]) for (const y of [0.1, 0.5, 0.9]) {
        const at = [left + x * (right - left), top + y * (bottom - top)];
        const hit = document.elementFromPoint(...at);
        if (!hit?.closest(".hand")) frames_covered.push(hit?.outerHTML.slice(0, 80));
      }
      frames_seen += 1;
      if (performance.now() - began < 400) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}"""
# How much of the window's height shows the row, in the middle.
SEEN_OF_ROW = """() => {
  document.querySelector(".row").scrollIntoView({ block: "start", behavior: "instant" });
  const rows = [...Array(innerHeight).keys()];
  const hit = (y) => document.elementFromPoint(innerWidth / 2, y)?.closest(".row");
  return rows.filter(hit).length / innerHeight;
}"""


def begun(page: Page, topic, cards: str, hows=(), hand=None) -> TimelinePlayer:
    """A game of so many cards, some of them placed."""
    page.goto(f"/topics/{topic.id}/timeline-game")
    player = TimelinePlayer(page, topic, hand or Mouse(page))
    player.begin(cards, SLIPS)
    for how in hows:
        player.place(how)
    return player


def sized(page: Page, width: int, height: int) -> Page:
    page.set_viewport_size({"width": width, "height": height})
    return page


def heard(page: Page) -> tuple[str, str]:
    """The name and the description of what has the focus, as a screen reader gets them."""
    devtools = page.context.new_cdp_session(page)
    focused = devtools.send("Runtime.evaluate", {"expression": "document.activeElement"})
    of = {"objectId": focused["result"]["objectId"], "fetchRelatives": False}
    (node,) = devtools.send("Accessibility.getPartialAXTree", of)["nodes"]
    name, description = (node.get(key, {}).get("value", "") for key in ("name", "description"))
    return name, description


def test_many_cards_lie_in_one_line_above_the_hand(calm_page, visit):
    page = sized(calm_page, 1280, 800)
    begun(page, visit, "20", ["right"] * 17)
    for width, height in [(1280, 800), (1920, 1080), (768, 1024)]:
        seen = sized(page, width, height).evaluate(BOXES)
        assert len(seen["cards"]) == 19
        assert len({round(card["top"]) for card in seen["cards"]}) == 1
        lowest = max(box["bottom"] for box in seen["cards"] + seen["gaps"])
        assert lowest <= seen["hand"]["top"]
        assert seen["hand"]["bottom"] <= height + 1


def test_each_gap_that_keys_lead_to_is_in_view_with_a_neighbour(calm_page, visit):
    page = sized(calm_page, 1280, 800)
    keys = Keys(page)
    begun(page, visit, "20", ["right"] * 17)
    keys.hit("Home")
    for place in range(20):
        keys.must_be_seen()
        seen = page.evaluate(BOXES)
        assert 0 <= seen["gaps"][place]["left"] <= seen["gaps"][place]["right"] <= 1280
        beside = seen["cards"][max(0, place - 1) : place + 1]
        assert all(card["left"] >= 0 and card["right"] <= 1280 for card in beside)
        keys.hit("ArrowRight")


def test_the_card_that_was_placed_is_in_view(calm_page, visit):
    page = sized(calm_page, 1280, 800)
    player = begun(page, visit, "20")
    for _ in range(17):
        player.place()
        box = page.locator(".card[data-last]").bounding_box()
        assert 0 <= box["x"] <= 1280 - box["width"]


def test_few_cards_fill_the_line(calm_page, visit):
    begun(sized(calm_page, 1920, 1080), visit, "6")
    seen = calm_page.evaluate(BOXES)
    assert seen["gaps"][0]["left"] < 100
    assert seen["gaps"][-1]["right"] > 1820
    assert min(card["width"] for card in seen["cards"]) > 250


def test_a_mouse_pans_the_line_by_wheel_drag_and_buttons(calm_page, visit):
    page = sized(calm_page, 1280, 800)
    begun(page, visit, "20", ["right"] * 14)
    line = page.locator(".row-scroll")
    line.evaluate("(line) => (line.scrollLeft = 0)")

    def at() -> float:
        return line.evaluate("(line) => line.scrollLeft")

    earlier, later = (
        page.get_by_role("button", name=f"{way} cards") for way in ("Earlier", "Later")
    )
    expect(earlier).to_be_hidden()
    later.click()
    expect(earlier).to_be_visible()
    after_button = at()
    assert after_button > 600
    box = page.locator(".row .card").nth(8).bounding_box()
    x, y = box["x"] + 20, box["y"] + box["height"] - 10
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 150, y, steps=5)
    page.mouse.up()
    assert at() == pytest.approx(after_button - 150, abs=2)
    was = at()
    page.mouse.wheel(0, 100)
    page.wait_for_function(
        "(was) => document.querySelector('.row-scroll').scrollLeft > was", arg=was
    )
    assert moves(page) == [14]


def test_a_card_at_the_edge_of_the_line_scrolls_it_to_a_gap_beyond(calm_page, visit):
    page = sized(calm_page, 1280, 800)
    begun(page, visit, "20", ["right"] * 14)
    page.locator(".row-scroll").evaluate("(line) => (line.scrollLeft = line.scrollWidth)")
    was = page.title()
    hand, line = (page.locator(what).bounding_box() for what in (".card--hand", ".row-scroll"))
    page.mouse.move(hand["x"] + 30, hand["y"] + 20)
    page.mouse.down()
    page.mouse.move(4, line["y"] + line["height"] / 2, steps=6)
    expect(page.locator(".gap").first).to_have_attribute("data-open", "true")
    page.mouse.up()
    expect(page).not_to_have_title(was)
    assert moves(page) == [15]


def test_without_javascript_the_line_scrolls_and_no_button_is_dead(plain_page, visit):
    page = sized(plain_page, 1280, 800)
    begun(page, visit, "14", ["right"] * 9, Mouse(page, scripted=False))
    placed = page.locator(".card[data-last]").bounding_box()
    assert 0 <= placed["x"] <= 1280 - placed["width"]
    last = page.locator(".gap").last
    last.scroll_into_view_if_needed()
    box = last.bounding_box()
    assert 0 <= box["x"] <= 1280 - box["width"]
    expect(page.locator(".pan:visible")).to_have_count(0)


@pytest.mark.parametrize("size", [(320, 568), (360, 640), (1280, 800)])
def test_nothing_is_ever_painted_over_the_hand(page, visit, size):
    sized(page, *size)
    player = begun(page, visit, "14")
    page.evaluate(WATCH_THE_HAND)
    for how in ["right"] * 4 + ["wrong"] * 2:
        player.place(how)
        page.wait_for_timeout(420)
    seen, covered = page.evaluate("[frames_seen, frames_covered]")
    assert seen > 20
    assert covered == []


@pytest.mark.parametrize("how", ["right", "wrong"])
def test_who_listens_hears_the_word_the_date_the_place_why_and_the_next_card(page, visit, how):
    player = begun(page, visit, "10")
    card = player.card
    player.place(how)
    expect(page.locator("#verdict-word")).to_be_focused()
    name, description = heard(page)
    assert name.split()[0] == ("Right" if how == "right" else "Not")
    row = player.row
    place = row.index(card)
    beside = [event.title for event in (*row[max(0, place - 1) : place], *row[place + 1 :][:1])]
    told = [*beside, f"{card.title}.", f"Card in hand: {player.card.title}"]
    found = [description.find(words) for words in told]
    assert -1 not in found, (told, description)
    assert found == sorted(found)
    assert (card.why or "") in description


def test_enter_goes_on_from_the_verdict_to_the_row(page, visit):
    keys = Keys(page)
    begun(page, visit, "10", ["right"])
    keys.hit("Enter")
    expect(page.locator(".gap:focus")).to_have_count(1)
    keys.must_be_seen()
    assert moves(page) == [1]


def test_a_gap_is_called_as_it_reads_with_the_dates_beside_it(page, visit):
    begun(sized(page, 360, 640), visit, "6")
    dates = page.locator(".row .card__date").all_inner_texts()
    page.locator(".gap").nth(1).focus()
    name, _ = heard(page)
    assert name.startswith(page.locator(".gap__text").nth(1).inner_text() + ": between “")
    assert all(date.split()[-1] in name for date in dates)


def test_a_low_window_leaves_a_board_to_play_on(calm_page, visit):
    player = begun(sized(calm_page, 320, 256), visit, "6", ["wrong"])
    assert calm_page.evaluate(SEEN_OF_ROW) > 0.9
    player.place()


def test_a_wide_font_pushes_nothing_off_a_small_phone(calm_page, visit):
    page = sized(calm_page, 320, 568)
    begun(page, visit, "6", ["right", "wrong"])
    for name in ("--sans", "--serif"):
        page.evaluate("(n) => document.documentElement.style.setProperty(n, 'DejaVu Sans')", name)
    page.evaluate("document.documentElement.style.letterSpacing = '0.05em'")
    outside = page.evaluate(
        """[...document.querySelectorAll("main *:not(.visually-hidden, .verdict__why *, .verdict__where *)")]
          .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5)
          .map((one) => one.outerHTML.slice(0, 120))"""
    )
    assert outside == []


def test_the_next_card_can_be_dragged_while_others_still_glide(page, visit):
    player = begun(page, visit, "10")
    was = page.title()
    player.gap().click()
    expect(page).not_to_have_title(was)
    hand = page.locator(".card--hand").bounding_box()
    at = [hand["x"] + 30, hand["y"] + 20]
    page.mouse.move(*at)
    page.mouse.down()
    page.mouse.move(at[0] + 40, at[1] - 40, steps=3)
    expect(page.locator(".card--hand[data-dragging]")).to_have_count(1)
    page.keyboard.press("Escape")
    page.mouse.up()
