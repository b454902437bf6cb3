"""Every code has a chapter in docs/problems.md, and its examples show what the chapter says."""

import re
from datetime import date
from pathlib import Path

import pytest

from quizapp.topics.problems.codes import CODES, DOCUMENT
from quizapp.topics.shelf.loading import load

TEXT = (Path(__file__).parent.parent / DOCUMENT).read_text(encoding="utf-8")
CHAPTERS = {
    chapter.partition("\n")[0]: chapter
    for part in re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]
    for chapter in re.split(r"^### ", part, flags=re.MULTILINE)[1:]
}
SNIPPETS = {
    code: dict(
        re.findall(r"^(Bad|Good):\n\n```yaml\n(.*?)^```$", chapter, re.DOTALL | re.MULTILINE)
    )
    for code, chapter in CHAPTERS.items()
}
SHOWN = [code for code in CODES if SNIPPETS.get(code)]
TODAY = date(2026, 11, 24)

NO_TEXT = {
    *("empty-file", "not-readable", "no-topic-file", "too-large", "too-many-values", "unreadable"),
    *("not-a-file", "link-outside", "too-costly"),
    *("zip", "office", "rtf", "pdf", "picture", "gzip"),
    *("not-utf-8", "utf-16", "odd-character"),
}
"""What a short text in this document cannot show."""


def problems_of(snippet, tmp_path):
    path = tmp_path / "topic.yaml"
    path.write_text(snippet, encoding="utf-8")
    return load(path, today=TODAY).problems


def test_exactly_the_codes_have_a_chapter_in_their_order():
    assert re.findall(r"^### (.*)$", TEXT, re.MULTILINE) == list(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_chapter_gives_title_and_level_and_then_a_reason(code):
    _, told, why, *_ = CHAPTERS[code].split("\n\n")
    assert told == f"**{CODES[code].title}** · {CODES[code].level}"
    assert why.rstrip().endswith(".")


@pytest.mark.parametrize("code", CODES)
def test_a_chapter_has_a_bad_and_a_good_example_unless_text_cannot_show_it(code):
    assert set(SNIPPETS[code]) == (set() if code in NO_TEXT else {"Bad", "Good"})
    assert CHAPTERS[code].count("```") == 2 * len(SNIPPETS[code])


@pytest.mark.parametrize("code", SHOWN)
def test_the_bad_example_has_the_problem(code, tmp_path):
    assert code in {problem.code for problem in problems_of(SNIPPETS[code]["Bad"], tmp_path)}


@pytest.mark.parametrize("code", SHOWN)
def test_the_good_example_has_no_error_and_not_the_problem(code, tmp_path):
    found = problems_of(SNIPPETS[code]["Good"], tmp_path)
    assert [p for p in found if p.level == "error" or p.code == code] == []
