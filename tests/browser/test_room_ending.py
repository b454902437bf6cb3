"""After a room: its host reads the results, a player looks back and practises what was missed."""

import pytest
from playwright.sync_api import expect

from tests.browser.playing import starting
from tests.browser.test_accessibility import violations
from tests.browser.test_layout import overflows

CLOSED = ("Close", "Show the answers", "Explain")


def end(room, questions=2):
    """Ask some questions, which the first player gets wrong, and end the room."""
    for number in range(questions):
        room.go("Begin" if number == 0 else "Go on")
        room.shown("answering")
        for how, player in zip(("wrong", "right"), room.players, strict=False):
            player.send(how)
        room.go(*(CLOSED[1:] if len(room.players) else CLOSED))
    room.shown("explained")
    expect(room.host.locator("[data-phase^='explained']")).to_be_visible()
    room.host.get_by_text("End the game").click()
    room.host.get_by_role("button", name="End it for all").click()


@pytest.fixture
def ended(room):
    room.open()
    ann, _ = room.joined(), room.joined()
    end(room)
    room.host.get_by_role("link", name="What the class knows").click()
    expect(room.host.get_by_role("heading", name="Results")).to_be_visible()
    ann.page.get_by_role("link", name="See your answers, and why").click()
    expect(ann.page.get_by_role("heading", name="0 of 2 questions right")).to_be_visible()
    return room.host, ann.page


def test_axe_finds_nothing_and_nothing_scrolls_sideways(ended):
    found = []
    for page, name in zip(ended, ("results", "review"), strict=True):
        found += violations(page, name) + overflows(page, name)
    assert not found, "\n".join(found)


def test_a_player_goes_on_to_practise_what_was_missed(ended):
    _, review = ended
    review.get_by_role("button", name="Practise what I missed").click()
    expect(review).to_have_title(starting("Question 1 of 2"))


def test_paper_shows_what_there_is_to_read_and_nothing_to_press(ended):
    for page in ended:
        page.emulate_media(media="print")
        for gone in page.locator("button, .masthead, .colophon, .actions, .progress").all():
            expect(gone).to_be_hidden()
        marks = page.locator(".passage mark")
        assert marks.count() >= 2
        assert (
            page.evaluate(
                "getComputedStyle(document.querySelector('.passage mark')).printColorAdjust"
            )
            == "exact"
        )


def test_long_words_break_in_results_and_review(room, topics):
    room.topic = topics["long-words"]
    room.open()
    player = room.joined()
    for number in range(len(room.topic.sets[0].questions)):
        room.go("Begin" if number == 0 else "Go on", *CLOSED)
    room.go("End the game")
    found = []
    room.host.goto(f"/rooms/{room.code}/results")
    player.page.goto(f"/rooms/{room.code}/review")
    for page, name in ((room.host, "results"), (player.page, "review")):
        found += overflows(page, name)
    assert not found, "\n".join(found)


def test_a_dry_run_is_filled_with_robots_who_answer(room):
    room.open(rehearsal="1", standings="1")
    expect(room.host.get_by_text("24 players").first).to_be_visible()
    room.go("Begin")
    expect(room.host.locator("[data-answered]").first).not_to_have_text("0")
    room.go(*CLOSED)
    expect(room.host.get_by_text("A dry run").first).to_be_visible()
    room.host.goto(f"/rooms/{room.code}/results")
    expect(room.host.get_by_text("Robot 1", exact=True)).to_be_visible()
