"""Topics as large as they may be, or made to be costly: each is told or played in a moment.

No time is asserted; but where a search grew with the product of its inputs, these took minutes.
"""

import pytest

from quizapp.topics.glossary import article_of
from quizapp.topics.problems.problem import MOST_FINDINGS
from quizapp.topics.shelf.loading import load
from tests.builders import a_question, a_topic, an_entry, the_topic, write_topic

WORDS = [
    f"{a}{b}{c}" for a in "bdfgk" for b in "aeiou" for c in ("lm", "nd", "rt", "st", "x", "ng")
]
ARTICLE = "\n\n".join(
    " ".join(f"{WORDS[(n * 7 + line) % len(WORDS)]}{n}" for n in range(90)) for line in range(130)
)


def problems_of(tmp_path, value):
    return load(write_topic(tmp_path, value)).problems


def test_many_stale_quotations_each_get_the_nearest_words(tmp_path):
    lines = ARTICLE.split("\n\n")
    stale = [line.replace(" ", " not ", 1)[:1900] for line in lines[:60]]
    questions = [a_question(id=f"q{n}", evidence=words) for n, words in enumerate(stale)]
    problems = problems_of(tmp_path, a_topic(*questions, article=ARTICLE))
    assert [problem.code for problem in problems] == ["evidence-not-found"] * 60
    for problem, line in zip(problems, lines, strict=False):
        assert f"the nearest are “{line[:20]}" in problem.fix


def test_many_unknown_events_each_get_the_nearest_one(tmp_path):
    events = [an_entry(f"event-{WORDS[n % 150]}-{n}", f"{1000 + n}") for n in range(1000)]
    wrong = [event["id"].replace("event", "evnt") for event in events[:190]]
    questions = [a_question(id=f"q{n}", event=id_) for n, id_ in enumerate(wrong)]
    problems = problems_of(tmp_path, a_topic(*questions, events=events))
    assert {problem.code for problem in problems} == {"unknown-event"}
    assert [problem.fix for problem in problems] == [
        f"Did you mean “{event['id']}”?" for event in events[:190]
    ]


def test_a_thousand_findings_are_more_than_helps(tmp_path):
    questions = [a_question(id=f"q{n}", event="none") for n in range(1000)]
    assert len(problems_of(tmp_path, a_topic(*questions))) == MOST_FINDINGS


def test_a_glossary_of_thousands_of_forms_is_marked(tmp_path):
    glossary = [
        {
            "term": f"{WORDS[n % 150]}{n % 90}",
            "also": [f"the {word} of {n}" for word in WORDS[:20]],
            "meaning": "What it is.",
            "id": f"t{n}",
        }
        for n in range(150)
    ]
    topic = the_topic(tmp_path, a_topic(article=ARTICLE, glossary=glossary))
    assert any(part.kind == "term" for _, parts in article_of(topic) for part in parts)


def test_thousands_of_people_are_marked(tmp_path):
    people = [f"{word}{n}" for n in range(90) for word in WORDS]
    topic = the_topic(tmp_path, a_topic(article=ARTICLE, events=[an_entry(people=people)]))
    assert all(parts[0].kind == "person" for _, parts in article_of(topic))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("title: T\n" + "\n" * 49_000 + "questions: x\n", "needs-list"),
        ("a: ]\nb: " + "[" * 1_000_000, "special-start"),
        ("title: ]\n" + "\tx: 1\n" * 24_000 + "<<<<<<< x\n" * 24_000, "tab-indent"),
        ("title: T\nquestions:\n" + "- x\n" * 9_000, "needs-keys"),
        ("title: T\nx: 1\n" + "".join(f"key{n}: 1\n" for n in range(20_000)), "unknown-key"),
        ("title: T\narticle: " + "'" + "[" * 30_000 + "'", None),
    ],
    ids=["blank-lines", "brackets", "conflicts", "texts", "keys", "half-links"],
)
def test_a_file_of_one_thing_many_times_is_read(tmp_path, text, code):
    path = tmp_path / "many.yaml"
    path.write_text(text)
    loaded = load(path)
    assert {problem.code for problem in loaded.problems} == ({code} if code else set())
