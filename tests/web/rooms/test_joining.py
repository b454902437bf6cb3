"""Joining: a code and a name, nothing to learn for who tries codes, and a way back to one's seat."""

import re

import pytest
import time_machine

from quizapp.games.live import End
from quizapp.games.names import generated, name_key
from quizapp.storage import room_seats, rooms
from tests.web.player import TOPIC, Page, Player
from tests.web.rooms.opened import Host

NOON = 1_800_000_000
UNKNOWN = "ZZZZZZ"


@pytest.fixture(scope="module")
def host(app):
    return Host(app)


@pytest.fixture(scope="module")
def room(host):
    """A room where names are generated."""
    return host.open_room()


@pytest.fixture(scope="module")
def free(host):
    """A room where everybody writes their own name."""
    return host.open_room(names="free")


def join(player, room, name=None, **more):
    data = {"name": name} if name else {}
    return player.post(f"/join/{room.code}", data | more)


def names_in(app, room):
    with app.app_context():
        return [seat.name for seat in room_seats.seats(room.game)]


def offered(page):
    return re.search(r'offered__name"[^>]*><bdi>([^<]+)', page.text)[1]


def test_a_scanned_code_takes_one_press(app, room):
    player = Player(app)
    name = offered(player.get(f"/join/{room.code}"))
    response = join(player, room)
    assert (response.status_code, response.location) == (303, f"/rooms/{room.code}")
    assert name in names_in(app, room)
    assert player.id


@pytest.mark.parametrize("form", ["{}", "{0[0]}{0[1]}{0[2]} {0[3]}{0[4]}{0[5]}", " {} ", "{}-"])
def test_a_typed_code_leads_to_the_name_whatever_its_case_and_spaces(app, room, form):
    player = Player(app)
    typed = form.format(room.code.lower())
    response = player.post("/join", {"code": typed})
    assert (response.status_code, response.location) == (303, f"/join/{room.code}")
    assert player.get(f"/join/{room.code.lower()}").status_code == 200


@pytest.mark.parametrize("typed", ["", "ABC", "ABCDEF1", "ABC DE0", "é" * 6, "x" * 9999, "<b>"])
def test_what_is_no_code_is_told_how_one_looks(app, typed):
    response = Player(app).post("/join", {"code": typed})
    assert response.status_code == 422
    assert "A code has six letters or digits" in response.text
    assert "<b>" not in response.text
    assert len(response.text) < 6000


def test_another_name_is_offered_twice_and_the_chosen_one_is_taken(app, room):
    player = Player(app)
    pages = [player.get(f"/join/{room.code}?spin={spin}") for spin in range(3)]
    assert len({offered(page) for page in pages}) == 3
    assert offered(pages[1]) == offered(player.get(f"/join/{room.code}?spin=1"))
    assert ["Another name" in page.text for page in pages] == [True, True, False]
    assert offered(player.get(f"/join/{room.code}?spin=7")) == offered(pages[0])
    join(player, room, spin="2")
    assert offered(pages[2]) in names_in(app, room)


def test_nobody_brings_a_name_where_names_are_generated(app, room):
    player = Player(app)
    join(player, room, "Teacher")
    assert "Teacher" not in names_in(app, room)


def test_a_generated_name_that_is_taken_gives_way_to_another(app, room):
    player = Player(app)
    name = offered(player.get(f"/join/{room.code}"))
    with app.app_context():
        room_seats.join(room.game, "somebody quicker", name, name_key(name), room.now)
    assert join(player, room).status_code == 303
    assert names_in(app, room).count(name) == 1
    with app.app_context():
        assert room_seats.seat_of(room.game, player.id).name != name


def test_names_are_in_the_language_of_the_topic():
    assert generated("ko", 1) != generated("en", 1)


def test_a_free_name_is_shown_as_it_was_meant(app, free):
    for typed, shown in (("  Mia  Sue ", "Mia Sue"), ("Zoë", "Zoë"), ("이서연", "이서연")):
        assert join(Player(app), free, typed).status_code == 303
        assert shown in names_in(app, free)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("\u202e \u2800", "with a letter"), ("x" * 25, "at most 24 letters"), ("fuck", "Choose another"),
        ("a" + "\u0335" * 30, "marks on a letter"), ("x" * 5000, "at most"), ("", "with a letter"),
    ],
)  # fmt: skip
def test_a_name_that_cannot_be_is_told_why_and_kept_in_its_field(app, free, name, why):
    response = join(Player(app), free, name)
    assert response.status_code == 422
    assert why in response.text
    assert Page(response.text).all("input")[-1]["aria-invalid"] == "true"


def test_names_that_look_alike_are_taken_once(app, free):
    assert join(Player(app), free, "Anna").status_code == 303
    for name in ("Anna", "Аnna", "Anna\u200b", "\u202eannA", "Ａｎｎａ", "anna!", "An na"):
        response = join(Player(app), free, name)
        assert response.status_code == 422
        assert 'role="alert"' in response.text
    assert sum("nna" in name for name in names_in(app, free)) == 1


def test_a_name_is_no_way_into_anothers_seat(app, free):
    first = Player(app)
    join(first, free, "Olga")
    second = Player(app)
    join(second, free, "Olga")
    assert not second.id or second.id != first.id
    assert join(second, free, "Olga 2").status_code == 303


def test_who_has_a_seat_is_led_to_it(app, room):
    player = Player(app)
    join(player, room)
    before = names_in(app, room)
    assert player.get(f"/join/{room.code}").location == f"/rooms/{room.code}"
    assert join(player, room).location == f"/rooms/{room.code}"
    assert names_in(app, room) == before


def test_a_full_room_says_so(app, host):
    small = host.open_room(cap="2")
    assert [join(Player(app), small).status_code for _ in range(3)] == [303, 303, 409]
    late = join(Player(app), small)
    assert "full" in late.text


def test_who_was_sent_out_does_not_come_in_by_the_same_door(app, host):
    room = host.open_room()
    player = Player(app)
    join(player, room)
    with app.app_context():
        [seat] = room_seats.seats(room.game)
        room_seats.remove(room.game, seat.id, room.now)
    assert join(player, room).status_code == 409


def closed_rooms(app, host):
    """A code that is unknown, one of a room that is locked, and one of a room that has ended."""
    locked, ended = host.open_room(), host.open_room()
    with app.app_context():
        rooms.lock(locked.game, True)
        rooms.move(ended.code, 0, lambda _: End(), ended.now)
    return UNKNOWN, locked.code, ended.code


@pytest.mark.parametrize("how", ["get", "post"])
def test_unknown_locked_and_ended_codes_are_answered_alike(app, host, how):
    told = []
    for code in closed_rooms(app, host):
        player = Player(app)
        response = getattr(player, how)(f"/join/{code}")
        bare = re.sub(r'value="[^"]*"', "", response.text).replace(code, "CODE")
        headers = {k: v for k, v in response.headers if k not in {"Set-Cookie", "Content-Length"}}
        told.append((response.status_code, bare, headers))
    assert told[0] == told[1] == told[2]
    assert told[0][0] == 404
    assert "No room can be joined under this code." in told[0][1]


def test_who_sits_in_a_locked_or_ended_room_still_comes_in(app, host):
    room = host.open_room()
    player = Player(app)
    join(player, room)
    with app.app_context():
        rooms.lock(room.game, True)
        rooms.move(room.code, 0, lambda _: End(), room.now)
    assert player.get(f"/join/{room.code}").location == f"/rooms/{room.code}"


def way_back_of(player, room):
    page = player.post(f"/rooms/{room.code}/way-back").text
    return re.findall(r'code__letters">(\w{3} \w{3})', page)[1]


def test_the_way_back_leads_to_the_same_seat_on_another_device(app, host):
    room = host.open_room()
    old, new = Player(app), Player(app)
    join(old, room)
    code = way_back_of(old, room)
    with app.app_context():
        rooms.lock(room.game, True)
    response = new.post("/join", {"code": room.code, "way_back": code.lower()})
    assert (response.status_code, response.location) == (303, f"/rooms/{room.code}")
    with app.app_context():
        [seat] = room_seats.seats(room.game)
    assert seat.player == new.id
    assert old.get(f"/join/{room.code}").status_code == 404


def test_a_way_back_works_once_and_only_in_its_room(app, host):
    room, other = host.open_room(), host.open_room()
    player = Player(app)
    join(player, room)
    code = way_back_of(player, room)
    for wrong in ({"code": other.code, "way_back": code}, {"code": room.code, "way_back": UNKNOWN},
                  {"code": UNKNOWN, "way_back": code}, {"code": room.code, "way_back": "x"},
                  {"code": "x", "way_back": code}):  # fmt: skip
        response = Player(app).post("/join", wrong)
        assert response.status_code == 404
        assert "lead to no seat" in response.text
    assert Player(app).post(f"/join/{room.code}", {"way_back": code}).status_code == 303
    assert Player(app).post(f"/join/{room.code}", {"way_back": code}).status_code == 404


def test_only_who_sits_there_gets_a_way_back(app, room):
    for code in (room.code, UNKNOWN, "x"):
        assert Player(app).post(f"/rooms/{code}/way-back").status_code == 404


def test_joining_counts_as_no_game_begun(app, host):
    player = Player(app)
    assert {join(player, host.open_room()).status_code for _ in range(21)} == {303}
    player.begin_quiz()


def scan(client, codes):
    """The statuses of what answers these codes, tried one after the other."""
    return [client.get(f"/join/{code}").status_code for code in codes]


def test_of_a_scan_few_codes_are_looked_at_and_a_right_one_beside_it_leads_in(app, room, free):
    scanner, pupil, friend = (app.test_client() for _ in range(3))
    for client in (scanner, pupil, friend):
        client.environ_base["REMOTE_ADDR"] = "198.51.100.8"
    with time_machine.travel(NOON, tick=False):
        assert pupil.get(f"/join/{room.code}").status_code == 200
        statuses = []
        for n in range(100):  # a browser that throws its cookie away
            scanner.delete_cookie("quizapp")
            statuses += scan(scanner, [f"ZZZ{n + 200:03}".replace("0", "Z").replace("1", "Y")])
        assert statuses == [404] * 60 + [429] * 40
        scanner.delete_cookie("quizapp")
        assert scanner.get(f"/join/{free.code}").status_code == 429
        assert friend.get(f"/join/{room.code}").status_code == 200
        shown = pupil.get(f"/join/{free.code}")
        assert shown.status_code == 200


def test_a_scanner_that_keeps_its_cookie_gets_fewer(app, room):
    player = Player(app)
    player.get("/join")
    with time_machine.travel(NOON, tick=False):
        statuses = scan(player.client, [f"YYYYY{letter}" for letter in "ABCDEFGHJKMNPQRST"])
        assert statuses == [404] * 10 + [429] * 7
        busy = player.get(f"/join/{room.code}")
        assert int(busy.headers["Retry-After"]) > 0
        assert "Try again in" in busy.text


def test_whoever_scanned_a_qr_code_behind_such_an_address_comes_in_with_one_press_more(app, free):
    address = "198.51.100.9"
    scanner, pupil = app.test_client(), Player(app)
    for client in (scanner, pupil.client):
        client.environ_base["REMOTE_ADDR"] = address
    with time_machine.travel(NOON, tick=False):
        for _ in range(61):
            scanner.delete_cookie("quizapp")
            scan(scanner, ["WWWWWW"])
        first = pupil.get(f"/join/{free.code}")
        assert first.status_code == 429
        assert f'value="{free.code}"' in first.text
        assert "Then go on." in first.text
        token = re.search(r'name="csrf_token" value="([^"]+)"', first.text)[1]
        led = pupil.post("/join", {"code": free.code}, token=token)
        assert pupil.get(led.location).status_code == 200


def test_the_pages_have_names_for_all_and_one_heading(app, room, free):
    player = Player(app)
    for address in (
        "/join",
        f"/join/{room.code}",
        f"/join/{free.code}",
        f"/join/{UNKNOWN}",
        "/rooms",
    ):
        page = Page(player.get(address).text)
        assert len(page.all("h1")) == 1, address
        assert not page.unnamed, address


def test_a_form_from_elsewhere_takes_no_seat(app, room):
    before = names_in(app, room)
    assert Player(app).post(f"/join/{room.code}", token="forged").status_code == 400
    assert names_in(app, room) == before


def test_my_games_tell_of_a_room_and_lead_to_it(app, host):
    room = host.open_room()
    player = Player(app, TOPIC)
    join(player, room)
    page = player.get("/games")
    assert "Live class" in page.text
    [link] = [a["href"] for a in Page(page.text).all("a") if "/rooms/of/" in a.get("href", "")]
    assert player.get(link).location == f"/rooms/{room.code}"
    assert Player(app).get(link).status_code == 404
    assert "You play" in player.get("/rooms").text
