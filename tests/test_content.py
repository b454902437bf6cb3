"""The shipped content: whole, explained, proven and long enough to play."""

import re
from datetime import date

import pytest

from quizapp.questions import BY_NAME
from quizapp.settings import shipped
from quizapp.topics.shelf.library import load_all, topics_in
from tests.builders import the_topics

MAIN = "south-korea-china-2026"
YEAR = re.compile(r"\b(1[0-9]|20)\d\d\b")


@pytest.fixture(scope="module")
def topics():
    return the_topics(shipped("content"))


@pytest.fixture(scope="module")
def main(topics):
    return topics[MAIN]


def test_nothing_is_wrong_with_any_topic(topics):
    assert not [p for one in load_all(topics_in(shipped("content"))) for p in one.problems]
    assert len(topics) >= 2


def test_there_is_nothing_to_warn_of():
    content = shipped("content")
    for loaded in load_all(topics_in(content), date(2026, 6, 1)):
        assert [problem for problem in loaded.problems if problem.level != "note"] == []


def test_there_is_enough_to_play(main):
    assert len(main.events) >= 55
    assert len(main.sets) == 5
    assert all(len(set_.questions) >= 14 for set_ in main.sets)
    assert {question.type for question in main.questions} == set(BY_NAME)


def test_the_article_is_long_enough_to_read_in_a_few_minutes(main):
    words = " ".join(paragraph.text for paragraph in main.reading.paragraphs).split()
    assert 900 <= len(words) <= 1300


def test_every_question_is_explained_and_proven(main):
    for question in main.questions:
        assert question.explanation, question.id
        assert question.sources, question.id
        if question.proof:
            assert len(main.reading.passages(question.proof)) == 1, question.id
        else:  # an event of the timeline proves it, with its own sources
            assert question.event, question.id


def test_hardly_a_question_is_proven_outside_the_article(main):
    assert sum(question.proof is None for question in main.questions) <= 5


def test_the_glossary_explains_what_the_article_mentions(main):
    text = " ".join(paragraph.text for paragraph in main.reading.paragraphs)
    assert len(main.glossary) >= 25
    for term in main.glossary:
        assert any(form in text for form in term.forms), term.id


def test_every_event_says_where_it_can_be_looked_up_and_why_it_matters(main):
    for event in main.events:
        assert event.sources, event.id
        assert event.why, event.id
        assert event.theme in main.themes, event.id


def test_every_source_can_be_found_by_a_reader(main):
    assert all(source.url for source in main.sources.values())


def test_every_source_is_used(main):
    used = {key for event in main.events for key in event.sources}
    used |= {key for question in main.questions for key in question.sources}
    assert set(main.sources) == used


def test_what_a_card_shows_in_the_hand_tells_no_year(topics):
    for topic in topics.values():
        for event in topic.events:
            assert not YEAR.search(f"{event.title} {event.summary or ''}"), event.id


def test_no_question_holds_its_own_answer(topics):
    for topic in topics.values():
        for question in topic.questions:
            answer = question.solution()
            if isinstance(answer, str) and len(answer) > 5:
                assert answer.lower() not in question.question.lower(), question.id


def test_wrong_choices_say_what_is_wrong_with_them(main):
    for question in main.questions:
        for choice in getattr(question, "choices", ()):
            right = choice.text in {
                getattr(question, "answer", None),
                *getattr(question, "answers", ()),
            }
            assert right or choice.feedback, f"{question.id}: {choice.text}"
