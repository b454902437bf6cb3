"""Sections of an article, and which question stands under each."""

import pytest

from tests.builders import a_question, a_topic, the_topic


@pytest.fixture
def sections_of(tmp_path):
    """Gives the sections of a topic with this article and these questions."""

    def sections(article, *questions, **more):
        return the_topic(tmp_path, a_topic(*questions, article=article, **more)).sections

    return sections


def asked(sections):
    return [section.question and section.question.id for section in sections]


def numbered(count):
    return "\n\n".join(f"Paragraph number {number}." for number in range(1, count + 1))


HEADED = "Lead.\n\n## One\n\nFirst thing.\n\n## Two\n\nSecond thing.\n\nThird thing."


def test_a_section_is_what_stands_under_a_heading_and_the_lead_is_part_of_the_first(sections_of):
    told = [[p.text for p in section.paragraphs] for section in sections_of(HEADED)]
    assert told == [["Lead.", "One", "First thing."], ["Two", "Second thing.", "Third thing."]]


@pytest.mark.parametrize(
    ("count", "sizes"), [(1, [1]), (3, [3]), (4, [4]), (5, [5]), (6, [3, 3]), (11, [3, 4, 4])]
)
def test_without_headings_about_four_paragraphs_are_a_section(sections_of, count, sizes):
    assert [len(section.paragraphs) for section in sections_of(numbered(count))] == sizes


def test_a_topic_without_an_article_has_no_sections(tmp_path):
    assert the_topic(tmp_path, a_topic()).sections == ()


def test_a_question_stands_under_the_section_that_proves_it(sections_of):
    questions = [
        a_question(id="b", question="B?", evidence="Second thing"),
        a_question(id="a", question="A?", evidence="First thing"),
    ]
    assert asked(sections_of(HEADED, *questions)) == ["a", "b"]


def test_of_several_the_first_in_the_file_stands_there_and_a_section_may_have_none(sections_of):
    questions = [
        a_question(id="none", question="None?"),
        a_question(id="later", question="Later?", evidence="Third thing"),
        a_question(id="earlier", question="Earlier?", evidence="Second thing"),
    ]
    assert asked(sections_of(HEADED, *questions)) == [None, "later"]


def test_a_question_proved_in_two_sections_stands_under_neither(sections_of):
    both = a_question(id="both", evidence=["First thing", "Second thing"])
    assert asked(sections_of(HEADED, both)) == [None, None]


def test_only_what_one_press_or_a_word_answers_stands_in_an_article(sections_of):
    questions = [
        a_question("ordering", evidence="First thing"),
        a_question("true-false", evidence="First thing"),
    ]
    assert asked(sections_of(HEADED, *questions)) == ["true-false", None]


def test_what_is_kept_for_a_class_stands_in_no_article(tmp_path):
    kept = a_question(id="kept", evidence="First thing")
    topic = a_topic(article=HEADED)
    topic["sets"] = [{"title": "Kept", "class_only": "true", "questions": [kept]}]
    del topic["questions"]
    assert asked(the_topic(tmp_path, topic).sections) == [None, None]


def test_a_proof_is_so_many_paragraphs_above(tmp_path):
    topic = the_topic(tmp_path, a_topic(a_question(evidence="Second thing"), article=HEADED))
    first, second = topic.sections
    passages = topic.passages(second.question)
    assert [(place, passage.words) for place, passage in second.above(passages)] == [
        (2, "Second thing")
    ]
    assert first.above(passages) == []


def test_a_sentence_is_searched_in_the_section_that_stands_under_a_heading(tmp_path):
    question = a_question("find-evidence", answer="First thing")
    topic = the_topic(tmp_path, a_topic(question, article=HEADED))
    shown = topic.questions[0].shown(1)
    assert [[option.text for option in some] for some in shown.paragraphs] == [
        ["Lead."],
        ["First thing."],
    ]
    assert shown.headings == ("", "One")


def test_sentences_of_an_article_without_headings_are_searched_in_a_few_paragraphs(tmp_path):
    question = a_question("find-evidence", answer="Paragraph number 8")
    topic = the_topic(tmp_path, a_topic(question, article=numbered(11)))
    assert len(topic.questions[0].shown(1).paragraphs) == 4
