"""axe finds nothing wrong in any state, light or dark; motion and colours can be refused."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.hands import Mouse
from tests.browser.keys import Keys
from tests.browser.playing import QuizPlayer, TimelinePlayer
from tests.browser.states import WALKS, article, board, day, guesses, pages, rooms

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
# Whatever moves, and what was asked to move, from the first moment of every page.
RECORD_MOTION = """
  window.moved = [];
  for (const [owner, name] of [[Element, "animate"], [Document, "startViewTransition"]]) {
    const original = owner.prototype[name];
    owner.prototype[name] = function (...all) {
      moved.push(name);
      return original.apply(this, all);
    };
  }
  for (const kind of ["animationstart", "transitionrun"])
    addEventListener(kind, (event) => moved.push(`${kind} of ${event.target.className}`), true);
"""


def violations(page: Page, state: str) -> list[str]:
    """What axe finds in this state, in both colour schemes: each rule with its first place."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for rule in Axe().run(page, options=OPTIONS).response["violations"]:
            node, *more = rule["nodes"]
            why = (node["any"] + node["all"] + node["none"])[0]["message"]
            place = f"{node['html'][:200]} (and {len(more)} more): {why}"
            found.append(f"{state}, {scheme}: {rule['id']}: {place}")
    return found


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
def test_axe_finds_nothing(calm_page, everything, visit, watch, walk):
    topic = visit if walk in {pages, article, guesses, rooms, board, day} else everything
    found = [one for state in walk(calm_page, topic, watch) for one in violations(calm_page, state)]
    assert not found, "\n".join(found)


def test_nothing_moves_for_who_asked_for_no_motion(calm_page, everything):
    calm_page.add_init_script(RECORD_MOTION)
    calm_page.goto(f"/topics/{everything.id}/quiz")
    player = QuizPlayer(calm_page, everything, Mouse(calm_page))
    player.begin()
    while player.is_asked:
        player.answer()
        assert calm_page.evaluate("[moved, document.getAnimations().length]") == [[], 0]
        player.go_on()
    calm_page.goto(f"/topics/{everything.id}/timeline-game")
    game = TimelinePlayer(calm_page, everything, Mouse(calm_page))
    game.begin()
    for how in ("right", "wrong"):
        game.place(how)
        assert calm_page.evaluate("[moved, document.getAnimations().length]") == [[], 0]


def test_forced_colours_leave_focus_and_choice_to_be_seen(new_context, everything):
    page = new_context(forced_colors="active").new_page()
    page.goto(f"/topics/{everything.id}/quiz")
    keys = Keys(page)
    player = QuizPlayer(page, everything, keys)
    player.begin()
    player.give("right")
    chosen = page.locator("label").filter(has=page.locator("input:checked")).first
    expect(chosen).to_be_visible()
    player.answer("right")
    expect(player.verdict.locator(".icon")).to_be_visible()
    page.goto(f"/topics/{everything.id}/timeline-game")
    game = TimelinePlayer(page, everything, keys)
    game.begin()
    keys.press(game.gap())
    expect(game.page.locator(".verdict__word .icon")).to_be_visible()


def test_options_are_heard_without_their_shortcut_and_not_as_invalid(calm_page, everything):
    page = calm_page
    page.goto(f"/topics/{everything.id}/quiz")
    player = QuizPlayer(page, everything, Mouse(page))
    player.begin()
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    radios = [node for node in tree if node.get("role", {}).get("value") == "radio"]
    heard = {node["name"]["value"]: node for node in radios}
    assert {choice.text for choice in player.question.choices} == set(heard)
    for node in heard.values():
        told = {one["name"]: one["value"].get("value") for one in node["properties"]}
        assert told["invalid"] == "false"
        assert told["keyshortcuts"] in {"1", "2", "3"}
