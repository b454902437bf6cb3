"""The pages of a room: what its host, its projector and its players see in each phase."""

import re
from dataclasses import replace

import pytest

from quizapp.games import live
from quizapp.storage import rooms
from tests.builders import a_question, a_topic, an_entry, write_topic
from tests.web.player import Page, Player
from tests.web.rooms.playing import Lesson, button, words

PHASES = ("next", "close", "spread", "explain")


@pytest.fixture
def lesson(app):
    return Lesson(app)


def pages(lesson, *pupils):
    return [lesson.host_page, lesson.screen, *(pupil.page for pupil in pupils)]


def test_every_type_has_its_pages_in_every_phase(lesson):
    first, second = lesson.pupil("Heron"), lesson.pupil("Otter")
    seen = pages(lesson, first, second)
    for _ in range(lesson.room.state.total):
        for step in PHASES:
            lesson.go(step)
            if step == "next":
                first.answer()
            seen += pages(lesson, first, second)
        assert "Right" in first.mine
        assert "Not answered" in second.mine
    lesson.go("end")
    seen += pages(lesson, first, second)
    for page in map(Page, seen):
        assert len(page.all("h1")) == len(page.all("main")) == 1
        assert not page.unnamed


def test_an_order_that_is_right_either_way_is_said_to_be_so(make_app, tmp_path):
    orders = {"apart": ["e0", "e1"], "alike": ["e0", "e1", "alike"]}
    events = [an_entry("alike", "1900-05"), *(an_entry(f"e{n}", str(1900 + n)) for n in range(2))]
    questions = [
        a_question("ordering", id=id_, question=f"How {id_}?", items=None, events=listed)
        for id_, listed in orders.items()
    ]
    write_topic(tmp_path / "content", a_topic(*questions, events=events), "orders")
    lesson = Lesson(make_app(tmp_path / "instance", tmp_path / "content"), "orders")
    told = []
    for _ in orders:
        lesson.go(*PHASES)
        told.append("more than one order is right" in words(lesson.screen))
    assert told == [False, True]


def test_the_hosts_one_button_says_where_the_room_stands(app):
    lesson = Lesson(app, reading=5, standings=True)
    heron = lesson.pupil("Heron")
    lesson.pupil("Otter")
    said = [button(lesson.host_page)]
    for step in ("next", "open"):
        lesson.go(step)
        said.append(button(lesson.host_page))
    heron.answer()
    lesson.has_changed()
    said.append(button(lesson.host_page))
    for step in ("pause", "resume", "close", "spread", "explain", "standings"):
        lesson.go(step)
        said.append(button(lesson.host_page))
    assert said == [
        "Begin: question 1 of 11",
        "Let them answer question 1",
        "Close question 1, 0 of 2 answered",
        "Close question 1, 1 of 2 answered",
        "Go on with question 1",
        "Close question 1, 1 of 2 answered",
        "Show the answers to question 1",
        "Explain question 1",
        "Show the standings",
        "Go on: question 2 of 11",
    ]


def test_a_doubled_or_stale_click_does_nothing(lesson):
    assert lesson.press("next", seen=0).status_code == 303
    for step in ("close", "skip", "end"):
        assert lesson.press(step, seen=0).status_code == 303
    assert lesson.room.state.phase == "answering"


def test_what_cannot_be_done_now_has_no_button_and_is_refused(lesson):
    lesson.go("next", "close", "spread", "explain")
    assert "/host/again" not in lesson.host_page
    assert lesson.press("again").status_code == 409
    assert lesson.press("nothing").status_code == 404


def test_the_hosts_link_opens_the_page_and_leaves_the_address(app, lesson):
    other = Player(app)
    assert other.get(f"/rooms/{lesson.code}/host").status_code == 404
    assert other.get(f"/rooms/{lesson.code}/host/{'x' * 22}").status_code == 404
    response = other.get(f"/rooms/{lesson.code}/host/{lesson.key}")
    assert response.location == f"/rooms/{lesson.code}/host"
    page = other.get(response.location)
    assert page.status_code == 200
    assert lesson.key not in re.sub(r'value="[^"]*"', "", page.text)


def test_a_host_whose_link_is_no_longer_good_is_told_how_to_come_back(app, lesson):
    lesson.go("next")
    with app.app_context():
        rooms.new_key(lesson.code)
    pressed, loaded = lesson.press("close"), lesson.host.get(f"/rooms/{lesson.code}/host")
    no_room = Player(app).get("/rooms/222222/host")
    for refused in (pressed, loaded, no_room, lesson.host.get(f"/rooms/{lesson.code}/host/x")):
        assert refused.status_code == 404
        assert "quizapp room" in refused.text


def test_who_has_no_seat_is_led_to_the_way_in(app, lesson):
    stranger = Player(app)
    assert stranger.get(f"/rooms/{lesson.code}").location == f"/join/{lesson.code}"
    assert stranger.get(f"/rooms/{lesson.code}/mine").status_code == 404
    assert stranger.get("/rooms/222222").status_code == 404


def test_what_players_share_is_the_same_bytes_whoever_joins(app, lesson):
    heron = lesson.pupil("Heron")
    shared = [heron.get(f"/rooms/{lesson.code}/now")]
    otter = lesson.pupil("Otter")
    shared += [player.get(f"/rooms/{lesson.code}/now") for player in (heron, otter)]
    assert len({response.data for response in shared}) == 1
    assert len({response.headers["ETag"] for response in shared}) == 1
    assert "Heron" not in shared[0].text


def test_the_part_is_sent_once_and_then_is_known(lesson):
    for kind, step in (("host", "next"), ("screen", "close")):
        address = f"/rooms/{lesson.code}/{kind}/now"
        first = lesson.host.get(address)
        again = lesson.host.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert (first.status_code, again.status_code) == (200, 304)
        lesson.go(step)
        moved = lesson.host.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert moved.status_code == 200


def test_options_have_the_order_and_the_letters_of_the_phones(lesson):
    heron = lesson.pupil("Heron")
    lesson.go("next")
    texts = re.findall(r'option__text">([^<]+)<', heron.page)
    assert re.findall(r'option__text">([^<]+)<', lesson.screen) == texts
    heron.answer()
    lesson.go("close", "spread")
    signs = re.findall(r'class="sign" data-shape="(\d)">(\w)</span> ([^<]+)<', heron.page)
    assert [sign[2] for sign in signs] == texts
    assert [sign[:2] for sign in signs] == [("1", "A"), ("2", "B"), ("3", "C")][: len(texts)]


def test_a_spread_tells_no_key_before_the_explanation(lesson):
    heron = lesson.pupil("Heron")
    lesson.go("next")
    heron.answer()
    lesson.go("close", "spread")
    for page in (heron.page, heron.mine, lesson.screen, lesson.host_page):
        assert "Right" not in words(page)
        assert 'data-state="right"' not in page
    lesson.go("explain")
    for page in (heron.page, lesson.screen, lesson.host_page):
        assert 'data-state="right"' in page
        assert "<mark>" in page


def test_asking_again_puts_both_spreads_side_by_side(lesson):
    heron = lesson.pupil("Heron")
    lesson.go("next")
    question = lesson.room.state.item
    wrong = next(one.id for one in question.choices if one.text != question.answer)
    heron.answer(wrong)
    lesson.go("close", "spread", "again")
    assert "once more" in heron.page
    heron.answer()
    lesson.go("close", "spread", "explain")
    table = Page(lesson.screen)
    assert "After talking" in lesson.screen
    assert len(table.all("th")) > len(table.all("tr"))
    assert "the first one counts" in heron.mine


def test_a_saved_answer_is_told_and_fills_the_form_again(lesson):
    heron, otter = lesson.pupil("Heron"), lesson.pupil("Otter")
    lesson.go("next")
    assert "Saved" not in heron.page
    heron.answer()
    assert "Saved" in heron.page
    assert "data-filled" in heron.page
    assert "data-filled" not in otter.page
    lesson.go("close")
    assert "Your answer" in heron.mine
    assert "You gave no answer" in otter.mine


def test_extra_time_is_seen_by_its_player_and_on_its_seats_page_alone(app):
    lesson = Lesson(app, seconds=60)
    heron, otter = lesson.pupil("Heron", extra_time=2), lesson.pupil("Otter")
    lesson.go("next")
    assert "Your own time" in heron.page
    for page in (otter.page, lesson.screen, lesson.host_page):
        assert "own time" not in page
    lesson.go("close")
    assert "<fieldset" in heron.page
    assert "<fieldset" not in otter.page
    heron.answer()
    lesson.go("spread")
    assert "<fieldset" not in heron.page


def test_a_projector_does_not_show_that_somebody_answers_after_the_others(app):
    lesson = Lesson(app, seconds=60)
    heron, _ = lesson.pupil("Heron", extra_time=2), lesson.pupil("Otter")
    lesson.go("next", "close")
    screen = Player(app)
    seen = []
    for given in (False, True):
        if given:
            heron.answer()
            lesson.pupil("Late")  # with whom all pages are made anew
            lesson.has_changed()
        shown = screen.get(f"/rooms/{lesson.code}/screen/now").text
        stream = screen.client.get(f"/rooms/{lesson.code}/screen/events", buffered=False)
        seen.append((shown, b"event: count" in next(stream.iter_encoded())))
        stream.close()
    assert seen == [(shown, False)] * 2
    assert "1</span> <small>of" in lesson.host_page


def test_a_host_looks_after_seats(app, lesson):
    heron = lesson.pupil("Heron")
    seats = f"/rooms/{lesson.code}/host/seats"
    seat = f"{seats}/{heron.seat.id}"
    assert "Heron" in lesson.host.get(seats).text
    assert lesson.host.post(f"{seat}/rename", {"name": "Crane"}).status_code == 303
    assert "Crane" in lesson.host_page
    assert lesson.host.post(f"{seat}/rename", {"name": ""}).status_code == 422
    assert lesson.host.post(f"{seat}/hide").status_code == 303
    assert "Crane" not in lesson.screen
    assert lesson.host.post(f"{seat}/show").status_code == 303
    assert "Crane" in lesson.screen
    assert lesson.host.post(f"{seat}/time", {"time": 1.5}).status_code == 303
    assert 'value="1.5" selected' in lesson.host.get(seat).text
    assert lesson.host.post(f"{seat}/time", {"time": 7}).status_code == 400
    assert lesson.host.post(f"{seat}/remove").status_code == 303
    assert "Crane" not in lesson.host_page
    assert lesson.host.get(seat).status_code == 404


def test_a_host_shows_all_names_that_are_hidden_by_one_press(app, lesson):
    for name in ("Heron", "Crane"):
        seat = lesson.pupil(name).seat.id
        lesson.host.post(f"/rooms/{lesson.code}/host/seats/{seat}/hide")
    assert "Show all names" in lesson.host_page
    assert "Heron" not in lesson.screen
    lesson.host.post(f"/rooms/{lesson.code}/host/seats/show")
    assert all(name in lesson.screen for name in ("Heron", "Crane"))
    assert "Show all names" not in lesson.host_page


def test_a_host_sends_out_all_who_have_just_come_by_one_press_which_locks_the_room(app, lesson):
    early = lesson.pupil("Heron", ago=90)
    flood = [lesson.pupil(f"Bot {number}") for number in range(30)]
    remove = f"/rooms/{lesson.code}/host/seats/remove"
    for page in (lesson.host_page, lesson.host.get(f"/rooms/{lesson.code}/host/seats").text):
        assert remove in [form.get("action") for form in Page(page).all("form")]
        assert 'name="minutes" value="1"' in page
    assert lesson.host.post(remove, {"minutes": "7"}).status_code == 400
    assert lesson.host.post(remove, {"minutes": "1"}).status_code == 303
    for page in (lesson.host_page, lesson.screen):
        assert "Heron" in page
        assert "Bot" not in page
    assert lesson.room.locked
    assert "You are in." in early.page
    assert flood[0].get(f"/rooms/{lesson.code}").status_code == 303


def test_whoever_is_sent_out_leaves_the_answers_that_are_shown(lesson):
    heron, otter = lesson.pupil("Heron"), lesson.pupil("Otter")
    lesson.go("next")
    heron.answer()
    otter.answer()
    lesson.go("close", "spread")
    assert "2 answers" in words(lesson.screen)
    lesson.host.post(f"/rooms/{lesson.code}/host/seats/{heron.seat.id}/remove")
    assert "1 answer" in words(lesson.screen)


def test_a_freed_seat_shows_its_way_back_once(lesson):
    seat = f"/rooms/{lesson.code}/host/seats/{lesson.pupil('Heron').seat.id}"
    freed = lesson.host.post(f"{seat}/free").text
    assert re.search(r"\w{3} \w{3}</span></strong>", freed)
    assert "host__code" not in lesson.host.get(seat).text


def test_there_is_no_ranking_unless_the_host_wants_one(app):
    for wanted in (False, True):
        lesson = Lesson(app, standings=wanted)
        heron = lesson.pupil("Heron")
        otter = lesson.pupil("Otter")
        lesson.go("next")
        heron.answer()
        lesson.go("close", "spread", "explain", *(["standings"] if wanted else []), "end")
        assert ("1000" in lesson.screen) == wanted
        assert ("place" in words(otter.mine)) == wanted
        assert "1 of 1 right" in words(heron.mine)
        assert "0 of 1 right" in words(otter.mine)


def test_a_card_goes_to_its_place_and_the_row_grows(app):
    lesson = Lesson(app, timeline={"level": "easy", "size": 6})
    heron = lesson.pupil("Heron")
    lesson.go("next")
    cards = heron.page.count('class="card"')
    assert heron.page.count('name="gap"') == cards + 1
    assert heron.page.count('aria-label="Here: between “') == cards - 1
    heron.answer()
    lesson.go("close", "spread")
    assert lesson.screen.count("laid the card here") == cards + 1
    assert "data-last" not in lesson.screen
    lesson.go("explain")
    assert lesson.screen.count("data-last") == heron.page.count("data-last") == 1
    lesson.go("next")
    assert heron.page.count('class="card"') == cards + 1


def test_a_page_without_javascript_loads_itself_again_but_never_over_an_answer(app):
    lesson = Lesson(app, seconds=60)
    heron, _ = lesson.pupil("Heron"), lesson.pupil("Otter")

    def refresh():
        found = re.search(r'http-equiv="refresh" content="(\d+)"', heron.page)
        return int(found[1]) if found else None

    assert refresh() == 3
    lesson.go("next")
    assert 60 <= refresh() <= 60 + live.GRACE + 1
    heron.answer()
    assert refresh() == 3
    lesson.go("close", "spread", "explain", "next", "lift-limit")
    assert refresh() is None


def test_without_javascript_the_time_left_counts_from_when_the_page_is_loaded(app):
    lesson = Lesson(app, seconds=60)
    heron, _ = lesson.pupil("Heron"), lesson.pupil("Otter")
    lesson.go("next")
    held = app.extensions["rooms"].get(lesson.code)
    held.room = replace(held.room, now=held.room.now - 40)  # it was read that long ago
    found = re.search(r'http-equiv="refresh" content="(\d+)"', heron.page)
    assert int(found[1]) <= 60 + live.GRACE + 1
    assert re.search("(60|5[0-9]) seconds were left", heron.page)


def test_the_key_that_paused_a_room_lets_it_go_on(lesson):
    lesson.go("next")
    assert 'data-key="p"' in lesson.host_page
    lesson.go("pause")
    assert re.search('data-next data-key="p"', lesson.host_page)


def test_a_room_that_is_locked_says_so_to_its_host(lesson):
    lesson.go("lock")
    assert lesson.room.locked
    assert "Let others join" in lesson.host_page
    lesson.go("unlock")
    assert not lesson.room.locked
