"""A room is opened in two presses and joined in two steps: by keyboard, and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keys import Keys

CODE = re.compile(r"/rooms/([2-9A-Z]{6})(?:/|$)")


def code_in(page: Page) -> str:
    """The code of the room in a page's address."""
    expect(page).to_have_url(CODE)
    return CODE.search(page.url)[1]


@pytest.fixture
def keys(page) -> Keys:
    return Keys(page)


def test_by_keyboard(page, new_context, visit, keys):
    page.goto("/")
    keys.press(page.get_by_role("link", name=visit.title))
    keys.press(page.get_by_role("link", name="Open a room"))
    keys.press(page.get_by_role("button", name="Open the room", exact=True))
    code = code_in(page)

    phone = new_context().new_page()
    pupil = Keys(phone)
    phone.goto("/")
    pupil.press(phone.get_by_role("link", name="Join"))
    pupil.write(phone.get_by_label("Code", exact=True), f"{code[:3]} {code[3:]}".lower())
    pupil.hit("Enter")
    pupil.press(phone.get_by_role("link", name="Another name"))
    name = phone.locator(".offered__name").inner_text()
    pupil.press(phone.get_by_role("button", name="Join"))
    assert code_in(phone) == code
    expect(phone.get_by_text(name).first).to_be_visible()


def test_every_setting_by_keyboard(page, visit, keys):
    page.goto(f"/topics/{visit.id}/rooms/new")
    keys.choose(page.get_by_role("radio", name=visit.sets[1].title))
    keys.press(page.get_by_text("Players: names"))
    keys.choose(page.get_by_role("radio", name="Their own"))
    keys.choose(page.get_by_label("Show standings"))
    keys.press(page.get_by_role("button", name="Open the room with these settings"))
    page.goto(f"/join/{code_in(page)}")
    keys.write(page.get_by_label("Your name in this room"), "Mia")
    keys.hit("Enter")
    code_in(page)


def test_without_javascript(plain_page, visit):
    page = plain_page
    page.goto(f"/topics/{visit.id}")
    page.get_by_role("link", name="Open a room").click()
    page.get_by_text("Questions: which ones").click()
    first, *_ = visit.sets[0].questions
    page.get_by_role("checkbox", name=first.question).uncheck()
    page.get_by_role("radio", name=visit.sets[1].title).click()
    page.get_by_role("button", name="List the questions").click()
    listed = page.get_by_role("checkbox").first
    assert visit.sets[1].questions[0].question in listed.locator("xpath=..").inner_text()
    page.get_by_role("button", name="Open the room", exact=True).click()
    code = code_in(page)
    page.goto("/join")
    page.get_by_label("Code", exact=True).fill(code)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Join").click()
    assert code_in(page) == code


def test_a_way_back_leads_to_the_seat_on_another_phone(plain_page, new_context, visit):
    page = plain_page
    page.goto(f"/topics/{visit.id}/rooms/new")
    page.get_by_role("button", name="Open the room", exact=True).click()
    code = code_in(page)
    page.goto(f"/join/{code}")
    name = page.locator(".offered__name").inner_text()
    page.get_by_role("button", name="Join").click()
    page.get_by_role("button", name="A code to come back").click()
    way_back = page.locator("dd.code").last.inner_text()

    phone = new_context().new_page()
    phone.goto("/join")
    phone.get_by_text("I was in the room before").click()
    phone.get_by_label("Code of the room").fill(code)
    phone.get_by_label("Your way-back code").fill(way_back)
    phone.get_by_role("button", name="Come back").click()
    assert code_in(phone) == code
    expect(phone.get_by_text(name).first).to_be_visible()
