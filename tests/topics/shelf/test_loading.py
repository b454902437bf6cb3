"""Loading: every problem at once, each at its place, and no topic half-loaded."""

import os

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.topics.shelf.loading import load, load_all, topics_in
from tests.builders import (
    TYPE_NAMES,
    a_question,
    a_topic,
    a_topic_of_all_types,
    the_topics,
    write_files,
    write_topic,
)

ARTICLE = """\
The summit took place in [Beijing](#summit).

## Afterwards

Then came *Shanghai*, and [nothing](#nowhere) more.
"""

FILES = {
    "topic.yaml": """\
title: The visit
sumary: What happened.
themes:
  diplomacy: Diplomacy
sources:
  agency: {publisher: An agency, title: A report}
""",
    "article.md": ARTICLE,
    "timeline.yaml": """\
events:
  - id: summit
    date: 2026-01-05
    title: The summit
    theme: diplomcy
  - id: landing
    date: 2026-02-30
    title: The landing
  - id: summit
    date: 2026-01-07
    title: Again
    sources: [agency, newspaper]
""",
    "sets/first.yaml": """\
title: First
questions:
  - question: Where?
    choices: [Beijing, Seoul]
    answer: Bejing
  - question: Which words?
    choices: [yes, no]
    answer: yes
    evidence: took place in Shanghai
    event: sumit
  - question: When?
    type: datum
    answer: 2026
""",
    "sets/second.yaml": """\
title: Second
questions:
  - question: Which words?
    choices: {a: b}
    answer: a
    difficulty: hrad
""",
}

EXPECTED = {
    ("visit/article.md", 5, 1, "unknown-event"),
    ("visit/sets/first.yaml", 5, 13, "wrong-value"),
    ("visit/sets/first.yaml", 9, 15, "evidence-not-found"),
    ("visit/sets/first.yaml", 10, 12, "unknown-event"),
    ("visit/sets/first.yaml", 12, 11, "unknown-type"),
    ("visit/sets/second.yaml", 4, 14, "needs-list"),
    ("visit/sets/second.yaml", 6, 17, "wrong-value"),
    ("visit/timeline.yaml", 5, 12, "unknown-theme"),
    ("visit/timeline.yaml", 7, 11, "wrong-value"),
    ("visit/timeline.yaml", 9, 9, "duplicate-id"),
    ("visit/timeline.yaml", 12, 23, "unknown-source"),
    ("visit/topic.yaml", 2, 1, "unknown-key"),
}


def places(loaded):
    return {
        (problem.file, problem.line, problem.column, problem.code) for problem in loaded.problems
    }


def assert_inside(loaded):
    """Every problem stands in a line that its file has."""
    for problem in loaded.problems:
        lines = loaded.lines.get(problem.file, [""])
        assert 1 <= problem.line <= max(1, len(lines)), problem
        line = lines[problem.line - 1] if lines else ""
        assert 1 <= problem.column <= len(line) + 1, problem
        assert problem.message.endswith((".", "?")), problem
        assert "\n" not in problem.message + problem.fix


def test_every_mistake_of_every_file_is_told_at_once(tmp_path):
    loaded = load(write_files(tmp_path / "visit", FILES))
    assert loaded.topic is None
    assert EXPECTED - places(loaded) == set()
    assert {place[:2] for place in places(loaded)} == {place[:2] for place in EXPECTED}
    assert_inside(loaded)


def test_a_mistake_in_a_single_file_is_told_at_its_place(tmp_path):
    text = "title: T\nquestions:\n  - question: Q?\n    choices: [a, b]\n    answr: a\n    evidence: none\n"
    loaded = load(write_topic(tmp_path, text, "one"))
    assert places(loaded) == {("one.yaml", 5, 5, "unknown-key")}
    assert loaded.problems[0].fix == "Did you mean “answer”?"


def test_a_good_folder_is_one_topic(tmp_path):
    whole = a_topic_of_all_types()
    files = {
        "topic.yaml": {"title": "Inventions"},
        "article.md": whole["article"],
        "timeline.yaml": {"events": whole["events"]},
        "sets/b.yaml": {"title": "B", "questions": whole["questions"][:4]},
        "sets/a.yaml": {"title": "A", "questions": whole["questions"][4:]},
    }
    loaded = load(write_files(tmp_path / "Good ones", files))
    assert loaded.problems == ()
    assert loaded.topic.id == "good-ones"
    assert [set_.id for set_ in loaded.topic.sets] == ["a", "b"]
    assert {question.type for question in loaded.topic.questions} == set(TYPE_NAMES)


def test_a_folder_and_a_file_with_the_same_keys_are_the_same_topic(tmp_path):
    whole = a_topic_of_all_types()
    files = {
        "topic.yaml": {"title": whole["title"]},
        "article.md": whole["article"],
        "timeline.yaml": {"events": whole["events"]},
        "sets/questions.yaml": {"title": whole["title"], "questions": whole["questions"]},
    }
    folder = load(write_files(tmp_path / "inventions", files))
    file = load(write_topic(tmp_path, whole))
    assert folder.topic == file.topic


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-file"),
        ("# only words\n", "only-comments"),
        ("- a\n- b\n", "list-at-top"),
        ("just words\n", "text-at-top"),
        ("title: [\n", None),
        ("questions:\n", None),
        ("title:\n", "empty-value"),
        ("\x00", None),
    ],
)
def test_a_file_without_a_topic_says_why(tmp_path, text, code):
    loaded = load(write_topic(tmp_path, text, "one"))
    assert loaded.topic is None
    assert loaded.problems
    assert code is None or code in {problem.code for problem in loaded.problems}
    assert_inside(loaded)


def test_a_path_that_cannot_be_opened_says_so(tmp_path):
    loaded = load(tmp_path / "nothing.yaml")
    assert loaded.topic is None
    assert [problem.code for problem in loaded.problems] == ["not-readable"]


def test_a_folder_without_its_topic_file_says_so(tmp_path):
    files = {"sets/a.yaml": {"title": "A", "questions": [a_question()]}}
    loaded = load(write_files(tmp_path / "some", files))
    assert loaded.topic is None
    assert ("some/topic.yaml", 1, 1, "no-topic-file") in places(loaded)


def test_what_would_be_overwritten_is_told(tmp_path):
    """A key that also has a file of its own is never dropped in silence."""
    whole = a_topic_of_all_types()
    files = {
        "topic.yaml": {
            "title": "T",
            "events": whole["events"],
            "article": "Words.",
            "sets": "none",
        },
        "article.md": "Other words.",
        "timeline.yaml": {"events": whole["events"][:4]},
        "sets/a.yaml": {"title": "A", "questions": [a_question()]},
    }
    loaded = load(write_files(tmp_path / "twice", files))
    lines = loaded.lines["twice/topic.yaml"]
    keys = {
        lines[p.line - 1].partition(":")[0] for p in loaded.problems if p.file == "twice/topic.yaml"
    }
    assert keys == {"events", "article", "sets"}
    assert {p.code for p in loaded.problems} == {"key-twice"}


def test_a_file_with_questions_and_sets_says_that_only_one_can_be(tmp_path):
    set_ = {"id": "a", "title": "A", "questions": [a_question(id="other")]}
    loaded = load(write_topic(tmp_path, a_topic(sets=[set_])))
    assert loaded.topic is None
    assert [problem.code for problem in loaded.problems] == ["key-twice"]


def test_an_article_that_is_no_utf_8_is_told_at_its_line(tmp_path):
    folder = write_files(tmp_path / "some", {"topic.yaml": {"title": "T"}})
    (folder / "article.md").write_bytes(b"One.\n\nTw\xff.\n")
    loaded = load(folder)
    assert places(loaded) == {("some/article.md", 3, 3, "not-utf-8")}


def test_lines_of_an_article_count_from_its_first_line_even_if_blank(tmp_path):
    files = {"topic.yaml": {"title": "T"}, "article.md": "\n\n\nOne.\n\nTo [nothing](#nowhere).\n"}
    loaded = load(write_files(tmp_path / "some", files))
    assert places(loaded) == {("some/article.md", 6, 1, "unknown-event")}


def test_a_topic_with_mistakes_does_not_take_the_others_down(tmp_path):
    write_topic(tmp_path, a_topic(title="Good"), "good")
    write_topic(tmp_path, "title: [", "broken")
    write_files(tmp_path / "folder", {"topic.yaml": "titel: x\n"})
    write_topic(tmp_path, "title: Draft", "_draft")
    (tmp_path / "notes.txt").write_text("Not a topic.", encoding="utf-8")
    loaded = load_all(topics_in(tmp_path))
    assert list(the_topics(tmp_path)) == ["good"]
    problems = {problem.file for one in loaded for problem in one.problems}
    assert problems == {"broken.yaml", "folder/topic.yaml"}
    assert len(loaded) == 3


def test_two_topics_with_one_id_are_told(tmp_path):
    write_topic(tmp_path, a_topic(title="First"), "same")
    write_files(tmp_path / "same", {"topic.yaml": {"title": "Second"}})
    first, second = load_all(topics_in(tmp_path))
    assert (first.topic.id, second.topic) == ("same", None)
    assert [problem.code for problem in second.problems] == ["duplicate-id"]


def test_of_two_topics_with_one_id_that_is_one_whose_file_is_named_so(tmp_path):
    write_topic(tmp_path, a_topic(id="visit", title="Taken"), "0")
    write_topic(tmp_path, a_topic(title="The visit"), "visit")
    assert the_topics(tmp_path)["visit"].title == "The visit"


def test_a_file_name_that_is_no_utf_8_is_no_end(tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml")
    with open(path, "w", encoding="utf-8") as file:
        yaml.safe_dump(a_topic(), file)
    assert len(the_topics(tmp_path)) == 1
    assert len(topics_in(tmp_path)) == 1


# Anything at all

KEYS = [
    *("id", "title", "summary", "language", "as_of", "themes", "sources", "article", "events"),
    *("sets", "questions", "question", "type", "choices", "answer", "answers", "items", "pairs"),
    *("date", "evidence", "event", "difficulty", "tolerance", "accept", "unit", "valid_until"),
    *("text", "feedback", "publisher", "url", "people", "theme", "0", "x y", "__class__"),
]
TEXTS = [
    "a",
    "true",
    "2026-01-05",
    "1992~",
    "14",
    "ordering",
    "Words.",
    "https://x.org",
    "\u3164",
    *TYPE_NAMES,
]
scalars = st.none() | st.sampled_from(TEXTS) | st.text(max_size=8)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)
    ),
    max_leaves=25,
)
anything = st.dictionaries(st.sampled_from(KEYS), values, max_size=6)
over_one_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@over_one_folder
@given(anything)
def test_whatever_a_file_says_gives_a_topic_or_problems(tmp_path, value):
    loaded = load(write_topic(tmp_path, value, "any"))
    assert (loaded.topic is None) == any(p.level == "error" for p in loaded.problems)
    assert_inside(loaded)


@over_one_folder
@given(anything, anything, anything, st.text(max_size=40))
def test_whatever_the_files_of_a_folder_say_gives_a_topic_or_problems(
    tmp_path, one, two, three, text
):
    named = {"topic.yaml": one, "timeline.yaml": two, "sets/a.yaml": three, "article.md": text}
    loaded = load(write_files(tmp_path / "any", named))
    assert (loaded.topic is None) == any(p.level == "error" for p in loaded.problems)
    assert_inside(loaded)


good = a_topic_of_all_types()
spots = [
    *(("questions", n, key) for n, question in enumerate(good["questions"]) for key in question),
    *(("events", n, key) for n in (0, 7) for key in good["events"][n]),
    *((key,) for key in good),
]


@over_one_folder
@given(st.sampled_from(spots), values)
def test_a_good_topic_with_anything_in_one_place_gives_a_topic_or_problems(tmp_path, spot, value):
    changed = a_topic_of_all_types()
    part = changed
    for step in spot[:-1]:
        part = part[step]
    part[spot[-1]] = value
    loaded = load(write_topic(tmp_path, changed, "any"))
    assert (loaded.topic is None) == any(p.level == "error" for p in loaded.problems)
    assert_inside(loaded)


def test_a_file_that_ends_in_yml_is_a_topic_too(tmp_path):
    text = (
        "title: Short\nquestions:\n  - question: Is it?\n    type: true-false\n    answer: true\n"
    )
    (tmp_path / "short.yml").write_text(text)
    assert list(the_topics(tmp_path)) == ["short"]
