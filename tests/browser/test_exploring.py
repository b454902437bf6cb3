"""The timeline to explore: across a desk by wheel, drag and keys; down a phone by its years."""

import pytest
from playwright.sync_api import Page, expect

ON_A_DESK = {"width": 1280, "height": 800}
ON_A_PHONE = {"width": 360, "height": 740}


@pytest.fixture
def desk(page: Page, visit) -> Page:
    page.set_viewport_size(ON_A_DESK)
    page.goto(f"/topics/{visit.id}/timeline")
    expect(page.get_by_role("button", name="Later events")).to_be_visible()
    return page


@pytest.fixture
def phone(page: Page, visit) -> Page:
    page.set_viewport_size(ON_A_PHONE)
    page.goto(f"/topics/{visit.id}/timeline")
    return page


def box(page: Page):
    return page.get_by_role("region", name="Events in order of time")


def scrolled(page: Page) -> float:
    return box(page).evaluate("(box) => box.scrollLeft")


def is_panned(page: Page) -> None:
    page.wait_for_function("() => document.querySelector('.explore__scroll').scrollLeft > 200")


def test_the_events_stand_above_the_fold(desk):
    around = box(desk).bounding_box()
    assert around["y"] + around["height"] <= ON_A_DESK["height"]


def test_a_wheel_pans_the_line_and_at_its_end_the_page(desk, visit):
    box(desk).hover()
    was = desk.evaluate("scrollY")
    desk.mouse.wheel(0, 600)
    is_panned(desk)
    assert desk.evaluate("scrollY") == was
    box(desk).evaluate("(box) => box.scrollTo({ left: 1e6, behavior: 'instant' })")
    expect(desk.get_by_role("heading", name=visit.timeline[-1].title)).to_be_in_viewport()
    desk.mouse.wheel(0, 600)
    desk.wait_for_function(f"() => scrollY > {was}")


def test_a_drag_pans_the_line_and_presses_nothing(desk):
    term = box(desk).locator("a.term").first
    term.scroll_into_view_if_needed()
    before, at = scrolled(desk), term.bounding_box()
    desk.mouse.move(at["x"] + 5, at["y"] + 5)
    desk.mouse.down()
    desk.mouse.move(at["x"] - 400, at["y"] + 5, steps=8)
    desk.mouse.up()
    assert scrolled(desk) > before + 200
    expect(desk.locator(".term-card")).to_have_count(0)
    assert "#" not in desk.url


def test_keys_go_from_event_to_event(desk, visit):
    first, second = (desk.get_by_role("heading", name=e.title) for e in visit.timeline[:2])
    box(desk).focus()
    desk.keyboard.press("ArrowRight")
    is_panned(desk)
    expect(second).to_be_in_viewport()
    expect(first).not_to_be_in_viewport()
    desk.keyboard.press("End")
    expect(desk.get_by_role("heading", name=visit.timeline[-1].title)).to_be_in_viewport()
    desk.keyboard.press("Home")
    expect(first).to_be_in_viewport()


def test_buttons_go_on_and_back(desk):
    desk.get_by_role("button", name="Later events").click()
    is_panned(desk)
    desk.get_by_role("button", name="Earlier events").click()
    desk.wait_for_function("() => document.querySelector('.explore__scroll').scrollLeft < 20")


def test_the_events_can_be_skipped_by_keyboard(desk):
    desk.locator(".years__link").last.focus()
    for _ in range(4):
        desk.keyboard.press("Tab")
        if desk.evaluate("document.activeElement.matches('.skip--here')"):
            break
    expect(desk.get_by_role("link", name="Past the events")).to_be_in_viewport()
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    assert desk.evaluate("!document.activeElement.closest('.explore')")


def test_few_stops_stand_before_the_events(desk):
    stops = desk.evaluate("""() => {
      const box = document.querySelector('.explore__scroll');
      const stops = [...document.querySelectorAll('a[href], button, summary, [tabindex="0"]')];
      return stops.filter((one) => one.compareDocumentPosition(box) & 4).length;
    }""")
    assert stops < 40


def test_the_years_follow_what_is_read_and_lead_there(phone):
    years = phone.get_by_role("navigation", name="Years")
    years.locator(".years__link").filter(has_text="2016").click()
    expect(years.locator("[data-seen]").first).to_contain_text("2016")
    expect(years).to_be_in_viewport()
    expect(phone.get_by_role("navigation", name="Filter by theme")).to_be_in_viewport()


def test_an_era_is_about_a_screen_of_a_phone(phone):
    heights = phone.locator(".era").evaluate_all("(all) => all.map((one) => one.clientHeight)")
    assert max(heights) < 2 * ON_A_PHONE["height"]


def test_an_event_opens_under_a_thumb(phone, visit):
    event = phone.locator(".event").first
    expect(event.locator(".event__summary")).to_be_hidden()
    title = event.get_by_role("heading").bounding_box()
    phone.mouse.click(title["x"] + 10, title["y"] + 10)
    expect(event.locator(".event__summary")).to_be_visible()
    expect(event).to_contain_text(visit.timeline[0].why[:40])


def test_the_bar_leaves_a_low_window_alone(phone):
    phone.set_viewport_size({"width": 320, "height": 256})
    phone.mouse.wheel(0, 3000)
    phone.wait_for_function("() => scrollY > 1000")
    expect(phone.get_by_role("navigation", name="Years")).not_to_be_in_viewport()
