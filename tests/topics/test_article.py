"""The article: small Markdown as paragraphs of plain words, never as HTML."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.topics.article import MOST_PASSAGES, Article, Part

TEXT = """\
First *steps*
and [orbit](#sputnik).

## A heading

Second, with a [page](https://example.org/a?b=c&d) and **weight**.
"""


def parts_of(markdown):
    return Article.of(markdown).paragraphs[0].parts


def test_a_letter_that_stands_everywhere_gives_only_the_first_places():
    assert len(Article.of("a" * 90_000).passages("a")) == MOST_PASSAGES


def test_paragraphs_are_numbered_and_headings_stand_between_them():
    ids = [(p.id, p.kind, p.line) for p in Article.of(TEXT).paragraphs]
    assert ids == [("p1", "paragraph", 1), ("h2", "heading", 4), ("p2", "paragraph", 6)]


def test_words_are_kept_without_their_marks():
    assert [p.text for p in Article.of(TEXT).paragraphs] == [
        "First steps and orbit.",
        "A heading",
        "Second, with a page and weight.",
    ]


def test_events_that_are_linked_are_known_with_their_lines():
    assert list(Article.of(TEXT).event_ids()) == [(1, "sputnik")]


def test_each_manner_is_a_part_of_its_own():
    assert parts_of("a *b* **c** [d](#e) [f](https://x.org)") == (
        Part("a "),
        Part("b", "emphasis"),
        Part(" "),
        Part("c", "strong"),
        Part(" "),
        Part("d", "event", "e"),
        Part(" "),
        Part("f", "link", "https://x.org"),
    )


@pytest.mark.parametrize(
    "markdown",
    [
        "<b>bold</b>",
        "<script>alert(1)</script>",
        "![x](https://example.org/x.png)",
        "`code`",
        "| a | b |",
        "&lt;b&gt;",
    ],
)
def test_what_is_no_small_markdown_stays_text(markdown):
    kinds = {part.kind for part in parts_of(markdown)}
    assert kinds <= {"text", "link"}
    assert "<" not in "".join(part.target for part in parts_of(markdown))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
    ],
)
def test_a_link_that_could_run_something_is_no_link(address):
    for markdown in (f"[x]({address})", f"[x](<{address}>)"):
        targets = [part.target for part in parts_of(markdown) if part.kind == "link"]
        schemes = [found[0] for t in targets if (found := re.match(r"[a-zA-Z][\w+.-]*:", t))]
        assert set(schemes) <= {"https:", "http:"}


def test_a_passage_is_cut_around_its_words():
    (passage,) = Article.of(TEXT).passages("a page  and")
    assert (passage.before, passage.words, passage.after) == (
        "Second, with ",
        "a page and",
        " weight.",
    )
    assert passage.paragraph.id == "p2"


def test_overlapping_places_are_all_found():
    assert len(Article.of("aaa").passages("aa")) == 2


def test_nothing_stands_in_every_article():
    assert Article.of(TEXT).passages("  ") == []
    assert Article.of("").paragraphs == ()


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 60))
def test_every_stretch_of_a_paragraph_is_found_in_it(text, start, length):
    for paragraph in Article.of(text).paragraphs:
        words = paragraph.text[start : start + length]
        if words.strip():
            found = Article.of(text).passages(words)
            assert found
            assert all(p.before + p.words + p.after for p in found)


@given(st.text(alphabet="[]()*_#<>!`\\\n a&:/", max_size=80))
def test_any_text_is_an_article(text):
    for paragraph in Article.of(text).paragraphs:
        assert 1 <= paragraph.line <= text.count("\n") + 1


@pytest.mark.parametrize(
    ("text", "minutes"), [("", 1), ("word " * 200, 1), ("word " * 900, 4), ("가" * 1200, 3)]
)
def test_reading_takes_minutes_by_words_or_signs(text, minutes):
    assert Article.of(text).minutes == minutes
