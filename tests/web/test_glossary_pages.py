"""The glossary on pages: words lead to entries, and no open question has any."""

import re

import pytest

from tests.builders import EVENTS, a_question, a_topic, an_entry, write_topic
from tests.web.player import Player

MEANING = "What carries words through the air <&>."


@pytest.fixture
def player(make_app, tmp_path):
    entries = [an_entry(*event, summary="By radio.", why="The radio.") for event in EVENTS]
    topic = a_topic(
        a_question(question="What of the radio?", explanation="The radio did it."),
        a_question("true-false", question="Did the radio come?", explanation="Nobody knows."),
        article="The radio came.\n\nThe radio stayed.",
        events=entries,
        glossary=[
            {"term": "radio", "meaning": MEANING, "names": {"ko": "라디오"}},
            {"term": "telegraph", "meaning": "Dots and dashes."},
        ],
    )
    write_topic(tmp_path / "content", topic)
    return Player(make_app(tmp_path / "instance", tmp_path / "content"), "inventions")


def links(page):
    return re.findall(r'<a class="term" href="#([^"]+)"', page)


def test_a_word_of_the_article_leads_to_its_entry_at_the_end(player):
    page = player.get("/topics/inventions/article").text
    assert links(page) == ["term--radio"]
    assert 'id="term--radio"' in page
    assert 'id="term--telegraph"' in page
    assert '<span class="glossary__name" lang="ko">라디오</span>' in page
    assert "&lt;&amp;&gt;" in page
    assert "js/elements/term-notes.js" in page


def test_each_event_of_the_timeline_marks_its_words_and_only_these_have_entries(player):
    page = player.get("/topics/inventions/timeline").text
    assert links(page) == ["term--radio"] * len(EVENTS)
    assert 'id="term--radio"' in page
    assert 'id="term--telegraph"' not in page


def test_a_topic_without_a_glossary_loads_nothing_for_it(make_app, tmp_path):
    write_topic(tmp_path / "content", a_topic(article="The radio came."))
    client = make_app(tmp_path / "instance", tmp_path / "content").test_client()
    page = client.get("/topics/inventions/article").text
    assert "term-notes" not in page
    assert "People, places and words" not in page


def test_a_question_has_entries_only_once_it_is_closed(player):
    questions = player.begin_quiz().state.questions
    for number, question in enumerate(questions, 1):
        address = f"{player.address}/questions/{number}"
        asked = player.get(address).text
        assert "radio" in asked
        assert not links(asked)
        assert "through the air" not in asked
        player.post(address, {"unknown": "1"})
        told = player.get(address).text
        mentions = "radio" in question.explanation
        assert links(told) == ["term--radio"] * mentions
        assert ("through the air" in told) == mentions


def test_no_card_of_the_timeline_game_has_entries(player):
    state = player.begin_timeline(level="easy").state
    assert state.hand
    page = player.get(player.address).text
    assert not links(page)
    assert "through the air" not in page
