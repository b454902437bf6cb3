"""Checks across a topic: ids, references, evidence, and the words they are told in."""

import pytest

from quizapp.topics.shelf.loading import load
from tests.builders import a_question, a_topic, an_entry, write_topic

ARTICLE = (
    "Ships went to sea. Later the ships came home.\n\n“Peace,” they said,\nand café doors opened."
)


def problems_of(tmp_path, value):
    loaded = load(write_topic(tmp_path, value))
    assert (loaded.topic is None) == bool(loaded.problems)
    return loaded.problems


def only(tmp_path, value):
    problems = problems_of(tmp_path, value)
    assert len(problems) == 1, problems
    return problems[0]


def with_evidence(words, article=ARTICLE):
    return a_topic(a_question(evidence=words), article=article)


@pytest.mark.parametrize(
    "words",
    [
        "Later the ships came home",
        "came   home",
        '"Peace," they said, and',
        "“Peace,” they said, and cafe\u0301 doors",
    ],
)
def test_evidence_is_found_whatever_its_spaces_quotes_and_composition(tmp_path, words):
    assert problems_of(tmp_path, with_evidence(words)) == ()


@pytest.mark.parametrize("words", ["s", "e"])
def test_evidence_that_stands_twice_is_told(tmp_path, words):
    problem = only(tmp_path, with_evidence(words))
    assert problem.code == "evidence-twice"
    assert problem.fix == "Add words until only one place fits."


def test_evidence_that_stands_nowhere_shows_the_nearest_words(tmp_path):
    problem = only(tmp_path, with_evidence("Later the boats came home"))
    assert problem.code == "evidence-not-found"
    assert "the nearest are “" in problem.fix
    assert "came home" in problem.fix


def test_evidence_across_two_paragraphs_is_not_found(tmp_path):
    assert only(tmp_path, with_evidence("came home. “Peace")).code == "evidence-not-found"


def test_evidence_without_an_article_is_told(tmp_path):
    assert only(tmp_path, with_evidence("Ships", article=None)).code == "no-article"


def test_evidence_may_run_over_a_link_and_emphasis(tmp_path):
    article = "Ships went to *sea* in [May](#voyage), **far** away."
    events = [an_entry("voyage", "1900-05")]
    topic = a_topic(a_question(evidence="to sea in May, far"), article=article, events=events)
    assert problems_of(tmp_path, topic) == ()


@pytest.mark.parametrize(
    ("changed", "code", "fix"),
    [
        ({"event": "sputnick"}, "unknown-event", "Did you mean “sputnik”?"),
        ({"event": "moon"}, "unknown-event", "Possible here: sputnik."),
        ({"sources": ["agncy"]}, "unknown-source", "Did you mean “agency”?"),
    ],
)
def test_an_unknown_id_is_told_with_the_nearest_known(tmp_path, changed, code, fix):
    sources = {"agency": {"publisher": "An agency", "title": "A report"}}
    topic = a_topic(a_question(**changed), events=[an_entry()], sources=sources)
    problem = only(tmp_path, topic)
    assert (problem.code, problem.fix) == (code, fix)


def test_a_misconception_is_one_of_those_that_the_topic_lists_if_it_lists_any(tmp_path):
    wrong = {"text": "Paper", "misconception": "takes-wasp-for-bee"}
    question = a_question("multiple-choice", choices=["Honey", wrong], answer="Honey")
    assert not problems_of(tmp_path, a_topic(question))
    listed = a_topic(question, misconceptions={"takes-wasps-for-bees": "They are the same."})
    problem = only(tmp_path, listed)
    assert (problem.code, problem.fix) == (
        "unknown-misconception",
        "Did you mean “takes-wasps-for-bees”?",
    )


def test_each_of_several_quotations_stands_in_the_article_once(tmp_path):
    question = a_question(evidence=["Bees make honey", "wax of the moon"])
    problem = only(tmp_path, a_topic(question, article="Bees make honey."))
    assert problem.code == "evidence-not-found"


def test_a_reference_to_an_event_with_a_mistake_of_its_own_is_no_second_mistake(tmp_path):
    events = [an_entry("sputnik", "1957-13-04")]
    topic = a_topic(a_question(event="sputnik"), events=events)
    assert only(tmp_path, topic).code == "wrong-value"


def test_ids_that_stand_twice_are_told_in_events_sets_and_questions(tmp_path):
    twice = [an_entry("a", "1900"), an_entry("a", "1901")]
    sets = [{"id": "s", "title": "S", "questions": [a_question(id="q")]}] * 2
    problems = problems_of(tmp_path, {"title": "T", "events": twice, "sets": sets})
    assert [problem.code for problem in problems] == ["duplicate-id"] * 3


def test_events_without_ids_and_with_one_title_are_told(tmp_path):
    events = [{"date": "1900", "title": "Same"}, {"date": "1901", "title": "Same"}]
    assert only(tmp_path, a_topic(events=events)).code == "duplicate-id"


def test_an_ordering_whose_events_all_overlap_is_told(tmp_path):
    events = [an_entry("a", "1900"), an_entry("b", "1900-05")]
    topic = a_topic(a_question("ordering", items=None, events=["a", "b"]), events=events)
    assert "every order would be right" in only(tmp_path, topic).message


def test_a_date_that_cannot_be_asked_for_is_told(tmp_path):
    topic = a_topic(a_question("date", answer=None, event="a"), events=[an_entry("a", "1900/1905")])
    assert "cannot be asked for" in only(tmp_path, topic).message


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"answr": "x"}, "Did you mean “answer”?"),
        ({"Question": "x"}, "Did you mean “question”?"),
        ({"zzz": "x"}, "Possible here: answer, choices, difficulty"),
        ({"type": "multiple choice"}, "Did you mean “multiple-choice”?"),
        ({"difficulty": "Hard"}, "Did you mean “hard”?"),
        ({"choices": "a, b"}, "Put each entry on a line of its own that begins with `- `."),
        ({"choices": []}, "Write at least 2."),
        ({"answer": ["Seoul"]}, "Write it in one line after the colon."),
        ({"answer": None, "choices": None}, "Add `choices`, or a line `type: …`"),
        ({"explanation": {"a": "b"}}, "Write it in one line after the colon."),
        ({"id": "Host City"}, "Use small letters a to z, digits and single hyphens"),
        ({"explanation": "x" * 2001}, "At most 2000 are possible: shorten it or split it."),
        ({"valid_until": "soon"}, "Write it like 1969"),
    ],
)
def test_a_mistake_is_mended_in_a_teachers_words(tmp_path, changed, says):
    question = a_question(type_="multiple-choice") | changed
    if None in changed.values():
        question = {"question": "What?", "id": "q"}
    problems = problems_of(tmp_path, a_topic(question))
    assert any(says in problem.fix for problem in problems), problems


PROGRAMMERS_WORDS = (
    "input",
    "string",
    "tuple",
    "dict",
    "model",
    "validation",
    "NoneType",
    "[key]",
    "pydantic",
)


@pytest.mark.parametrize("odd", [None, "x", ["x"], [["x"]], {"x": "y"}, [{"x": None}], ""])
def test_no_problem_is_told_in_the_words_of_programmers(tmp_path, odd):
    keys = ("title", "summary", "language", "themes", "sources", "article", "events", "as_of")
    for key in keys:
        for problem in problems_of(tmp_path, {**a_topic(), key: odd}) or ():
            words = f"{problem.message} {problem.fix}"
            assert not [word for word in PROGRAMMERS_WORDS if word in words], words


def test_a_theme_needs_a_key_that_can_stand_in_an_address(tmp_path):
    problem = only(tmp_path, a_topic(themes={"Diplomacy": "Diplomacy"}))
    assert "“Diplomacy” cannot be used for “themes”" in problem.message
