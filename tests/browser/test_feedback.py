"""What an answer brings: drawn once, heard in order, gone on from by one key, on any screen and line."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Mouse
from tests.browser.keys import Keys
from tests.browser.playing import QuizPlayer, starting

PHONE, SMALL_PHONE = {"width": 360, "height": 640}, {"width": 320, "height": 568}
FOUR_TIMES_LARGER = {"width": 320, "height": 256}
SMALLEST_TARGET = 24  # px
WIDEN = """() => {
  document.documentElement.style.setProperty("--sans", "monospace");
  document.body.style.letterSpacing = "0.12em";
}"""


def begun(page: Page, topic, set_: str = "", hand=Mouse, **chosen) -> QuizPlayer:
    """A quiz at its first question."""
    page.goto(f"/topics/{topic.id}/quiz")
    player = QuizPlayer(page, topic, hand(page))
    player.begin(set_, **chosen)
    return player


def heard(page: Page) -> str:
    """What a screen reader says of the place that has the focus."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    of = {one["nodeId"]: one for one in tree}
    at = [one for one in tree if any(p["name"] == "focused" for p in one.get("properties", []))]
    node = of[at[-1]["nodeId"]]
    return " ".join(node[part]["value"] for part in ("name", "description") if part in node)


def test_one_key_chooses_one_checks_and_one_goes_on(page, everything):
    player = begun(page, everything)
    options = page.locator("label.option").all_inner_texts()
    right = options.index(player.question.answer) + 1
    page.keyboard.press(str(right))
    page.keyboard.press("Enter")
    expect(player.verdict).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_title(starting("Question 2 of"))


def test_without_javascript_enter_goes_on_from_a_verdict_too(plain_page, everything):
    plain_page.goto(f"/topics/{everything.id}/quiz")
    player = QuizPlayer(plain_page, everything, Mouse(plain_page, scripted=False))
    player.begin()
    player.answer("wrong")
    plain_page.keyboard.press("Enter")
    expect(plain_page).to_have_title(starting("Question 2 of"))


def test_enter_on_a_link_of_the_verdict_follows_the_link(page, everything):
    player = begun(page, everything, hand=Keys)
    player.answer("right")
    player.hand.press(page.get_by_role("link", name="From the article"))
    expect(page).to_have_url(re.compile("/article"))


@pytest.mark.parametrize(
    ("how", "word"), [("right", "Right"), ("wrong", "Not right"), ("none", "I don’t know")]
)
def test_right_or_wrong_then_the_right_answer_then_why_is_heard(page, everything, how, word):
    player = begun(page, everything)
    question = player.question
    player.answer(how)
    expect(player.verdict).to_be_focused()
    order = [word, f"The right answer: {question.answer}.", question.explanation]
    said = heard(page)
    assert said.startswith(word)
    assert [said.index(one) for one in order] == sorted(said.index(one) for one in order)
    # Nothing else speaks: where the focus goes is announced by that alone.
    assert (
        page.locator("[role=status], [role=alert], [aria-live]").filter(has_text=word).count() == 0
    )


def test_the_title_follows_the_verdict(page, everything):
    player = begun(page, everything)
    player.answer("wrong")
    expect(page).to_have_title(starting(f"Not right · Question 1 of 11 · {everything.title}"))
    page.reload()
    expect(page).to_have_title(starting("Not right · Question 1 of 11"))


def test_a_verdict_is_drawn_once_and_briefly(page, everything):
    player = begun(page, everything)
    page.evaluate(
        """() => {
          window.drawn = [];
          addEventListener("animationstart", (event) => {
            const [motion] = event.target.getAnimations({ subtree: true });
            const { duration, iterations } = motion.effect.getTiming();
            drawn.push([event.animationName, duration, iterations]);
          }, true);
        }"""
    )
    player.answer("right")
    page.wait_for_timeout(800)
    drawn = page.evaluate("drawn")
    assert {"draw", "fill"} <= {name for name, _, _ in drawn}
    assert all(150 <= duration <= 350 and times == 1 for _, duration, times in drawn)
    assert page.evaluate("document.getAnimations().length") == 0


def test_a_run_thickens_the_line_between_its_dots(page, everything):
    player = begun(page, everything)
    for how in ("right", "right", "right"):
        player.answer(how)
        player.go_on()
    expect(page.locator(".progress [data-joined]")).to_have_count(2)
    player.answer("right")
    expect(player.verdict).to_have_text(re.compile(r"Right\s+4 in a row"))


@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE], ids=["360", "320"])
def test_dots_are_large_enough_for_fingers(new_context, visit, size):
    page = new_context(viewport=size, is_mobile=True, has_touch=True).new_page()
    long = max(visit.sets, key=lambda one: len(one.questions) if len(one.questions) <= 20 else 0)
    assert len(long.questions) > 12
    begun(page, visit, long.id)
    boxes = [dot.bounding_box() for dot in page.locator(".progress__dot").all()]
    assert len(boxes) == len(long.questions)
    assert all(min(box["width"], box["height"]) >= SMALLEST_TARGET for box in boxes)
    places = sorted((round(box["y"]), round(box["x"])) for box in boxes)
    assert len(set(places)) == len(boxes)


def test_at_four_times_the_size_nothing_sticks_over_the_page(new_context, everything):
    page = new_context(viewport=FOUR_TIMES_LARGER).new_page()
    player = begun(page, everything)
    assert (
        page.locator(".action-bar").evaluate("(bar) => getComputedStyle(bar).position") == "static"
    )
    player.answer("wrong")
    assert (
        page.locator(".action-bar").evaluate("(bar) => getComputedStyle(bar).position") == "static"
    )
    top = player.verdict.bounding_box()["y"]
    assert 0 <= top < FOUR_TIMES_LARGER["height"]


@pytest.mark.parametrize("limit", ["No limit", "40 minutes"])
def test_with_a_wide_font_the_buttons_stay_inside_a_small_page(new_context, everything, limit):
    page = new_context(viewport=SMALL_PHONE).new_page()
    player = begun(page, everything, limit=limit)
    for state in ("asked", "explained"):
        page.evaluate(WIDEN)
        for button in page.locator(".action-bar > *, .play__limit > :not(input)").all():
            box = button.bounding_box()
            assert 0 <= box["x"] <= SMALL_PHONE["width"] - 16 - box["width"] + 0.5, (state, box)
        if state == "asked":
            player.answer("right")


def test_a_press_is_seen_at_once_and_comes_back_with_a_word_when_the_line_fails(
    page, everything, watch
):
    watch.forgive("net::ERR_FAILED", "Failed to load resource")
    player = begun(page, everything)
    player.give("right")
    held = []
    page.route(
        "**/questions/1", lambda route: held.append(route) if not held else route.continue_()
    )
    page.locator(".button--go").click()
    expect(page.locator(".button--go[aria-busy]")).to_have_count(1, timeout=1000)
    held[0].abort()
    expect(
        page.get_by_role("status").filter(has_text="Not saved yet: no connection")
    ).to_be_visible()
    expect(page.locator(".button--go[aria-busy]")).to_have_count(0)
    page.locator(".button--go").click()
    expect(player.verdict).to_have_text(starting("Right"))


def test_back_and_forward_show_what_was_answered_and_ask_nothing_twice(page, everything):
    player = begun(page, everything)
    player.answer("right")
    player.go_on()
    player.answer("wrong")
    page.go_back()
    expect(page).to_have_title(starting("Right · Question 1 of"))
    page.go_forward()
    expect(page).to_have_title(starting("Not right · Question 2 of"))
    player.go_on()
    expect(page).to_have_title(starting("Question 3 of"))


def test_paper_shows_the_whole_verdict_and_no_buttons(page, everything):
    player = begun(page, everything)
    player.answer("wrong")
    page.emulate_media(media="print")
    expect(page.locator(".action-bar")).to_be_hidden()
    expect(page.locator(".passage")).to_be_visible()
    expect(page.locator(".verdict__why")).to_be_visible()


def test_an_entry_never_covers_the_word_that_it_explains(new_context, visit):
    page = new_context(viewport=SMALL_PHONE).new_page()
    page.goto(f"/topics/{visit.id}/article")
    expect(page.locator("term-notes:defined")).to_have_count(1)
    wrapped = [
        word
        for word in page.locator("a.term").all()
        if word.evaluate("(word) => word.getClientRects().length") > 1
    ]
    assert wrapped
    for word in wrapped[:6]:
        for edge in ("start", "end", "center"):
            word.evaluate(
                "(word, block) => word.scrollIntoView({ block, behavior: 'instant' })", edge
            )
            word.click()
            expect(page.locator(".term-card")).to_have_count(1)
            covered = word.evaluate(
                """(word) => {
                  const card = document.querySelector(".term-card").getBoundingClientRect();
                  return [...word.getClientRects()].some((line) =>
                    line.left < card.right && card.left < line.right &&
                    line.top < card.bottom - 0.5 && card.top + 0.5 < line.bottom);
                }"""
            )
            assert not covered, word.inner_text()
            page.keyboard.press("Escape")
