"""Matching in pairs, categorise in rows and ordering by moves: what they say, and what they undo."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Finger, Mouse, an_answer, an_item, rows
from tests.browser.keys import Keys, has_focus
from tests.browser.playing import QuizPlayer, starting
from tests.browser.test_accessibility import violations
from tests.browser.test_layout import overflows

PARTLY = "Partly right"


def at(page: Page, topic, type_: str, hand: Mouse) -> QuizPlayer:
    """Somebody whom a quiz asks the question of this type."""
    page.goto(f"/topics/{topic.id}/quiz")
    player = QuizPlayer(page, topic, hand)
    player.begin()
    kinds = [question.type for question in player.set.questions]
    page.goto(page.url.removesuffix("1") + str(kinds.index(type_) + 1))
    hand.settle()
    return player


def check(player: QuizPlayer, says: str) -> None:
    """Send the answer, and see what the page says to it."""
    player.hand.press(player.go)
    expect(player.verdict).to_have_text(starting(says))


def names(page: Page) -> list[str]:
    """What is heard of the items to match, by the alphabet."""
    items = page.locator(".match__one:first-of-type").all()
    return sorted(item.get_attribute("aria-label") for item in items)


OPEN = [f"{animal}: not yet matched" for animal in ("Bee", "Bird", "Fox", "Spider")]


@pytest.mark.parametrize("hand", [Mouse, Finger])
def test_a_pair_is_made_from_either_side_and_parted_again(new_context, everything, hand):
    page = new_context(has_touch=True).new_page()
    player = at(page, everything, "matching", hand(page))
    assert names(page) == OPEN
    player.hand.match("Bee", "Hive")
    for one in (an_answer(page, "Web"), an_item(page, "Spider")):
        player.hand.press(one)
    made = ["Bee: matched with Hive", *OPEN[1:3], "Spider: matched with Web"]
    assert names(page) == made
    expect(an_answer(page, "Web")).to_have_accessible_name("Web: matched with Spider")
    for one in [an_answer(page, "Hive")] * 2:  # part it, and let go
        player.hand.press(one)
    assert names(page) == [*OPEN[:3], made[-1]]
    expect(page.locator("[aria-pressed=true]")).to_have_count(0)


def test_an_answer_that_is_used_passes_to_whoever_is_given_it(page, everything):
    player = at(page, everything, "matching", Mouse(page))
    player.hand.match("Bee", "Hive")
    player.hand.match("Fox", "Hive")
    assert names(page) == [*OPEN[:2], "Fox: matched with Hive", OPEN[3]]
    player.hand.match("Fox", "Den")
    expect(an_answer(page, "Hive")).to_have_accessible_name("Hive: not used yet")


def test_what_was_matched_stands_there_after_a_refused_answer(page, everything, watch):
    watch.forgive("status of 422")
    player = at(page, everything, "matching", Mouse(page))
    player.hand.match("Bird", "Nest")
    player.hand.press(player.go)
    expect(page.get_by_role("alert")).to_have_text("Match each: 3 are still open.")
    assert names(page) == [OPEN[0], "Bird: matched with Nest", *OPEN[2:]]
    for item, answer in (("Bee", "Hive"), ("Fox", "Web"), ("Spider", "Den")):
        player.hand.match(item, answer)
    check(player, PARTLY)
    expect(page.locator(".verdict__remark")).to_have_text("2 of 4 right.")
    told = page.locator(".pairs tr").filter(has_text="Fox").inner_text().split()
    assert told == ["Fox", "yours", "Web", "right", "Den"]


def test_keys_lead_from_an_item_to_the_answers_and_on_to_the_next_item(page, everything):
    keys = Keys(page)
    at(page, everything, "matching", keys)
    items, answers = (page.locator(f".match__one:{which}-of-type") for which in ("first", "last"))
    keys.reach(items.first)
    keys.hit("Enter")
    assert has_focus(answers.first)
    expect(items.first).to_have_attribute("aria-pressed", "true")
    keys.hit("ArrowDown")
    assert has_focus(answers.nth(1))
    keys.hit("Escape")
    assert has_focus(items.first)
    expect(items.first).to_have_attribute("aria-pressed", "false")
    keys.hit("ArrowRight")
    assert has_focus(answers.first)
    for key in ("ArrowLeft", "Enter", "Enter"):
        keys.hit(key)
        keys.must_be_seen()
    assert has_focus(items.nth(1))
    heard = page.get_by_role("status").filter(has_text="matched with")
    expect(heard).to_contain_text("3 still open")


def test_enter_checks_when_the_last_pair_is_made(page, everything):
    keys = Keys(page)
    player = at(page, everything, "matching", keys)
    player.give("right")
    assert has_focus(player.go)
    keys.hit("Enter")
    expect(player.verdict).to_have_text(starting("Right"))


def test_one_press_puts_an_item_into_its_category(page, everything):
    player = at(page, everything, "categorise", Mouse(page))
    for row in page.get_by_role("radiogroup").all():
        row.locator("label").filter(has_text="Floats").click()
    expect(page.locator("input:checked")).to_have_count(6)
    check(player, "Not right")
    expect(page.locator(".verdict__remark")).to_contain_text("by chance 3 would be")


def test_a_digit_chooses_in_the_first_row_that_is_open(page, everything):
    keys = Keys(page)
    player = at(page, everything, "categorise", keys)
    names = page.locator(".sort__homes span").all_text_contents()
    places = {name: place for place, name in enumerate(names, 1)}
    first = page.get_by_role("radiogroup").first
    expect(first.get_by_role("radio", name=names[0], exact=True)).to_have_count(1)
    homes = player.question.homes
    for item in page.locator(".sort__item").all_text_contents():
        keys.hit(str(places[homes[item]]))
        keys.must_be_seen()
    keys.hit("1")  # no row is open any more
    keys.hit("Enter")
    expect(player.verdict).to_have_text(starting("Right"))


def test_a_moved_item_keeps_the_focus_and_is_told_its_place(page, everything):
    keys = Keys(page)
    at(page, everything, "ordering", keys)
    last = rows(page)[-1]
    button = page.get_by_role("button", name=f"Move “{last}” up", exact=True)
    keys.reach(button)
    keys.hit("Alt+ArrowUp")
    assert has_focus(button)
    expect(page.get_by_role("status").filter(has_text="now")).to_have_text(f"“{last}”, now 3 of 4")


@pytest.mark.parametrize("type_", ["matching", "categorise", "ordering"])
def test_what_is_partly_right_can_be_read_by_everybody(calm_page, everything, type_):
    player = at(calm_page, everything, type_, Mouse(calm_page))
    texts, answer = player.question.text_by_id, player.question.solution()
    if type_ == "ordering":
        player.hand.arrange([texts[id_] for id_ in [answer[1], answer[0], *answer[2:]]])
    else:
        rights = [*answer.values()]
        rights[0], rights[-1] = rights[-1], rights[0]
        put = player.hand.match if type_ == "matching" else player.hand.sort
        for left, right in zip(answer, rights, strict=True):
            put(texts[left], texts[right])
    found = violations(calm_page, f"{type_}, filled in") + overflows(calm_page, type_)
    check(player, PARTLY)
    found += violations(calm_page, f"{type_}, partly") + overflows(calm_page, f"{type_}, partly")
    assert not found, "\n".join(found)
