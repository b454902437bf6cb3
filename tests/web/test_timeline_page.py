"""The timeline to explore: whole where it is short, an era at a time where it is long."""

import gzip
import re

import pytest

from tests.builders import an_entry, write_topic
from tests.web.player import Player

LONG = 1000


@pytest.fixture(scope="module")
def site(make_app, tmp_path_factory):
    """A site with a short timeline and a very long one, whose events tell as much as real ones."""
    folder = tmp_path_factory.mktemp("topics")
    themes = {"war": "War", "peace": "Peace"}
    write_topic(folder, {"title": "Short", "themes": themes, "events": _events(24)}, "short")
    write_topic(folder, {"title": "Long", "themes": themes, "events": _events(LONG)}, "long")
    return make_app(tmp_path_factory.mktemp("instance"), folder)


def _events(count):
    return [
        an_entry(
            f"event-{n}",
            str(1000 + n),
            theme=("war", "peace")[n % 2],
            people=[f"Person {n % 7}"],
            summary=f"What happened in {n} of these years is told here in a sentence or two. " * 2,
            why=f"Number {n} matters, because what came after could not have come without it.",
        )
        for n in range(count)
    ]


def page(site, address):
    response = Player(site).get(f"/topics/{address}")
    assert response.status_code == 200
    return response.text


def events(html):
    return re.findall(r'<li class="event" id="(event-\d+)"', html)


def test_a_short_timeline_stands_on_one_page_with_links_to_its_eras(site):
    html = page(site, "short/timeline")
    assert events(html) == [f"event-{n}" for n in range(24)]
    targets = re.findall(r'class="years__link" href="#(era-\d+)"', html)
    assert len(targets) == 4
    assert re.findall(r'<section class="era" id="(era-\d+)"', html) == targets


def test_a_long_timeline_shows_one_era_and_leads_to_the_others(site):
    seen, address = [], "/topics/long/timeline"
    while address:
        html = page(site, address.removeprefix("/topics/"))
        seen += events(html)
        later = re.search(r'rel="next" href="([^"#]+)', html)
        address = later[1].replace("&amp;", "&") if later else None
    assert seen == [f"event-{n}" for n in range(LONG)]


def test_a_long_timeline_stays_light(site):
    html = page(site, "long/timeline")
    assert len(re.findall(r"<[a-z]", html)) < 10_000
    assert len(gzip.compress(html.encode())) < 30_000


def test_an_event_of_a_long_timeline_is_found_by_its_id(site):
    assert "event-777" in events(page(site, "long/timeline?event=event-777"))
    assert Player(site).get("/topics/long/timeline?event=nothing").status_code == 404
    for era in ("0", "99", "01", "x"):
        assert Player(site).get(f"/topics/long/timeline?era={era}").status_code == 404


def test_eras_of_a_filter_keep_it(site):
    wars = {f"event-{n}" for n in range(0, LONG, 2)}
    html = page(site, "long/timeline?theme=war")
    assert wars.issuperset(events(html))
    later = re.search(r'rel="next" href="([^"#]+)', html)[1].replace("&amp;", "&")
    assert "theme=war" in later
    assert wars.issuperset(events(page(site, later.removeprefix("/topics/"))))


def test_what_opens_an_event_says_which(site):
    html = page(site, "short/timeline")
    names = re.findall(r"<summary>(.*?)</summary>", html)
    told = [re.sub("<[^>]+>", "", name) for name in names]
    assert len(told) == len(set(told)) == 24
    assert all(name.startswith("Why it matters: ") for name in told)
