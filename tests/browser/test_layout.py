"""No page scrolls sideways, not even with a word of 300 letters; paper shows what the screen shows."""

import pytest
from playwright.sync_api import Page

from tests.browser.states import article, board, day, guesses, pages, right, rooms, wrong

WIDTHS = (320, 768, 1280)
# The widest that sticks out, for who must mend it.
_WIDEST = """() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return "";
  const out = [...document.querySelectorAll("body *")]
    .filter((one) => !one.closest(".explore__scroll, .years__list, .filters--row, .topic-nav, select"))
    .filter((one) => one.getBoundingClientRect().right > page.clientWidth + 0.5);
  const last = out.at(-1);
  return `${page.scrollWidth} px: ${(last ?? page).outerHTML.slice(0, 120)}`;
}"""


def overflows(page: Page, state: str) -> list[str]:
    """The widths at which this state scrolls sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 720})
        widest = page.evaluate(_WIDEST)
        if widest:
            found.append(f"{state} at {width} px: {widest}")
    return found


@pytest.mark.parametrize(
    "walk",
    [pages, article, guesses, rooms, right, board, day],
    ids=lambda walk: walk.__name__,
)
def test_no_page_scrolls_sideways(calm_page, visit, watch, walk):
    found = [one for state in walk(calm_page, visit, watch) for one in overflows(calm_page, state)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "walk", [pages, rooms, right, wrong, board, day], ids=lambda walk: walk.__name__
)
def test_no_page_scrolls_sideways_for_long_words(calm_page, topics, watch, walk):
    topic = topics["long-words"]
    found = [one for state in walk(calm_page, topic, watch) for one in overflows(calm_page, state)]
    assert not found, "\n".join(found)


def test_a_printed_timeline_shows_all_events(calm_page, visit):
    calm_page.goto(f"/topics/{visit.id}/timeline")
    calm_page.set_viewport_size({"width": 794, "height": 1123})  # A4 at 96 dots an inch
    calm_page.emulate_media(media="print")
    boxes = [one.bounding_box() for one in calm_page.locator(".event").all()]
    assert len(boxes) == len(visit.events)
    for box, event in zip(boxes, visit.timeline, strict=True):
        assert box["height"] > 20, event.title
        assert 0 <= box["x"] <= 794 - box["width"], event.title
    places = [(round(box["x"]), box["y"]) for box in boxes]  # in columns, one after the other
    assert places == sorted(places)
