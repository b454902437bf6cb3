"""What a page tells those who are sent its address: a name, a sentence, a picture."""

import html
import re
import struct

import pytest

from quizapp.topics.spine import spine
from quizapp.web.reading import picture
from quizapp.web.reading.topics import the_topic
from tests.builders import a_question, a_topic, an_entry, write_topic
from tests.web.player import Player

ADDRESS = "https://quiz.example.org"
TOPIC = "/topics/seas"
PUBLIC = (
    "/", "/about", "/help", "/join", TOPIC, f"{TOPIC}/article", f"{TOPIC}/timeline",
    f"{TOPIC}/quiz", f"{TOPIC}/timeline-game", f"{TOPIC}/daily",
)  # fmt: skip


@pytest.fixture(scope="module")
def topics(tmp_path_factory):
    """A folder with a topic of everything, and one that is for a class only."""
    folder = tmp_path_factory.mktemp("topics")
    events = [an_entry(f"event-{n}", str(1900 + n)) for n in range(4)]
    asked = [
        a_question(id=f"q{n}", question=f"Number {n}?", evidence="It was so") for n in range(5)
    ]
    more = {"title": 'The "seas" <of> old', "summary": "Who sailed, & why.", "events": events}
    write_topic(folder, a_topic(*asked, **more, article="It was so. It is so."), "seas")
    kept = {"title": "Kept", "class_only": "true", "questions": [a_question(id="kept")]}
    write_topic(folder, {"title": "Kept aside", "sets": [kept]}, "kept")
    return folder


@pytest.fixture(scope="module")
def site(make_app, tmp_path_factory, topics):
    """The site of these topics, whose operator has named its address."""
    return make_app(tmp_path_factory.mktemp("instance"), topics, address=ADDRESS)


def told(page):
    """What a page tells by its meta elements."""
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', page)
    assert len(found) == len(dict(found))
    return {name: html.unescape(content) for name, content in found}


@pytest.mark.parametrize("path", PUBLIC)
def test_each_public_page_tells_its_name_and_what_it_is(site, path):
    page = Player(site).get(path)
    title = html.unescape(re.search("<title>(.*?) · quizapp</title>", page.text)[1])
    about = told(page.text)
    assert about["og:title"] == title
    assert about["og:description"] == about["description"]
    assert len(about["description"]) >= 40 or about["description"] == "Who sailed, & why."
    assert about["og:url"] == ADDRESS + path


def test_pages_of_a_topic_tell_its_picture(site):
    for path in PUBLIC:
        about = told(Player(site).get(path).text)
        expected = f"{ADDRESS}{TOPIC}/picture.png" if path.startswith(TOPIC) else None
        assert about.get("og:image") == expected


def test_a_game_has_a_description_of_its_own_and_no_card(site):
    player = Player(site, "seas")
    game = player.begin_timeline(size=4)
    for path in (f"/timeline-game/{game.id}", "/games"):
        about = told(player.get(path).text)
        assert "description" in about
        assert not [name for name in about if name.startswith("og:")]


@pytest.mark.parametrize("begin", [Player.begin_quiz, lambda p: p.begin_timeline(size=4)])
def test_who_is_sent_the_address_of_a_game_is_told_what_it_is(site, begin):
    player = Player(site, "seas")
    begin(player)
    about = told(Player(site).get(player.address).text)
    assert about["og:title"].startswith("Somebody else’s")
    assert about["og:image"] == f"{ADDRESS}{TOPIC}/picture.png"


def test_without_an_address_no_page_guesses_one(make_app, tmp_path, topics):
    site = make_app(tmp_path, topics)
    about = told(Player(site).get(TOPIC).text)
    assert "og:title" in about
    assert "og:url" not in about
    assert "og:image" not in about


def test_robots_may_read_topics_and_no_rooms(site):
    rules = Player(site).get("/robots.txt")
    assert rules.mimetype == "text/plain"
    assert rules.text.splitlines()[0] == "User-agent: *"
    assert "Disallow: /rooms" in rules.text
    assert not any(f"Disallow: {path}\n" in rules.text for path in PUBLIC if path != "/join")


def test_a_picture_is_as_large_as_messengers_want_it(site):
    response = Player(site).get(f"{TOPIC}/picture.png")
    assert response.mimetype == "image/png"
    assert struct.unpack(">II", response.data[16:24]) == picture.SIZE
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_a_topic_for_a_class_only_has_no_picture(site):
    assert Player(site).get("/topics/kept/picture.png").status_code == 404
    assert Player(site).get("/topics/none/picture.png").status_code == 404


def test_a_title_without_a_font_leaves_the_line_alone(site):
    with site.test_request_context():
        points = spine(the_topic("seas"))
    bare = picture.drawn("", "en", ())
    unwritable = picture.drawn("\ue0ff\ue0fe", "en", points)  # for private use: in no font
    assert unwritable != bare
    assert unwritable == picture.drawn("\ue0fd", "en", points)
