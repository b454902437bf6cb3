"""The quick way gives what the builder gives, and leaves to the builder whatever must be told."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quizapp.topics.source.building import DEEPEST, Builder, StopReading
from quizapp.topics.source.findings import Findings
from quizapp.topics.source.quick import LOADER, values
from quizapp.topics.source.reading import read
from tests.topics.test_corpus import CORPUS

CORPUS_FILES = sorted(CORPUS.glob("*.yaml"))


def built(text):
    """The builder's value, None where it stops or has something to tell."""
    builder = Builder(Findings("", text.split("\n")))
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
    except (StopReading, yaml.YAMLError, ValueError):
        return None
    return None if builder.findings.problems else builder.value


PIECES = [
    "a",
    "b: ",
    "- ",
    "\n",
    "  ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "'x'",
    '"',
    "null",
    "~",
    ": ",
    "#",
]
PIECES += ["&a ", "*a", "!t ", "---\n", "<<", "%", "|\n", "\\", "? ", "a: b\n", "- c\n", "...\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_any_text_gives_the_builders_value_or_is_left_to_it(text):
    value = values(text)
    assert value is None or value == built(text)


@pytest.mark.parametrize("path", CORPUS_FILES, ids=lambda path: path.stem)
def test_a_file_of_the_corpus_gives_the_builders_value_or_is_left_to_it(path):
    text = path.read_bytes().decode(errors="replace")
    value = values(text)
    assert value is None or value == built(text)


def test_a_file_without_anything_to_tell_goes_the_quick_way():
    text = "title: T\nnone: ~\nquoted: '~'\nlist:\n  - a\n  - [b, {c: d}]\n  - |\n    e\n"
    assert values(text) == {
        "title": "T",
        "none": None,
        "quoted": "~",
        "list": ["a", ["b", {"c": "d"}], "e\n"],
    }


@pytest.mark.parametrize(
    "text",
    [
        *("a: &b c", "a: *b", "a: !b c", "a: 1\n---\nb: 2", "%YAML 1.1\n---\na: 1", "a: 1\na: 2"),
        *(
            "<<: {a: 1}",
            "[a]: b",
            "{a: 1}: b",
            "'': a",
            "a: b #c",
            'a: "\\0"',
            "a: [",
            "a",
            "- a",
            "",
        ),
        "a: " + "[" * DEEPEST + "]" * DEEPEST,
    ],
)
def test_what_must_be_told_is_left_to_the_builder(text):
    assert values(text) is None


def test_places_are_known_when_they_are_asked_for():
    assert read(b"title: T\nquestions:\n  - a\n", "x").where(("questions", 0)) == (3, 5, 6)
