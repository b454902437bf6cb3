"""A topic is put together from bytes alone, and every path knows the place it came from."""

from quizapp.topics.composing import compose

FOLDER = {
    "visit/topic.yaml": b"title: The visit\nthemes:\n  trade: Trade\n",
    "visit/article.md": b"\n\nFirst.\n\nSecond.\n",
    "visit/timeline.yaml": b"events:\n  - title: One\n    date: 1990\n",
    "visit/sets/b.yaml": b"title: B\nquestions:\n  - question: Why?\n",
    "visit/sets/a.yaml": b"title: A\nquestions: []\n",
}


def codes(composed):
    return [(problem.file, problem.line, problem.code) for problem in composed.problems]


def test_a_folder_of_bytes_becomes_one_value():
    composed = compose("visit", FOLDER)
    assert composed.problems == []
    assert composed.value["id"] == "visit"
    assert composed.value["title"] == "The visit"
    assert composed.value["events"] == [{"title": "One", "date": "1990"}]
    assert [set_["id"] for set_ in composed.value["sets"]] == ["a", "b"]


def test_a_file_of_bytes_becomes_one_value():
    composed = compose("capitals.yaml", {"capitals.yaml": b"title: Capitals\nquestions: []\n"})
    assert composed.value["id"] == "capitals"
    assert composed.value["sets"] == [{"id": "questions", "title": "Capitals", "questions": []}]


def test_a_path_leads_to_its_file_and_place():
    composed = compose("visit", FOLDER)
    assert composed.where(("themes", "trade")) == ("visit/topic.yaml", (3, 10, 15))
    assert composed.where(("themes", "trade"), key=True) == ("visit/topic.yaml", (3, 3, 8))
    assert composed.where(("article", 3)) == ("visit/article.md", (5, 1, 8))
    assert composed.where(("events", 0, "date")) == ("visit/timeline.yaml", (3, 11, 15))
    file, (line, *_) = composed.where(("sets", 1, "questions", 0))
    assert (file, line) == ("visit/sets/b.yaml", 3)


def test_a_path_that_leads_nowhere_is_placed_at_its_nearest_parent():
    composed = compose("visit", FOLDER)
    assert composed.where(("events", 0, "why"))[1][0] == 2
    assert composed.where(("glossary",)) == ("visit/topic.yaml", (1, 1, 17))


def test_a_set_that_cannot_be_read_leaves_its_place_to_the_next():
    composed = compose("visit", FOLDER | {"visit/sets/a.yaml": b"title: [\n"})
    assert [set_["id"] for set_ in composed.value["sets"]] == ["b"]
    assert composed.where(("sets", 0, "title"))[0] == "visit/sets/b.yaml"
    assert not composed.whole


def test_the_timeline_and_the_glossary_each_need_their_list():
    files = {"visit/timeline.yaml": b"events: soon\n", "visit/glossary.yaml": b"terms:\n"}
    assert codes(compose("visit", FOLDER | files)) == [
        ("visit/timeline.yaml", 1, "needs-list"),
        ("visit/glossary.yaml", 1, "needs-list"),
    ]


def test_a_folder_holds_its_discussion_in_a_file_of_prompts():
    files = {"visit/discussion.yaml": b"prompts:\n  - prompt: Why?\n"}
    composed = compose("visit", FOLDER | files)
    assert composed.value["discussion"] == [{"prompt": "Why?"}]
    assert composed.where(("discussion", 0, "prompt"))[0] == "visit/discussion.yaml"


def test_what_stands_in_two_places_is_told():
    twice = b"title: x\narticle: y\nsets: []\nevents: []\n"
    assert codes(compose("visit", FOLDER | {"visit/topic.yaml": twice})) == [
        ("visit/topic.yaml", 2, "key-twice"),
        ("visit/topic.yaml", 4, "key-twice"),
        ("visit/topic.yaml", 3, "key-twice"),
    ]
