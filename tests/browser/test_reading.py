"""The article asks after each section: by keys, by tap, without JavaScript, and without a network."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Finger, Mouse
from tests.browser.keys import Keys
from tests.browser.playing import starting

PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "reduced_motion": "reduce"}


@pytest.fixture
def phone_page(new_context) -> Page:
    """A phone in a hand."""
    return new_context(**PHONE).new_page()


def article_of(page, topic):
    page.goto(f"/topics/{topic.id}/article")
    return page


def asked(page, number):
    return page.locator(f"#question-{number}")


def answer(hand, place, question, how="right"):
    """Choose among the options of a question in its place, and check."""
    right = question.choice(question.answer)
    chosen = right if how == "right" else next(c for c in question.choices if c != right)
    if isinstance(hand, Keys):
        hand.reach(place.get_by_role("radio").first)
        hand.hit("Space")
        while not place.get_by_label(chosen.text, exact=True).is_checked():
            hand.hit("ArrowDown")
    else:
        hand.choose(place.page.get_by_label(chosen.text, exact=True))
    hand.press(place.get_by_role("button", name="Check"))


def test_a_question_is_answered_where_it_stands_and_its_proof_is_underlined(visit, phone_page):
    question, hand = visit.sections[3].question, Finger(phone_page)
    article = article_of(phone_page, visit)
    place = asked(article, 4)
    place.scroll_into_view_if_needed()
    answer(hand, place, question, "wrong")
    expect(place).to_contain_text("Not right")
    expect(place).to_contain_text(question.explanation)
    (passage,) = visit.passages(question)
    marks = article.locator(f"#{passage.paragraph.id} mark")
    assert "".join(marks.all_inner_texts()) == passage.words
    assert article.url.endswith("/article")
    hand.press(place.get_by_role("link", name="The proof is in the"))
    expect(marks.first).to_be_in_viewport()
    article.reload()
    asked(article, 4).scroll_into_view_if_needed()
    expect(asked(article, 4)).to_contain_text("Not right")


def test_questions_of_two_sections_are_answered_by_keys(visit, calm_page):
    article, hand = article_of(calm_page, visit), Keys(calm_page)
    for number in (3, 4):
        place = asked(article, number)
        place.scroll_into_view_if_needed()
        expect(place.get_by_role("button", name="Check")).to_be_visible()
        answer(hand, place, visit.sections[number - 1].question)
        expect(place).to_contain_text("Your answer")
        assert calm_page.evaluate("document.activeElement.className") == "asked__verdict"
    ids = calm_page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))


def test_without_javascript_a_section_has_a_page_with_its_question(visit, plain_page):
    question, hand = visit.sections[3].question, Mouse(plain_page, scripted=False)
    article = article_of(plain_page, visit)
    hand.press(asked(article, 4).get_by_role("link"))
    place = plain_page.locator("#question")
    expect(place).to_be_in_viewport()
    answer(hand, place, question)
    expect(place).to_contain_text("Your answer")
    hand.press(place.get_by_role("link", name="The proof is in the"))
    (passage,) = visit.passages(question)
    expect(plain_page.locator(f"#{passage.paragraph.id}")).to_be_in_viewport()
    hand.press(plain_page.get_by_role("link", name="Read on"))
    expect(plain_page).to_have_title(starting(visit.title))
    assert plain_page.url.endswith(f"/article#{visit.sections[4].paragraphs[0].id}")


def play_round(page, hand, read=False):
    """Answer five questions with whatever comes first, and go on to the page after them."""
    for _ in range(5):
        expect(page.locator("form.question")).to_be_visible()
        number, radios = page.title(), page.get_by_role("radio")
        if radios.count():
            hand.choose(page.locator("input[type=radio]:is([value='1'], [value='true'])"))
        else:
            hand.write(page.get_by_role("textbox"), "5")
        hand.press(page.locator(".button--go"))
        if read:
            expect(page.locator(".question--closed")).to_be_visible()
            hand.press(page.locator(".button--go"))
        expect(page).not_to_have_title(number)


def guess_first(page, hand, topic):
    """Both rounds."""
    page.goto(f"/topics/{topic.id}")
    hand.press(page.get_by_role("link", name="Guess first"))
    hand.press(page.get_by_role("button", name="Begin with guesses"))
    play_round(page, hand)
    expect(page).to_have_title(starting("Now read"))
    hand.press(page.get_by_role("button", name="I have read it"))
    play_round(page, hand, read=True)
    expect(page).to_have_title(starting("What reading changed"))
    expect(page.get_by_role("table").get_by_role("cell")).to_have_count(10)


def test_guess_first_is_played_by_tap(visit, phone_page):
    guess_first(phone_page, Finger(phone_page), visit)


def test_who_reads_between_two_rounds_has_the_way_back_at_hand(visit, phone_page):
    hand = Finger(phone_page)
    phone_page.goto(f"/topics/{visit.id}/guess-first")
    hand.press(phone_page.get_by_role("button", name="Begin with guesses"))
    play_round(phone_page, hand)
    hand.press(phone_page.get_by_role("link", name="Read the article"))
    back = phone_page.get_by_role("link", name="I have read it")
    expect(back).to_be_in_viewport()
    hand.press(back)
    expect(phone_page.get_by_role("button", name="I have read it")).to_be_visible()
    phone_page.goto(f"/topics/{visit.id}")
    hand.press(phone_page.get_by_role("link", name="The article"))
    expect(back).to_have_count(0)


def test_guess_first_is_played_by_keys(visit, calm_page):
    guess_first(calm_page, Keys(calm_page), visit)


def test_guess_first_is_played_without_javascript(visit, plain_page):
    guess_first(plain_page, Mouse(plain_page, scripted=False), visit)


def test_where_a_question_cannot_be_fetched_its_link_stays(visit, calm_page, watch):
    watch.forgive("Failed to fetch", "ERR_FAILED")
    calm_page.route("**/sections/*", lambda route: route.abort())
    article = article_of(calm_page, visit)
    with calm_page.expect_event("requestfailed"):
        asked(article, 4).scroll_into_view_if_needed()
    expect(asked(article, 4).get_by_role("link")).to_be_visible()
    calm_page.unroute("**/sections/*")
    asked(article, 4).get_by_role("link").click()
    expect(asked(article, 4).get_by_role("button", name="Check")).to_be_visible()


def test_the_way_to_play_is_at_hand_and_the_glossary_is_folded_on_a_phone(visit, phone_page):
    article = article_of(phone_page, visit)
    quiz = article.get_by_role("link", name="Try the quiz")
    expect(quiz).to_be_in_viewport()
    fold = article.locator("details.glossary-part")
    expect(fold).not_to_have_attribute("open", "")
    last = article.locator(".article__body > :last-child")
    bottom = last.evaluate("(one) => one.getBoundingClientRect().bottom + scrollY")
    phone_page.evaluate("(y) => scrollTo({ top: y, behavior: 'instant' })", bottom)
    assert abs(quiz.bounding_box()["y"]) < 100  # where the words end
    phone_page.goto(f"/topics/{visit.id}/article#glossary--all")
    phone_page.reload()
    expect(fold).to_have_attribute("open", "")
