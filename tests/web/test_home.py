"""The front page: one topic leads, thousands stay within reach, and a search finds them."""

import pytest

from quizapp.web.content import read_here
from quizapp.web.reading.home import FEW, ON_A_PAGE
from tests.builders import a_question, a_topic, an_entry, write_topic
from tests.web.player import Page

LAST = 3
TOPICS = (LAST - 1) * ON_A_PAGE + 1


@pytest.fixture(scope="module")
def site(make_app, tmp_path_factory):
    """A browser on a site of more topics than fit on two pages."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(TOPICS - 2):
        write_topic(folder, a_topic(title=f"Topic {number:02}"), f"topic-{number:02}")
    events = [an_entry(f"event-{n}", f"{1000 + n}") for n in range(200)]
    richest = a_topic(a_question(), a_question(id="two"), title="Zürich", events=events)
    write_topic(folder, richest | {"themes": {"lakes": "Water and ice"}}, "richest")
    write_topic(folder, a_topic(title="한국의 강", summary="Four rivers."), "rivers")
    return make_app(tmp_path_factory.mktemp("instance"), folder).test_client()


def titles(response):
    assert response.status_code == 200
    page = response.text
    return [part.split(">")[2].split("<")[0] for part in page.split('class="story__title"')[1:]]


def test_the_pages_show_every_topic_once_and_the_richest_first(site):
    seen = [titles(site.get("/"))]
    seen += [titles(site.get(f"/?page={number}")) for number in range(2, LAST + 1)]
    assert [len(page) for page in seen] == [ON_A_PAGE, ON_A_PAGE, 1]
    assert seen[0][0] == "Zürich"
    assert len({title for page in seen for title in page}) == TOPICS


def test_only_the_first_page_has_a_leading_topic(site):
    leading = [site.get(path).text.count("story--lead") for path in ("/", "/?page=2", "/?q=topic")]
    assert leading == [1, 0, 0]


def test_pages_lead_to_those_beside_them(site):
    links = [
        [link["rel"] for link in Page(site.get(path).text).all("a") if "rel" in link]
        for path in ("/", "/?page=2", f"/?page={LAST}")
    ]
    assert links == [["next"], ["prev", "next"], ["prev"]]


@pytest.mark.parametrize("page", ["0", "1", "02", "-1", str(LAST + 1), "x", "٢", "9" * 5000])
def test_a_page_that_links_do_not_name_is_not_there(site, page):
    assert site.get("/", query_string={"page": page}).status_code == 404


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("zurich", ["Zürich"]),
        ("  ICE   water ", ["Zürich"]),
        ("rivers", ["한국의 강"]),
        ("한국", ["한국의 강"]),
        ("topic 07", ["Topic 07"]),
        ("rivers ice", []),
        ("<script>", []),
        ("x" * 5000, []),
    ],
)
def test_a_search_finds_what_has_all_its_words(site, sought, found):
    response = site.get("/", query_string={"q": sought})
    assert titles(response) == found
    assert "<script>" not in response.text
    assert ("No topic with" in response.text) == (not found)


def test_a_search_that_finds_much_has_pages_too(site):
    response = site.get("/?q=topic&page=2")
    assert len(titles(response)) == TOPICS - 2 - ON_A_PAGE
    assert 'rel="prev" href="/?q=topic"' in response.text


def test_the_field_of_the_search_has_a_name_and_what_was_sought(site):
    page = Page(site.get("/?q=topic").text)
    assert not list(page.unnamed)
    [field] = page.all("input")
    assert (field["name"], field["value"]) == ("q", "topic")


def test_a_page_stays_small_however_many_events_there_are(site):
    page = Page(site.get("/").text)
    assert len(page.all("circle")) < 60
    assert len(page.elements) < 1000


def test_a_few_topics_need_no_search(make_app, tmp_path):
    for number in range(FEW):
        write_topic(tmp_path / "content", a_topic(title=f"Topic {number}"), f"topic-{number}")
    app = make_app(tmp_path / "instance", tmp_path / "content")
    assert 'role="search"' not in app.test_client().get("/").text
    write_topic(tmp_path / "content", a_topic(title="One more"), "more")
    read_here(app)
    assert 'role="search"' in app.test_client().get("/").text
