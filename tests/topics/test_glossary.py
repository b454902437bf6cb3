"""The glossary of a topic: its file, its checks, and where a text mentions its terms."""

import pytest

from quizapp.topics.article import Part
from quizapp.topics.glossary import Marker, article_of
from quizapp.topics.schema import KINDS
from quizapp.topics.shelf.loading import load
from quizapp.topics.topic import Topic
from tests.builders import a_topic, an_entry, the_topic, write_files


def a_term(term, **more):
    """A term as a teacher writes it."""
    return {"term": term, "meaning": f"What {term} is.", **more}


def explaining(*forms, **more):
    """A topic whose glossary has these terms."""
    glossary = [a_term(form, **more) for form in forms]
    return Topic.model_validate({"id": "t", "title": "T", "glossary": glossary})


def marked(text, *forms, **more):
    """The mentions that are marked in a text."""
    parts = Marker(explaining(*forms, **more)).text(text)
    assert "".join(part.text for part in parts) == text
    return [part.text for part in parts if part.kind == "term"]


def problems_of(folder, glossary):
    topic = {"title": "T", "sources": {"agency": {"publisher": "An agency", "title": "A report"}}}
    path = write_files(folder / "topic", {"topic.yaml": topic, "glossary.yaml": glossary})
    return load(path).problems


def test_a_folder_has_its_glossary_in_a_file_of_its_own(tmp_path):
    glossary = {"terms": [a_term("Radio", also=["wireless"], kind="term", names={"ko": "라디오"})]}
    files = {"topic.yaml": {"title": "Inventions"}, "glossary.yaml": glossary}
    topic = load(write_files(tmp_path / "inventions", files)).topic
    assert topic.glossary[0].id == "radio"
    assert topic.glossary[0].forms == ("Radio", "wireless")
    assert topic.glossary[0].names == {"ko": "라디오"}


def test_a_topic_in_one_file_has_it_under_its_key(tmp_path):
    assert the_topic(tmp_path, a_topic(glossary=[a_term("Radio")])).glossary[0].kind == "term"


def test_an_edition_without_a_glossary_is_still_read(tmp_path):
    topic = the_topic(tmp_path, a_topic(glossary=[a_term("Radio", names={"ko": "라디오"})]))
    assert Topic.model_validate_json(topic.edition.data) == topic
    old = topic.model_copy(update={"glossary": ()}).model_dump_json(exclude={"glossary"})
    assert Topic.model_validate_json(old).glossary == ()


@pytest.mark.parametrize(
    ("glossary", "code", "line", "says"),
    [
        ("terms:\n- term: A\n  meaning: B\nwords: x\n", "unknown-key", 4, "Only `terms`"),
        ("terms: x\n", "needs-list", 1, "- term: …"),
        ("words: []\n", "unknown-key", 1, "Only `terms`"),
        ("terms:\n- term: A\n", "missing-key", 2, "meaning: …"),
        ("terms:\n- term: A\n  meaning: B\n  kind: persn\n", "wrong-value", 4, "“person”"),
        (
            "terms:\n- term: A\n  meaning: B\n  names:\n    Korean: 가\n",
            "wrong-value",
            5,
            "Write the language like `ko` or `zh`.",
        ),
        (
            "terms:\n- term: A\n  meaning: B\n  sources:\n  - agncy\n",
            "unknown-source",
            5,
            "“agency”",
        ),
        ("terms:\n- {term: A, meaning: B}\n- {term: A, meaning: B}\n", "duplicate-id", 3, "id: …"),
        (
            "terms:\n- {term: A, meaning: B}\n- term: C\n  meaning: B\n  also:\n  - A\n",
            "wrong-value",
            6,
            "Keep only one of the two.",
        ),
    ],
)
def test_a_mistake_is_told_where_it_stands(tmp_path, glossary, code, line, says):
    problems = problems_of(tmp_path, glossary)
    assert [(problem.code, problem.line) for problem in problems] == [(code, line)], problems
    assert problems[0].file == "topic/glossary.yaml"
    assert says in problems[0].fix


def test_a_glossary_in_two_places_is_told(tmp_path):
    topic = {"title": "T", "glossary": [a_term("A")]}
    files = {"topic.yaml": topic, "glossary.yaml": {"terms": [a_term("A")]}}
    problems = load(write_files(tmp_path / "topic", files)).problems
    assert [problem.code for problem in problems] == ["key-twice"]


def test_editors_know_the_file():
    assert "glossary" in KINDS


@pytest.mark.parametrize(
    ("text", "forms", "found"),
    [
        ("Blue House and House", ["House", "Blue House"], ["Blue House", "House"]),
        ("Housing, a Lighthouse, the House’s roof", ["House"], ["House"]),
        ("A state\nvisit", ["state visit"], ["state\nvisit"]),
        ("State visits are no state visit", ["state visit"], ["state visit"]),
        ("Detente came. The detente went.", ["detente"], ["Detente"]),
        ("이재명은 왔다", ["이재명"], ["이재명"]),
        ("Xi는 왔다", ["Xi"], ["Xi"]),
        ("中国的习近平说", ["习近平"], ["习近平"]),
        ("the C++ (language)", ["C++"], ["C++"]),
        ("nothing", [], []),
    ],
)
def test_whole_words_are_marked_the_longest_first(text, forms, found):
    assert marked(text, *forms) == found


def test_another_form_is_a_mention_too_and_only_the_first_is_marked():
    assert marked("The wireless, that is the Radio", "Radio", also=["wireless"]) == ["wireless"]


def test_links_and_emphasis_are_left_alone():
    parts = (Part("Radio", "event", "x"), Part("Radio", "emphasis"), Part(" Radio"))
    kinds = [part.kind for part in Marker(explaining("Radio")).parts(parts)]
    assert kinds == ["event", "emphasis", "text", "term"]


def test_every_section_of_an_article_marks_its_first_mention_and_no_heading_does(tmp_path):
    article = "Radio came.\n\nRadio stayed.\n\n## The Radio\n\nRadio went."
    topic = the_topic(tmp_path, a_topic(article=article, glossary=[a_term("Radio")]))
    kinds = [[part.kind for part in parts] for _, parts in article_of(topic)]
    assert kinds == [["term", "text"], ["text"], ["text"], ["term", "text"]]


def test_a_person_of_the_glossary_gets_its_entry_and_others_lead_to_their_events(tmp_path):
    events = [an_entry(people=["Ada Lovelace", "Grace Hopper"])]
    article = "Ada Lovelace and Grace Hopper met."
    glossary = [a_term("Ada Lovelace", kind="person")]
    topic = the_topic(tmp_path, a_topic(article=article, events=events, glossary=glossary))
    ((_, parts),) = article_of(topic)
    assert [part.kind for part in parts] == ["term", "text", "person", "text"]


def test_a_marker_knows_which_terms_it_met():
    marker = Marker(explaining("Radio", "Telegraph"))
    marker.text("A telegraph, no radio: the Radio")
    assert [term.term for term in marker.met] == ["Radio"]


def test_the_first_mention_of_a_person_in_each_paragraph_is_marked(tmp_path):
    article = "Lee met Xi. Xi met Lee Jae Myung in Leeds.\n\nXi left."
    events = [an_entry(people=["Xi", "Lee Jae Myung", "Lee"])]
    (_, first), (_, second) = article_of(
        the_topic(tmp_path, a_topic(article=article, events=events))
    )
    assert first == (
        Part("Lee", "person", "Lee"),
        Part(" met "),
        Part("Xi", "person", "Xi"),
        Part(". Xi met "),
        Part("Lee Jae Myung", "person", "Lee Jae Myung"),
        Part(" in Leeds."),
    )
    assert second == (Part("Xi", "person", "Xi"), Part(" left."))
