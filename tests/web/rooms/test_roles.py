"""Who may do what in a room: every address that is its host's, tried from every other seat."""

import re

import pytest

from quizapp.games import live
from quizapp.web.rooms.steps import MOVES
from tests.web.player import Player, rows
from tests.web.rooms.playing import Lesson

FOR_PLAYERS = {
    *("", "/now", "/mine", "/events", "/answer", "/way-back", "/review", "/practise"),
    *("/screen", "/screen/now", "/screen/events"),
}
"""What everybody, or everybody with a seat, may ask for; all else in a room is its host's."""
WORDS = {"step": [*MOVES, "lock", "unlock"], "action": ["hide", "show", "remove"]}
FORMS = {"rename": {"name": "Lynx"}, "time": {"time": "2.0"}, "remove": {"minutes": "1"}}
GOOD_BEFORE = {
    **{"next": (), "open": ("next",), "close": ("next", "open"), "skip": ("next",)},
    **{"spread": ("next", "open", "close"), "add-time": ("next",), "lift-limit": ("next",)},
    **{"again": ("next", "open", "close", "spread"), "pause": ("next",)},
    **{"explain": ("next", "open", "close", "spread"), "resume": ("next", "pause")},
    "standings": ("next", "open", "close", "spread", "explain"),
    "last": ("next", "open", "close", "spread", "explain", "standings"),
    **{"end": (), "lock": (), "unlock": ("lock",)},
}
"""What a host presses before each button, so that it does something."""


def addresses(app, method):
    """Every address in a room that takes this method and is its host's, with what it sends."""
    for rule in app.url_map.iter_rules():
        rest = rule.rule.removeprefix("/rooms/<code>")
        if rest == rule.rule or rest in FOR_PLAYERS or method not in rule.methods:
            continue
        if rest == "/host/<key>":  # a key is tried below
            continue
        name = re.search(r"<(step|action)>", rest)
        for word in WORDS[name[1]] if name else [""]:
            filled = rest.replace(name[0], word) if name else rest
            yield filled, FORMS.get(filled.rpartition("/")[2], {})


@pytest.fixture(scope="module")
def lesson(app):
    return Lesson(app, seconds=60, reading=5, standings=True)


@pytest.fixture(scope="module")
def pupil(lesson):
    return lesson.pupil("anna")


@pytest.fixture(scope="module")
def others(app, lesson, pupil):
    """Everybody who is not this room's host, each with a page of this site and its token."""
    elsewhere = Lesson(app)
    mistaken = Player(app)
    mistaken.get(f"/rooms/{elsewhere.code}/host/{lesson.key}")
    found = {
        "stranger": Player(app),
        "player": pupil,
        "player of another room": elsewhere.pupil("ben"),
        "host of another room": elsewhere.host,
        "with a key of another room": mistaken,
    }
    assert all(one.token for one in found.values())
    return found


def filled(address, pupil):
    return address.replace("<seat>", pupil.seat.id)


def test_the_matrix_holds_every_button_of_a_host(app):
    posted = {address for address, _ in addresses(app, "POST")}
    assert {f"/host/{step}" for step in (*MOVES, "lock", "unlock")} <= posted
    assert {
        f"/host/seats/<seat>/{action}" for action in ("hide", "remove", "free", "time")
    } <= posted
    asked = {address for address, _ in addresses(app, "GET")}
    assert {
        "/host",
        "/host/now",
        "/host/events",
        "/host/seats",
        "/results",
        "/results.csv",
    } <= asked


@pytest.mark.parametrize(
    "who",
    [
        "stranger", "player", "player of another room", "host of another room",
        "with a key of another room",
    ],
)  # fmt: skip
def test_nobody_else_does_or_sees_what_is_the_hosts(app, lesson, pupil, others, who):
    browser, before = others[who], rows(app)
    for address, form in addresses(app, "POST"):
        sent = {"after": lesson.room.state.number, **form}
        response = browser.post(f"/rooms/{lesson.code}{filled(address, pupil)}", sent)
        assert response.status_code in {403, 404}, address
    for address, _ in addresses(app, "GET"):
        response = browser.get(f"/rooms/{lesson.code}{filled(address, pupil)}")
        assert response.status_code in {403, 404}, address
    assert rows(app) == before


def test_a_guessed_or_forged_key_makes_nobody_a_host(app, lesson):
    guesser = Player(app)
    for key in ("", "x", lesson.key[:-1], lesson.key.swapcase(), f"{lesson.key}x", "None"):
        guesser.get(f"/rooms/{lesson.code}/host/{key}")
    with guesser.client.session_transaction() as session:
        assert not session.get("hosts")
    with guesser.client.session_transaction() as session:
        session["hosts"] = {lesson.code: "forged"}
    assert guesser.get(f"/rooms/{lesson.code}/host").status_code == 404


@pytest.mark.parametrize("step", GOOD_BEFORE)
def test_the_host_does_it(app, step):
    # Without this, all might be refused for another reason.
    lesson = Lesson(app, seconds=60, reading=5, standings=True)
    lesson.go(*GOOD_BEFORE[step])
    before = rows(app)
    assert lesson.press(step).status_code == 303
    assert rows(app) != before


def test_the_host_sees_every_page_of_it(app, lesson, pupil):
    for address, _ in addresses(app, "GET"):
        if not address.endswith("/events"):
            page = lesson.host.get(f"/rooms/{lesson.code}{filled(address, pupil)}")
            assert (page.status_code, bool(page.data)) == (200, True), address


def test_nothing_changes_by_loading_a_page(app):
    lesson = Lesson(app, seconds=60, standings=True)
    pupil = lesson.pupil("anna")
    for step in ("next", "close", "spread", "explain", "standings", "end"):
        lesson.go(step)
        before = rows(app)
        for rule in app.url_map.iter_rules():
            rest = rule.rule.removeprefix("/rooms/<code>")
            if rest == rule.rule or "GET" not in rule.methods or rest.endswith("/events"):
                continue
            address = filled(rest, pupil).replace("<key>", lesson.key)
            for browser in (lesson.host, pupil, Player(app)):
                assert browser.get(f"/rooms/{lesson.code}{address}").data is not None
        for address in (*(f"/host/{step}" for step in MOVES), "/answer", "/way-back", "/practise"):
            assert lesson.host.get(f"/rooms/{lesson.code}{address}").status_code in {404, 405}
        assert rows(app) == before, step


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"},
        {"Referer": "http://evil.example/"},
    ],
)
def test_no_other_site_presses_a_button(app, headers):
    # It may hold the cookie, as a browser would send it with a form, but no token of a page.
    lesson = Lesson(app, seconds=60)
    pupil = lesson.pupil("anna")
    lesson.go("next")
    before = rows(app)
    for address, form in addresses(app, "POST"):
        sent = {"after": lesson.room.state.number, **form}
        for content_type in ("application/x-www-form-urlencoded", "text/plain", "application/json"):
            response = lesson.host.client.post(
                f"/rooms/{lesson.code}{filled(address, pupil)}",
                data=sent if "form" in content_type else repr(sent),
                content_type=content_type,
                headers=headers,
            )
            assert response.status_code in {400, 403}, address
    sent = {"after": lesson.room.state.asked, "unknown": "1"}
    for address in ("/answer", "/way-back", "/practise"):
        at = f"/rooms/{lesson.code}{address}"
        refused = pupil.client.post(at, data=sent, headers=headers)
        assert refused.status_code in {400, 403}, address
    assert rows(app) == before


def test_a_method_in_a_field_or_a_header_is_no_way_around(app):
    lesson = Lesson(app)
    before = rows(app)
    for more in (
        {"headers": {"X-HTTP-Method-Override": "POST"}},
        {"query_string": {"_method": "POST"}},
    ):
        lesson.host.client.get(f"/rooms/{lesson.code}/host/next", **more)
        lesson.host.client.put(f"/rooms/{lesson.code}/host/next", **more)
        lesson.host.client.delete(f"/rooms/{lesson.code}/host/next", **more)
    assert rows(app) == before
    assert isinstance(live.next_step(lesson.room.state), live.Ask)
