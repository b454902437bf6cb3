"""What is safe to mend is mended, and nothing else is touched."""

import pytest

from quizapp.topics.source.mending import mended
from quizapp.topics.source.reading import read


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title:T\n", "title: T\n"),
        ("questions:\n\t- question: A\n", "questions:\n  - question: A\n"),
        ("a:\n\t- b: 1\n\t\tc: 2\n", "a:\n  - b: 1\n    c: 2\n"),
        ("title:\u00a0T\nlanguage: en\n", "title: T\nlanguage: en\n"),
        ("a:\n\u00a0\u00a0b: 1\n", "a:\n  b: 1\n"),
        ("title\uff1aT\n", "title: T\n"),
        ("“title”: T\n", "title: T\n"),
        ("questions:\n  -question: A\n", "questions:\n  - question: A\n"),
        ("title:T\r\nsummary:S\r\n", "title: T\r\nsummary: S\r\n"),
    ],
)
def test_safe_mistakes_are_mended(before, after):
    assert mended(before.encode()) == after.encode()
    assert read(after.encode(), "").problems == []


@pytest.mark.parametrize(
    "text",
    [
        "title: T\n",
        "summary: |\n  a:b\n  \tc\n",
        "summary: “Hello”\n",
        "title: [\n",
        "url: https://example.org\n",
        "\ufefftitle: T\n",
        "",
    ],
)
def test_what_is_no_safe_mistake_is_left_alone(text):
    assert mended(text.encode()) == text.encode()


def test_what_is_no_text_is_left_alone():
    assert mended(b"title:\xff\xfe") == b"title:\xff\xfe"
