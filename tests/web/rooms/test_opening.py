"""Opening a room: two presses for who has the right, every choice kept, nothing for anybody else."""

import re
from dataclasses import replace

import pytest

from quizapp.storage import rooms
from quizapp.storage.codes import ALPHABET
from quizapp.web import whereabouts
from quizapp.web.rooms.ways_in import origin, way_in
from quizapp.web.whereabouts import Whereabouts
from tests.builders import a_question, a_topic, an_entry, write_topic
from tests.web.player import Page, Player, rows
from tests.web.rooms.opened import Host, room_of

NEW = "/topics/lesson/rooms/new"
WORD = "blue otter 77"


@pytest.fixture(scope="module")
def site(make_app, tmp_path_factory):
    """A site of one topic, with an open set, one for a class, and a timeline."""
    folder = tmp_path_factory.mktemp("topics")
    questions = [a_question(id=f"q{n}", question=f"Number {n}?") for n in range(4)]
    kept = [a_question(id="kept", question="Kept?")]
    topic = a_topic(title="Lesson", events=[an_entry(f"e{n}", str(1900 + n)) for n in range(12)])
    topic["sets"] = [
        {"title": "Open", "questions": questions},
        {"title": "Aside", "class_only": "true", "questions": kept},
    ]
    del topic["questions"]
    write_topic(folder, topic, "lesson")
    return make_app(tmp_path_factory.mktemp("instance"), folder, host_word=WORD)


@pytest.fixture
def host(site):
    return Host(site, "lesson")


def test_two_presses_open_a_room(host):
    page = Page(host.get("/topics/lesson").text)
    assert NEW in [link.get("href") for link in page.all("a")]
    response = host.post(NEW, host.fields())
    code = re.fullmatch(f"/rooms/([{ALPHABET}]{{6}})/host", response.location)[1]
    room = room_of(host.app, code)
    settings = room.state.settings
    assert [*room.state.items] == ["q0", "q1", "q2", "q3"]
    assert (settings.seconds, settings.reading, settings.speed, settings.cap) == (60, 5, 0, 200)
    assert (settings.names, settings.standings, settings.counts) == ("generated", False, "first")
    assert (room.state.phase, settings.rehearsal) == ("lobby", False)


def test_a_doubled_press_opens_one_room(host):
    form, before = host.fields() | {"rehearsal": "y"}, len(rows(host.app)["rooms"])
    first, second = host.post(NEW, form), host.post(NEW, form)
    assert first.location == second.location
    assert host.get(second.location).status_code == 200
    assert len(rows(host.app)["rooms"]) == before + 1


def test_the_same_press_later_from_a_page_of_its_own_opens_another_room(host):
    assert host.post(NEW, host.fields()).location != host.post(NEW, host.fields()).location


def test_who_goes_back_changes_the_settings_and_presses_again_has_them(host):
    form = host.fields()
    first, second = host.post(NEW, form), host.post(NEW, form | {"cap": "7"})
    assert first.location != second.location
    assert room_of(host.app, second.location.split("/")[2]).state.settings.cap == 7


def test_nobody_elses_browser_opens_a_room_by_the_same_form(site, host):
    form = host.fields()
    assert host.post(NEW, form).location != Host(site, "lesson").post(NEW, form).location


def test_every_choice_is_kept(host):
    room = host.open_room(
        seconds="0", reading="0", speed="20", names="free", names_wait="y",
        cap="30", standings="y", counts="last", rehearsal="y",
    )  # fmt: skip
    settings = room.state.settings
    assert (settings.seconds, settings.reading, settings.speed, settings.cap) == (None, 0, 0.2, 30)
    assert (settings.names, settings.standings, settings.counts) == ("free", True, "last")
    assert settings.rehearsal
    assert settings.names_wait


def test_questions_are_asked_that_are_picked_and_in_this_order(host):
    picked = {"ask": ["q3", "q0", "q2"], "place-1": "9", "place-3": "2", "place-4": "1"}
    room = host.open_room(**picked)
    assert [*room.state.items] == ["q3", "q2", "q0"]


@pytest.mark.parametrize("place", ["", "x", "-1", "1e9", "٣", "9" * 5000])
def test_a_place_that_is_no_number_leaves_a_question_where_it_was(host, place):
    room = host.open_room(**{"place-1": place})
    assert [*room.state.items] == ["q0", "q1", "q2", "q3"]


def test_picks_of_another_set_than_the_chosen_one_count_for_nothing(host):
    room = host.open_room(what="set:aside", ask=["q3"])
    assert [*room.state.items] == ["kept"]


def test_the_questions_of_the_chosen_set_are_listed_on_request(host):
    fields = host.fields() | {"what": "set:aside", "questions": "1", "cap": "31"}
    page = host.post(NEW, fields)
    assert (page.status_code, "Kept?" in page.text, "Number 1?" in page.text) == (200, True, False)
    assert 'value="31"' in page.text


def test_a_set_for_a_class_is_offered_and_can_be_asked_for(host):
    room = host.open_room("?set=aside")
    assert [*room.state.items] == ["kept"]


def test_the_timeline_is_played_with_its_level_and_size(host):
    room = host.open_room(what="timeline", level="easy", size="10")
    assert room.state.is_timeline
    assert len(room.state.items) + len(room.state.opening) == 10


@pytest.mark.parametrize(
    "wrong",
    [
        {"what": "set:nothing"}, {"what": None}, {"cap": "0"}, {"cap": "10001"}, {"cap": "many"},
        {"cap": ""}, {"seconds": "1"}, {"seconds": "x"}, {"reading": "-5"}, {"speed": "21"},
        {"names": "real"}, {"counts": "best"}, {"what": "timeline", "size": "9999"},
        {"what": "timeline", "level": "odd"}, {"ask": None},
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_opens_nothing_and_is_told(host, wrong):
    form = {k: v for k, v in (host.fields() | wrong).items() if v is not None}
    before = _rooms(host)
    response = host.post(NEW, form)
    assert response.status_code == 422
    assert 'role="alert"' in response.text
    assert _rooms(host) == before


def _rooms(host):
    with host.app.app_context():
        return rooms.revisions()


def test_nobody_without_the_right_opens_a_room_or_sees_the_form(site, host):
    player = Player(site, "lesson")
    form = host.fields()
    before = _rooms(host)
    for response in (player.get(NEW), player.post(NEW, form)):
        assert (response.status_code, response.location) == (303, "/host-word?topic=lesson")
        assert "Aside" not in response.text
    assert _rooms(host) == before
    assert "Where to find it" in player.get("/host-word?topic=lesson").text


def test_the_host_word_opens_rooms_from_anywhere(site):
    player = Player(site, "lesson")
    player.post("/host-word", {"word": WORD, "topic": "lesson"})
    assert player.get(NEW).status_code == 200


def test_the_page_has_one_heading_and_a_name_for_each_field(host):
    page = Page(host.get(NEW).text)
    assert len(page.all("h1")) == 1
    assert not page.unnamed


def test_the_hosts_link_leads_in_from_anywhere_and_leaves_the_address_at_once(site, host):
    host.open_room()
    with host.client.session_transaction() as session:
        [(code, key)] = session["hosts"].items()
    phone = Player(site)
    response = phone.get(f"/rooms/{code}/host/{key}")
    assert (response.status_code, response.location) == (303, f"/rooms/{code}/host")
    assert key not in str(response.headers.get("Location"))
    assert "You are the host" in phone.get("/rooms").text


@pytest.mark.parametrize("key", ["x", "A" * 22, "é" * 22, "0"])
def test_another_key_leads_nowhere(site, host, key):
    room = host.open_room()
    stranger = Player(site)
    assert stranger.get(f"/rooms/{room.code}/host/{key}").status_code == 404
    assert "You are the host" not in stranger.get("/rooms").text


def test_my_rooms_list_those_of_this_browser(site, host):
    codes = {host.open_room().code for _ in range(3)}
    listed = host.get("/rooms").text
    assert all(f'href="/rooms/{code}/host"' in listed for code in codes)
    assert "You are the host" not in Player(site).get("/rooms").text


def test_an_old_key_is_no_longer_listed(site, host):
    room = host.open_room()
    with site.app_context():
        rooms.new_key(room.code)
    assert room.code not in host.get("/rooms").text


def test_hosts_find_topics_that_only_classes_play(make_app, tmp_path):
    topic = {"title": "Only kept", "sets": [{"title": "X", "class_only": "true"}]}
    topic["sets"][0]["questions"] = [a_question()]
    write_topic(tmp_path / "content", topic, "kept")
    app = make_app(tmp_path / "instance", tmp_path / "content")
    assert "Only kept" in Host(app).get("/rooms").text
    assert "Only kept" not in app.test_client().get("/").text
    for address in ("/rooms", "/", "/host-word"):
        assert "Only kept" not in _stranger(app).get(address).text


def _stranger(app):
    stranger = app.test_client()
    stranger.environ_base["REMOTE_ADDR"] = "198.51.100.1"
    return stranger


@pytest.mark.parametrize(
    ("came_by", "kept"),
    [
        ("https://quiz.example.org/", "https://quiz.example.org"),
        ("http://192.0.2.9:8000/school/", "http://192.0.2.9:8000/school"),
        ("http://localhost:8000/", ""),
        ("http://127.0.0.1/", ""),
        ("http://[::1]:8000/", ""),
    ],
)
def test_the_address_that_the_host_came_by_is_kept_unless_it_is_the_machines_own(
    site, came_by, kept
):
    with site.test_request_context(base_url=came_by):
        assert origin() == kept


def test_the_address_that_the_operator_names_goes_before_any_other(make_app, content, tmp_path):
    site = make_app(tmp_path, content, address="https://quiz.example.org")
    with site.test_request_context(base_url="http://127.0.0.1:8000/"):
        assert origin() == "https://quiz.example.org"


def test_phones_are_led_to_the_address_that_the_host_came_by(site, host):
    room = host.open_room()
    by_name = replace(room, settings={**room.settings, "origin": "https://quiz.example.org"})
    way = _way_in(site, by_name)
    assert way.address == "quiz.example.org/join"
    assert "<svg" in way.qr
    assert "style" not in way.qr  # which the policy for content forbids


@pytest.mark.parametrize(
    ("listens", "address"),
    [
        (("192.0.2.9", 8000), "192.0.2.9:8000/join"),
        (("2001:db8::9", 8000), "[2001:db8::9]:8000/join"),
        (("127.0.0.1", 8000), None),
        (("localhost", 8000), None),
        (("::1", 8000), None),
        (None, None),
    ],
)
def test_from_the_machine_itself_phones_are_led_to_where_it_listens(site, host, listens, address):
    room = host.open_room()
    if listens:
        site.extensions["whereabouts"] = Whereabouts(*listens)
    try:
        way = _way_in(site, room)
    finally:
        site.extensions.pop("whereabouts", None)
    assert (way.address, bool(way.qr)) == (address, address is not None)
    assert way.code == f"{room.code[:3]} {room.code[3:]}"


def test_a_server_that_listens_for_all_names_its_address_in_the_network():
    where = Whereabouts("0.0.0.0", 8000)
    assert where.here == "http://127.0.0.1:8000"
    assert where.in_network == f"http://{whereabouts.lan_address()}:8000"


def _way_in(app, room):
    with app.test_request_context():
        return way_in(room)
