"""A room for everybody: axe, motion, focus, what is spoken, and no page that scrolls sideways."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.rooms import Class, RoomPlayer
from tests.browser.test_accessibility import RECORD_MOTION, violations
from tests.browser.test_layout import overflows

STRICT = {"runOnly": ["color-contrast-enhanced"], "resultTypes": ["violations"]}
# All that live regions say, each with the moment of the page.
RECORD_SPEECH = """
  window.spoken = [];
  new MutationObserver((all) => {
    for (const { target } of all) {
      const region = (target.closest ? target : target.parentElement)?.closest("[role=status], [role=alert]");
      const text = region?.textContent.trim();
      if (text && spoken.at(-1) !== text) spoken.push(text);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
"""


def phases(room: Class, players: list[RoomPlayer], questions: int) -> Iterator[str]:
    """Every phase of a room, one after the other; the first player answers, the second does not."""
    yield "lobby"
    for number in range(1, questions + 1):
        room.go("Begin" if number == 1 else "Go on", "Let them answer")
        room.shown("answering")
        yield f"{number} answering"
        players[0].send("right")
        yield f"{number} saved"
        for name in ("Close", "Show the answers", "Explain", "Show the standings"):
            room.go(name)
            room.host.wait_for_timeout(350)  # players ask for their own part within 0.2 s
            yield f"{number} after {name}"
    room.host.get_by_text("End the game").click()
    room.host.get_by_role("button", name="End it for all").click()
    expect(players[0].page.get_by_role("heading", name="That was it")).to_be_visible()
    yield "ended"


@pytest.fixture
def everybody(room) -> tuple[Class, list[RoomPlayer], Page]:
    room.open(standings="1", reading="20", seconds="300", cap="40")
    players = [room.joined(), room.joined()]
    return room, players, room.screen()


def test_axe_finds_nothing_in_any_phase(everybody):
    room, players, screen = everybody
    aside = room.host.context.new_page()
    found = []
    for address in ("host/seats", room.host.locator(".seats__name").first.get_attribute("href")):
        aside.goto(address if address.startswith("/") else f"/rooms/{room.code}/{address}")
        found += violations(aside, address)
    room.host.bring_to_front()
    for state in phases(room, players, 2):
        for who, page in {"host": room.host, "player": players[0].page, "screen": screen}.items():
            found += violations(page, f"{who}, {state}")
        for scheme in ("light", "dark"):
            screen.emulate_media(color_scheme=scheme)
            strict = Axe().run(screen, options=STRICT).response["violations"]
            found += [
                f"{state}, {scheme}: {node['html'][:200]}"
                for rule in strict
                for node in rule["nodes"]
            ]
    assert not found, "\n".join(found)


def test_no_page_of_a_room_scrolls_sideways(everybody):
    room, players, screen = everybody
    found = []
    for state in phases(room, players, 1):
        for who, page in {"host": room.host, "player": players[0].page, "screen": screen}.items():
            found += overflows(page, f"{who}, {state}")
    assert not found, "\n".join(found)


def test_long_words_make_no_page_of_a_room_scroll_sideways(room, topics):
    room.topic = topics["long-words"]
    room.open(standings="1", reading="20")
    players = [room.joined(), room.joined()]
    players[0].sets, players[0].set = room.topic.sets, room.topic.sets[0]
    screen, found = room.screen(), []
    for number in range(len(room.topic.sets[0].questions)):
        for name in (
            "Begin" if not number else "Go on",
            "Let them answer",
            "Close",
            "Show",
            "Explain",
        ):
            room.go(name)
            room.host.wait_for_timeout(300)
            for who, page in {
                "host": room.host,
                "player": players[0].page,
                "screen": screen,
            }.items():
                found += overflows(page, f"{who}, {number} {name}")
        room.go("Show the standings")
    assert not found, "\n".join(found)


def test_the_projector_is_read_from_the_last_row(everybody):
    room, players, screen = everybody
    for state in phases(room, players, 1):
        small = screen.evaluate(
            """() => [...document.querySelectorAll("main *")]
              .filter((one) => [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
              .filter((one) => one.checkVisibility() && !one.closest(".visually-hidden, option"))
              .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 18)
              .map((one) => one.outerHTML.slice(0, 120))"""
        )
        assert not small, (state, small)
        assert screen.evaluate("innerHeight >= document.documentElement.scrollHeight"), state


def test_nothing_moves_for_who_asked_for_no_motion(everybody):
    room, players, screen = everybody
    pages = [room.host, players[0].page, screen]
    for page in pages:
        page.add_init_script(RECORD_MOTION)
        page.reload()
    for state in phases(room, players, 1):
        for page in pages:
            assert page.evaluate("[moved, document.getAnimations().length]") == [[], 0], state


def test_a_new_question_takes_the_focus_once_and_little_is_spoken(everybody):
    room, (player, _), _ = everybody
    page = player.page
    page.add_init_script(RECORD_SPEECH)
    page.reload()
    focused = "document.activeElement.id || document.activeElement.localName"
    for state in phases(room, [player], 2):
        if state.endswith("answering"):
            assert page.evaluate(focused) == "question-text", state
        assert len(page.evaluate("spoken")) <= 3, (state, page.evaluate("spoken"))
        page.evaluate("spoken.length = 0")
