import re

import pytest
import yaml

from quizapp.topics.problems.problem import Problem, report
from quizapp.topics.source.building import Builder
from quizapp.topics.source.decoding import LARGEST_FILE
from quizapp.topics.source.findings import Findings
from quizapp.topics.source.reading import read
from quizapp.topics.source.yaml_errors import explain

MISTAKES: list[tuple[str, str, int, int]] = [
    # Whole files
    ("", "empty-file", 1, 1),
    ("  \n\n", "empty-file", 1, 1),
    ("# my quiz\n", "only-comments", 1, 1),
    ("just text", "text-at-top", 1, 1),
    ("- a\n- b\n", "list-at-top", 1, 1),
    ("title: a\n---\ntitle: b\n", "second-document", 2, 1),
    ("title: a\n...\ntitle: b\n", "second-document", 3, 1),
    ("%YAML 1.3\n---\ntitle: a", "directive", 1, 1),
    ("%YAML 1.1\n---\ntitle: a", "directive", 1, 1),
    ("<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> x\n", "merge-conflict", 1, 1),
    ("title: a\n=======\nanswer: b\n", "merge-conflict", 2, 1),
    # Characters nobody sees
    ("title: a\0b", "odd-character", 1, 9),
    ("title: 한\x07국", "odd-character", 1, 9),
    ("title: a\n\ufeffanswer: b", "odd-character", 2, 1),
    ("title: a\u2028b: 1", "odd-character", 1, 9),
    ('title: "a\\0b"', "odd-character", 1, 10),
    ('title: "\\ud800"', "odd-character", 1, 9),
    ('title: "\\ud83d\\ude00"', "odd-character", 1, 9),
    # Spaces, tabs, colons
    ("questions:\n\t- text: a", "tab-indent", 2, 1),
    ("a:\n  b: 1\n  \tc: 2", "tab-indent", 3, 3),
    ("-\ta: 1", "tab-indent", 1, 2),
    ("questions:\n  - text: a\n   answer: b", "indentation", 3, 4),
    ("questions:\n    - text: a\n  - text: b", "indentation", 3, 3),
    ("title: a\n answer: b", "indentation", 2, 2),
    ("  title: a\nanswer: b", "indentation", 2, 1),
    ("- a\nb: 1", "indentation", 2, 1),
    ("a: 1\n- b", "indentation", 2, 1),
    ("questions:\n -text: a", "missing-space", 2, 2),
    ("-item\n", "missing-space", 1, 1),
    ("title:x", "missing-space", 1, 6),
    ("title:x\nlang: en", "missing-space", 1, 6),
    ("source:\n  title:BBC", "missing-space", 2, 8),
    ("a: 1\npoints:2\nb: 3", "missing-space", 2, 7),
    ("title：x", "full-width-colon", 1, 6),
    ("a: 1\ntitle：한국\nb: 2", "full-width-colon", 2, 6),
    ("title:\u00a0x\nlang: en", "special-space", 1, 7),
    ("a:\n\u00a0\u00a0b: 1", "special-space", 2, 1),
    ("a: 1\nfoo bar\nb: 2", "no-key", 2, 1),
    ("a: |\n  x\n y", "no-key", 3, 2),
    ("text: Who said: I came?", "colon-in-text", 1, 15),
    ("제목: 한국: 중국", "colon-in-text", 1, 7),
    # Quotes and brackets
    ('text: "Hello\nanswer: b', "open-quote", 1, 7),
    ('text: "Hello\nanswer: "b"', "open-quote", 1, 7),
    ("text: 'Hello", "open-quote", 1, 7),
    ("text: 'It's 1914'", "quote-inside", 1, 11),
    ('text: "He said "hi" to me"', "quote-inside", 1, 17),
    ('text: "abc" def', "text-after-quote", 1, 13),
    ('text: "C:\\path"', "backslash", 1, 10),
    ("choices: [a, b, c\nanswer: a", "open-bracket", 1, 10),
    ("a: [1, 2", "open-bracket", 1, 4),
    ("a: {b: 2", "open-bracket", 1, 4),
    ("choices: [a, , b]", "empty-entry", 1, 14),
    ('choices: ["a" b]', "missing-comma", 1, 15),
    # Characters that mean something
    ("text: *important* word", "special-start", 1, 7),
    ("text: &amp; so on", "special-start", 1, 7),
    ("text: %50 of them", "special-start", 1, 7),
    ("text: @home", "special-start", 1, 7),
    ("text: `code`", "special-start", 1, 7),
    ("text: ? what", "special-start", 1, 7),
    ("text: - item", "special-start", 1, 7),
    ("text: >100 people", "special-start", 1, 7),
    ("text: |x", "special-start", 1, 7),
    ("text: {year} of peace", "special-start", 1, 7),
    ("text: [sic] he wrote", "special-start", 1, 7),
    ("text: }", "special-start", 1, 7),
    ("text: The #1 song of 1999", "comment-in-text", 1, 11),
    # Refused on purpose
    ("a: &x 1\nb: 2", "anchor", 1, 4),
    ("a: *nope", "alias", 1, 4),
    ("<<: {x: 1}", "merge-key", 1, 1),
    ("text: !wow", "tag", 1, 7),
    ('a: !!python/object/apply:os.system ["id"]', "tag", 1, 4),
    ("? [1, 2]\n: b", "key-not-a-word", 1, 3),
    ("{{a: 1}: 2}", "key-not-a-word", 1, 2),
    (": x", "no-key", 1, 1),
    ("a: 1\nb: 2\na: 3", "duplicate-key", 3, 1),
    ("a: " + "[" * 40, "too-deep", 1, 15),
    ("a: " + "[" * 12 + "]" * 12, "too-deep", 1, 15),
]

BYTES: list[tuple[bytes, str, int, int]] = [
    (b"PK\x03\x04\x14\0\0\0", "zip", 1, 1),
    (b"{\\rtf1\\ansi hello}", "rtf", 1, 1),
    (b"\x89PNG\r\n\x1a\n", "picture", 1, 1),
    (b"\x1f\x8b\x08\0", "gzip", 1, 1),
    (b"<!DOCTYPE html><html>", "web-page", 1, 1),
    ("title: é".encode("utf-16"), "utf-16", 1, 1),
    ("title: é".encode("utf-16-le"), "utf-16", 1, 1),
    ("제목: a\r\ntitle: café".encode().replace(b"\xc3\xa9", b"\xe9"), "not-utf-8", 2, 11),
    (b"title: \x93hi\x94\n", "not-utf-8", 1, 8),
    (b"a: " + b"x" * LARGEST_FILE, "too-large", 1, 1),
    (b"\n" * 100_000, "too-large", 1, 1),
]


UNKIND = re.compile(r"mapping|scalar|\bnode|parse|invalid|token|sequence|anchor|YAML error", re.I)


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, problems
    return problems[0]


@pytest.mark.parametrize(("text", "code", "line", "column"), MISTAKES)
def test_a_mistake_is_named_where_it_was_made(text, code, line, column):
    given = read(text.encode(), "a.yaml")
    found = given.problems[0]
    assert (found.code, found.line, found.column) == (code, line, column), found
    assert len(given.problems) == 1 or "\\ud" in text or "\u2028" in text, given.problems


@pytest.mark.parametrize(("data", "code", "line", "column"), BYTES)
def test_a_file_that_is_no_utf_8_text_is_refused_with_its_kind(data, code, line, column):
    given = read(data, "a.yaml")
    found = only(given.problems)
    assert (found.code, found.line, found.column) == (code, line, column)
    assert given.value is None


@pytest.mark.parametrize("data", [m[0].encode() for m in MISTAKES] + [b[0] for b in BYTES])
def test_a_problem_is_told_without_the_words_of_programmers(data):
    for problem in read(data, "a.yaml").problems:
        assert not UNKIND.search(re.sub("“[^”]*”", "", problem.message + problem.fix)), problem


def test_the_remedy_is_the_line_as_it_should_be():
    found = only(read(b"text: Who said: I came?", "sets/a.yaml").problems)
    assert str(found).startswith("sets/a.yaml:1:15: ")
    assert found.fix == 'Put the text in quotes: “"Who said: I came?"”.'
    assert only(read(b"title:x", "a").problems).fix == "Write “title: x”."


def test_a_report_points_at_the_column_below_wide_letters():
    line = "제목: 한국: 중국"
    found = only(read(line.encode(), "a.yaml").problems)
    assert report(found, line) == f"{found}\n{line}\n{' ' * 10}^"
    assert report(found, None) == str(found)


def test_a_report_shows_a_part_of_a_very_long_line_and_nothing_that_steers_a_terminal():
    found = Problem("a.yaml", 1, 5001, 5002, "unreadable", "Wrong.", "Mend it.")
    shown = report(found, "\x1b" * 5000 + "y" * 5000).split("\n")
    assert "\x1b" not in shown[1]
    assert len(shown[1]) < 130
    assert shown[1][shown[2].index("^")] == "y"


def test_an_error_without_a_place_is_told_where_the_last_text_stood():
    text = "title: Bees\nlanguage: en\n"
    builder = Builder(Findings("a.yaml", text.split("\n")))
    assert explain(RecursionError(), builder, []).at == (0, 0)
    for event in yaml.parse(text):
        builder.take(event)
    found = explain(RecursionError(), builder, [])
    assert (found.code, found.at) == ("unreadable", (1, 10))
