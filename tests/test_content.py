"""The shipped content: whole, explained, proven and long enough to play."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from quizapp.questions import BY_NAME
from quizapp.settings import shipped
from quizapp.topics.checking.lint.guessing import guesses
from quizapp.topics.shelf.loading import load_all, topics_in
from tests.builders import the_topics

TYPED = yaml.safe_load((Path(__file__).parent / "typed_answers.yaml").read_text())
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
    assert len(main.sets) >= 6
    assert len(main.questions) >= 100
    assert all(len(set_.questions) >= 14 for set_ in main.sets)
    assert {question.type for question in main.questions} == set(BY_NAME)


def test_the_article_is_long_enough_to_read_in_a_few_minutes(main):
    words = " ".join(paragraph.text for paragraph in main.reading.paragraphs).split()
    assert 900 <= len(words) <= 1400


def test_a_reader_in_the_ninth_year_of_school_can_read_the_article(main):
    assert grade(p.text for p in main.reading.paragraphs if p.kind == "paragraph") <= 9


def grade(paragraphs):
    """The grade of Flesch and Kincaid (1975), Derivation of New Readability Formulas."""
    text = " ".join(paragraphs)
    words = re.findall(r"[^\W_]+(?:['.-][^\W_]+)*", text)
    sentences = re.split(r"(?<=[.!?])\s+", text)
    syllables = sum(map(syllables_of, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def syllables_of(word):
    """About so many: the groups of vowels, without an e at the end that nobody hears."""
    spoken = re.sub(r"(?<![aeiouyl])e[sd]?$", "", word.lower())
    return max(1, len(re.findall("[aeiouy]+", spoken)))


def test_the_grade_grows_with_long_words_and_long_sentences():
    assert grade(["The cat sat. The dog ran."]) < 1
    assert 2 < grade(["A neighbour came and talked about the garden. Then she left again."]) < 4
    assert grade(["Considerations of international diplomacy necessitate circumspection."]) > 20


def test_every_question_is_explained_and_proven(topics):
    for topic in topics.values():
        for question in topic.questions:
            assert question.explanation, question.id
            assert question.sources, question.id
            assert question.proof or question.event, question.id  # an event has its own sources


def test_hardly_a_question_is_proven_outside_the_article(topics):
    for topic in topics.values():
        proven = sum(bool(question.proof) for question in topic.questions)
        assert proven >= 0.85 * len(topic.questions), topic.id


def test_at_most_a_third_of_the_questions_ask_for_recall(topics):
    for topic in topics.values():
        skills = Counter(question.skill for question in topic.questions)
        assert None not in skills, topic.id
        assert skills["recall"] <= len(topic.questions) / 3, topic.id
        assert len(skills) >= 6, topic.id


def test_hard_questions_ask_for_more_than_recall(main):
    hard = [question for question in main.questions if question.difficulty == "hard"]
    assert hard
    assert not [question.id for question in hard if question.skill == "recall"]


def test_a_set_compares_two_accounts_of_the_summit(main):
    set_ = main.set_by_id["two-accounts"]
    assert len(set_.questions) >= 14
    asked = Counter(question.skill for question in set_.questions)
    assert asked["claim"] + asked["comparison"] + asked["silence"] >= 14


def test_each_step_of_an_order_is_proven(topics):
    for topic in topics.values():
        for question in topic.questions:
            if question.type == "ordering":
                steps = len(question.items or question.events)
                assert len(topic.passages(question)) >= steps - 1, question.id


def test_who_follows_a_habit_gets_hardly_more_than_chance(topics):
    """At most five points, or one question of a set."""
    for topic in topics.values():
        for set_ in topic.sets:
            for guess in guesses(set_):
                most = max(0.05, 1 / guess.questions)
                assert guess.earned - guess.chance <= most + 1e-9, (topic.id, set_.id, guess)


def test_misconceptions_are_shared_by_several_questions(main):
    named = Counter(
        name
        for question in main.questions
        for name in {choice.misconception for choice in getattr(question, "choices", ())} - {None}
    )
    assert set(named) == set(main.misconceptions)
    assert min(named.values()) >= 2


def test_there_is_something_to_talk_about_and_a_way_to_do_so(main):
    assert len(main.discussion) == 3
    assert len(main.agreement) >= 3


def test_each_typed_question_has_its_table():
    asked = {
        q.id
        for topic in the_topics(shipped("content")).values()
        for q in topic.questions
        if q.type in {"short-answer", "fill-in"}
    }
    assert set(TYPED) == asked
    for id_, gaps in TYPED.items():
        for gap in gaps:
            assert min(len(gap["right"]), len(gap["wrong"])) >= 8, id_


@pytest.mark.parametrize("id_", TYPED)
def test_what_is_typed_counts_as_the_table_says(topics, id_):
    question = next(q for topic in topics.values() for q in topic.questions if q.id == id_)
    for gap, table in enumerate(TYPED[id_]):
        for counts, entries in ((True, table["right"]), (False, table["wrong"])):
            for entry in entries:
                assert (earned(question, gap, entry) == 1) == counts, entry


def earned(question, gap, entry):
    """What an answer earns that has this entry in one gap and the solution in the others."""
    if question.type == "short-answer":
        return question.mark(entry).earned
    answer = question.solution()
    return question.mark([*answer[:gap], entry, *answer[gap + 1 :]]).earned


def test_the_glossary_explains_what_the_topic_mentions(main):
    texts = [paragraph.text for paragraph in main.reading.paragraphs]
    texts += [f"{event.title} {event.summary} {event.why}" for event in main.events]
    texts += [question.explanation for question in main.questions]
    assert len(main.glossary) >= 25
    for term in main.glossary:
        assert any(form in text for form in term.forms for text in texts), term.id


def test_every_event_says_where_it_can_be_looked_up_and_why_it_matters(topics):
    for topic in topics.values():
        for event in topic.events:
            assert event.sources, event.id
            assert event.why, event.id
            assert event.theme in topic.themes, event.id


def test_every_source_can_be_found_by_a_reader(main):
    assert all(source.url for source in main.sources.values())


def test_every_source_is_used(topics):
    for topic in topics.values():
        citing = (*topic.events, *topic.questions, *topic.glossary)
        assert set(topic.sources) == {key for one in citing for key in one.sources}, topic.id


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
