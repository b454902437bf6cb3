"""The questions within an article: a link for everybody, answered on a page of its own or in place."""

import re

import pytest

from quizapp.web.content import read_here
from tests.builders import a_question, a_topic, write_topic
from tests.web.player import Page, Player, rows

ARTICLE = (
    "The lead.\n\n## One\n\nA town.\n\nA harbour.\n\n## Two\n\nNothing.\n\n## Three\n\nA bridge."
)
TOPIC = a_topic(
    a_question(id="a", question="Which town?", evidence="A town", explanation="It lies south."),
    a_question("true-false", id="b", question="Is there a bridge?", evidence="A bridge."),
    a_question(id="c", question="Which else?"),
    article=ARTICLE,
)
ONE, TWO, THREE = (f"/topics/towns/sections/{number}" for number in (1, 2, 3))


@pytest.fixture
def folder(tmp_path):
    write_topic(tmp_path / "content", TOPIC, "towns")
    return tmp_path / "content"


@pytest.fixture
def player(make_app, tmp_path, folder):
    return Player(make_app(tmp_path / "instance", folder), "towns")


def field(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def option(page, text):
    return re.search(rf'value="(\d)"[^>]*>\s*<span class="option__text">{text}<', page)[1]


def answer(player, address, **how):
    """Answer as the form of the question's page does."""
    page = player.get(address).text
    form = {"edition": field(page, "edition")} | (how or {"choice": option(page, "Seoul")})
    return player.post(address, form)


def test_the_article_asks_after_each_section_and_is_the_same_for_everybody(player):
    page = player.get("/topics/towns/article").text
    links = [link["href"] for link in Page(page).all("a") if "asked" in link.get("class", "")]
    assert links == [f"{ONE}#question", f"{THREE}#question"]
    assert page.index("A harbour.") < page.index("Which town?") < page.index("Two")
    assert "csrf" not in page
    answer(player, ONE)
    assert player.get("/topics/towns/article").text == page


def test_a_look_at_a_question_begins_no_game(player):
    before = rows(player.app)
    for address in ("/topics/towns/article", ONE, ONE, THREE):
        assert player.get(address).status_code == 200
    assert rows(player.app) == before
    assert not player.id


def test_the_proof_stands_above_the_question_and_is_told_after_the_answer(player):
    asked = player.get(ONE).text
    assert asked.index("The lead.") < asked.index("A harbour.") < asked.index("Which town?")
    assert "It lies south." not in asked
    response = answer(player, ONE)
    assert response.status_code == 303
    assert response.location == f"{ONE}#question"
    page = player.get(ONE).text
    assert 'data-verdict="right"' in page
    assert "It lies south." in page
    assert '<a href="#p2">The proof is in the second paragraph above:</a>' in page
    assert '<q data-proof="p2">A town</q>' in page
    assert 'href="/topics/towns/article#h4">Read on: Two' in page


def test_all_questions_of_an_article_are_one_game(player):
    answer(player, ONE)
    answer(player, THREE, unknown="1")
    (game,) = rows(player.app)["games"]
    state = player.stored(game[0]).state
    assert [question.id for question in state.questions] == ["a", "b"]
    assert [state.answers[id_].earned for id_ in ("a", "b")] == [1, 0]
    assert "I don’t know" in player.get(THREE).text


def test_the_order_before_the_first_answer_is_the_order_after_it(player):
    def options(page):
        return re.findall(r'class="option__text">\s*(\w+)', page)

    before = options(player.get(ONE).text)
    answer(player, THREE, unknown="1")
    assert options(player.get(ONE).text) == before


def test_an_answer_sent_twice_counts_once_and_another_one_is_refused(player):
    assert answer(player, ONE).status_code == 303
    form = {"edition": field(player.get(THREE).text, "edition")}
    values = {option: player.post(ONE, form | {"choice": option}).status_code for option in "123"}
    assert sorted(values.values()) == [303, 409, 409]
    assert len(rows(player.app)["answers"]) == 1


def test_a_blank_form_asks_again(player):
    page = player.get(ONE).text
    response = player.post(ONE, {"edition": field(page, "edition")})
    assert response.status_code == 422
    assert "Nothing is chosen yet" in response.text


def test_an_answer_to_an_article_that_has_changed_is_asked_for_anew(player, folder):
    page = player.get(ONE).text
    changed = TOPIC | {"article": ARTICLE.replace("The lead", "A new lead")}
    write_topic(folder, changed, "towns")
    read_here(player.app)
    form = {"edition": field(page, "edition"), "choice": option(page, "Seoul")}
    response = player.post(ONE, form)
    assert response.status_code == 409
    assert "The article has changed" in response.text
    assert not rows(player.app)["answers"]


@pytest.mark.parametrize("number", [0, 2, 4])
def test_a_section_without_a_question_has_no_page(player, number):
    assert player.get(f"/topics/towns/sections/{number}").status_code == 404


def test_every_reader_has_a_game_of_their_own(player):
    other = Player(player.app, "towns")
    answer(player, ONE)
    assert "It lies south." not in other.get(ONE).text
    answer(other, ONE, unknown="1")
    assert 'data-verdict="right"' in player.get(ONE).text
    assert len(rows(player.app)["games"]) == 2


def test_without_headings_the_title_is_the_only_heading_above_the_question(make_app, tmp_path):
    topic = a_topic(a_question(evidence="A town"), article="A town.\n\nA harbour.")
    write_topic(tmp_path / "plain", topic, "plain")
    player = Player(make_app(tmp_path / "other", tmp_path / "plain"), "plain")
    page = player.get("/topics/plain/sections/1").text
    assert [tag for tag, _ in Page(page).elements if tag in {"h1", "h2", "h3"}] == ["h1", "h2"]
    assert 'href="/topics/plain/article#to-play">Read on</a>' in page


def test_the_order_of_options_cannot_be_computed_from_what_other_pages_tell(
    make_app, tmp_path, folder
):
    # An edition's name stands in addresses that people send; two servers of one edition must
    # order its options each in its own way.
    seeds = set()
    for name in ("one", "two"):
        player = Player(make_app(tmp_path / name, folder), "towns")
        answer(player, ONE, unknown="1")
        (game,) = rows(player.app)["games"]
        seeds.add(player.stored(game[0]).state.seed)
    assert len(seeds) == 2
