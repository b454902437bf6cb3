"""Every page: one heading, labels, nothing from elsewhere, and the headers that keep it so."""

import gzip
import re
from itertools import pairwise
from urllib.parse import urlsplit

import pytest

from quizapp.web.security import HEADERS
from tests.builders import a_topic_of_all_types, write_topic
from tests.web.player import Page, Player

MAIN = "south-korea-china-2026"
PUBLIC = [
    "/",
    "/games",
    "/review",
    "/styleguide",
    "/join",
    "/rooms",
    "/host-word",
    f"/topics/{MAIN}",
    *(f"/topics/{MAIN}/{part}" for part in ("article", "timeline", "quiz", "timeline-game")),
    *(f"/topics/first-steps-into-space/{part}" for part in ("article", "timeline", "quiz")),
    f"/topics/{MAIN}/sections/3",
    f"/topics/{MAIN}/guess-first",
    f"/topics/{MAIN}/timeline?theme=diplomacy",
    f"/topics/{MAIN}/timeline?person=Xi+Jinping",
    f"/topics/{MAIN}/timeline-game?seed=abcd&size=10&level=hard&lives=0",
    "/nothing",
]
SHARED = [
    "/",
    f"/topics/{MAIN}/article",
    f"/topics/{MAIN}/timeline",
    f"/topics/{MAIN}/timeline?theme=economy",
]


@pytest.fixture(scope="module")
def pages(shipped_app):
    """Every kind of page there is, by address."""
    player = Player(shipped_app, MAIN)
    for address in PUBLIC:
        player.get(address)
    quiz = player.begin_quiz("visit", minutes=40).state
    for number in range(1, len(quiz.questions) + 1):
        if number % 2:
            player.get(f"{player.address}/questions/{number}")
        else:
            player.post(f"{player.address}/questions/{number}")
        how = {"unknown": "1"} if number % 3 == 0 else None
        player.post(f"{player.address}/questions/{number}", how or player.form(number))
        player.get(f"{player.address}/questions/{number}")
    player.get(player.address)
    player.begin_timeline(lives=3, size=6)
    while not player.game.state.is_over:
        player.get(player.address)
        player.place(0)
    player.get(player.address)
    player.get("/games")
    player.get("/review")
    return {
        f"{n} {response.request.path}": Page(response.text)
        for n, response in enumerate(player.seen)
        if response.mimetype == "text/html" and not response.location
    }


def test_every_page_has_one_heading_a_language_and_a_title(pages):
    assert len(pages) > 40
    for address, page in pages.items():
        assert len(page.all("h1")) == 1, address
        assert page.all("html")[0]["lang"], address
        assert len(page.all("title")) >= 1, address
        assert len(page.all("main")) == 1, address
        assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in page.all(
            "meta"
        )


def test_headings_never_skip_an_order(pages):
    for address, page in pages.items():
        orders = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
        for before, after in pairwise(orders):
            assert after <= before + 1, (address, orders)


def test_no_page_holds_a_script_or_style_of_its_own(pages):
    for address, page in pages.items():
        assert not page.all("style", "iframe", "object", "embed", "base"), address
        for script in page.all("script"):
            assert script["type"] == "module", address
            assert script["src"].startswith("/static/"), address
        for _, attributes in page.elements:
            names = set(attributes)
            assert not [name for name in names if name == "style" or name.startswith("on")], address


def test_no_page_loads_anything_from_another_host(pages):
    for address, page in pages.items():
        for tag, attributes in page.elements:
            for name in ("src", "href", "action", "srcset", "poster", "data"):
                parts = urlsplit(attributes.get(name) or "")
                if parts.scheme or parts.netloc:
                    assert tag == "a", (address, attributes)
                    assert {"noopener", "noreferrer"} <= set(attributes["rel"].split()), address


def test_no_id_stands_twice_on_a_page(pages):
    for address, page in pages.items():
        ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        assert len(ids) == len(set(ids)) or "styleguide" in address, (address, sorted(ids))


def test_whatever_is_named_by_its_id_is_on_the_page(pages):
    for address, page in pages.items():
        if "styleguide" in address:
            continue
        ids = {attributes.get("id") for _, attributes in page.elements}
        for _, attributes in page.elements:
            for name in ("aria-labelledby", "aria-describedby", "for"):
                assert set((attributes.get(name) or "").split()) <= ids, (address, attributes)
            href = attributes.get("href") or ""
            if href.startswith("#"):
                assert href == "#" or href[1:] in ids, (address, href)


def test_every_post_form_carries_its_token(shipped_app, pages):
    for address, page in pages.items():
        forms = [form for form in page.all("form") if form.get("method") == "post"]
        tokens = [field for field in page.all("input") if field.get("name") == "csrf_token"]
        assert len(forms) == len(tokens), address


def test_every_field_has_a_name_for_the_ear(pages):
    for address, page in pages.items():
        for field in page.unnamed:
            raise AssertionError((address, field))


def test_every_response_carries_the_security_headers(shipped_app):
    client = shipped_app.test_client()
    version = shipped_app.extensions["assets"].version
    for address in [
        *PUBLIC,
        "/games/export",
        f"/topics/{MAIN}/rooms/new",
        f"/static/{version}/css/app.css",
        "/x",
    ]:
        headers = client.get(address).headers
        for name, value in HEADERS.items():
            assert headers[name] == value, (address, name)
    assert "unsafe" not in HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in HEADERS["Content-Security-Policy"]


def test_what_is_a_players_own_is_kept_by_no_cache(app, player):
    player.begin_quiz()
    player.get(player.address)
    player.get(f"{player.address}/questions/1")
    player.begin_timeline()
    player.get(player.address)
    for address in ("/games", "/games/export", "/topics/everything/quiz", "/nothing"):
        player.get(address)
    for response in player.seen:
        assert response.headers["Cache-Control"] == "no-store", response.request.path


def test_the_cookie_is_for_this_site_and_not_for_scripts(player):
    player.begin_quiz()
    cookies = [
        cookie for response in player.seen for cookie in response.headers.getlist("Set-Cookie")
    ]
    assert cookies
    for cookie in cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert "Path=/" in cookie


@pytest.mark.parametrize("address", SHARED)
def test_a_page_for_all_is_not_sent_again_to_who_has_it(shipped_app, address):
    client = shipped_app.test_client()
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.data) == (200, 304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers.get("Vary") == first.headers.get("Vary")
    assert client.get(address, headers={"If-None-Match": 'W/"other"'}).status_code == 200


@pytest.mark.parametrize("address", SHARED)
def test_a_page_for_all_is_the_same_when_it_is_compressed(shipped_app, address):
    client = shipped_app.test_client()
    plain = client.get(address)
    zipped = client.get(address, headers={"Accept-Encoding": "br, gzip"})
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(zipped.data) == plain.data
    assert zipped.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert len(zipped.data) < len(plain.data)


@pytest.mark.parametrize("address", SHARED)
def test_a_page_for_all_knows_nobody(shipped_app, address):
    player = Player(shipped_app, MAIN)
    player.begin_quiz("visit")
    response = player.get(address)
    stranger = shipped_app.test_client().get(address)
    assert response.data == stranger.data
    assert "Set-Cookie" not in stranger.headers
    assert "csrf_token" not in stranger.text


def test_a_page_with_a_secret_is_never_compressed(player):
    player.begin_quiz()
    for path in (player.address, f"{player.address}/questions/1", "/games"):
        response = player.client.get(path, headers={"Accept-Encoding": "gzip"})
        assert "Content-Encoding" not in response.headers


def test_static_files_never_change_under_their_address(shipped_app):
    client = shipped_app.test_client()
    assets = shipped_app.extensions["assets"]
    for name in assets.files:
        response = client.get(f"/static/{assets.version}/{name}")
        assert response.status_code == 200, name
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Set-Cookie" not in response.headers
        assert client.get(f"/static/old/{name}").status_code == 404


def test_the_style_guide_is_for_debugging_only(client):
    assert client.get("/styleguide").status_code == 404


def test_markup_in_a_topic_is_shown_as_text(make_app, tmp_path):
    nasty = '<script>alert("x")</script>{{ 7 * 7 }}'
    topic = a_topic_of_all_types(summary=nasty, licence=nasty, themes={"a": nasty})
    topic |= {"title": nasty, "article": f"{nasty}\n\n[a](#sputnik) {topic['article']}"}
    for event in topic["events"]:
        event |= {
            "title": f"{nasty} {event['id']}",
            "summary": nasty,
            "why": nasty,
            "people": [nasty],
        }
        event |= {"theme": "a"}
    for question in topic["questions"]:
        question |= {"question": f"{nasty} {question['id']}", "explanation": nasty}
    write_topic(tmp_path, topic, "everything")
    player = Player(make_app(tmp_path / "instance", tmp_path))
    for part in ("/", "/topics/everything/article", "/topics/everything/timeline"):
        player.get(part)
    for number in range(1, len(player.begin_quiz().state.questions) + 1):
        player.get(f"{player.address}/questions/{number}")
        player.answer(number)
        player.get(f"{player.address}/questions/{number}")
    player.get(player.address)
    player.begin_timeline()
    player.place(0)
    player.get(player.address)
    player.get("/games")
    for response in player.seen:
        assert "<script>alert" not in response.text, response.request.path
        assert ">49" not in response.text
