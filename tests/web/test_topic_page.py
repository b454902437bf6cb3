"""A topic's own page: all that can be done with it, and to hosts what is kept for a class."""

import pytest

from tests.builders import a_question, a_topic, an_entry, write_topic
from tests.web.player import Page, Player

YEARS = [an_entry(f"event-{n}", str(1900 + n)) for n in range(4)]
WORD = "blue otter 77"


@pytest.fixture(scope="module")
def site(make_app, tmp_path_factory):
    """A site of topics that have everything, or one thing each."""
    folder = tmp_path_factory.mktemp("topics")
    everything = a_topic(title="Everything", article="It was so. It is so.", events=YEARS)
    kept = {"title": "Kept aside", "class_only": "true", "questions": [a_question(id="kept")]}
    everything["sets"] = [{"title": "Open", "questions": everything.pop("questions")}, kept]
    write_topic(folder, everything, "everything")
    write_topic(folder, a_topic(title="Only questions"), "questions")
    write_topic(folder, {"title": "Only events", "events": YEARS}, "events")
    write_topic(folder, {"title": "Only words", "article": "It was so."}, "words")
    write_topic(folder, {"title": "Only kept", "sets": [kept]}, "kept")
    return make_app(tmp_path_factory.mktemp("instance"), folder, host_word=WORD)


@pytest.fixture
def player(site):
    return Player(site)


@pytest.fixture(scope="module")
def host(site):
    """A browser that has given the host word."""
    host = Player(site)
    assert host.post("/host-word", {"word": WORD}).status_code == 303
    return host


def doors(response, topic):
    """Where the page of a topic leads to in that topic."""
    assert response.status_code == 200
    main = response.text.partition("<main")[2]
    links = [link["href"].partition("#")[0] for link in Page(f"<main{main}").all("a")]
    here = f"/topics/{topic}/"
    return {link.removeprefix(here) for link in links if link.startswith(here)}


@pytest.mark.parametrize(
    ("topic", "what"),
    [
        ("everything", {"article", "timeline", "quiz", "daily", "timeline-game", "rooms/new"}),
        ("questions", {"quiz", "rooms/new"}),
        ("events", {"timeline", "daily", "timeline-game", "rooms/new"}),
        ("words", {"article"}),
    ],
)
def test_it_leads_to_all_there_is_and_to_nothing_else(player, topic, what):
    found = doors(player.get(f"/topics/{topic}"), topic)
    assert found == what
    for part in found:
        assert player.get(f"/topics/{topic}/{part}").status_code in {200, 303}


def test_only_hosts_see_what_is_kept_for_a_class(player, host):
    for topic in ("everything", "kept"):
        page = host.get(f"/topics/{topic}")
        assert "Kept aside" in page.text
        assert f"/topics/{topic}/rooms/new?set=kept-aside" in page.text
    assert "Kept aside" not in player.get("/topics/everything").text
    assert player.get("/topics/kept").status_code == 404


def test_a_hosts_page_is_kept_by_no_cache_and_given_to_nobody_else(player, host):
    address = "/topics/everything"
    public = player.get(address)
    kept = host.get(address)
    assert kept.headers["Cache-Control"] == "no-store"
    assert public.data == player.get(address).data == Player(player.app).get(address).data
    tag = {"If-None-Match": public.headers["ETag"]}
    assert player.get(address, headers=tag).status_code == 304
    assert host.get(address, headers=tag).status_code == 200


def test_it_stays_small_however_many_events_there_are(make_app, tmp_path):
    events = [an_entry(f"event-{n}", str(n + 1000)) for n in range(1000)]
    write_topic(tmp_path / "content", a_topic(events=events), "long")
    page = Page(
        Player(make_app(tmp_path / "instance", tmp_path / "content")).get("/topics/long").text
    )
    assert len(page.elements) < 250


def test_the_front_page_leads_to_it(player):
    links = [link["href"] for link in Page(player.get("/").text).all("a")]
    assert {"/topics/everything", "/topics/questions", "/topics/words"} <= set(links)
