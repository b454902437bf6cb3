import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quizapp.topics.problems.problem import Problem
from quizapp.topics.source import reading
from quizapp.topics.source.reading import Reading, read

GOOD = """\
# The visit
title: The visit — 한국과 중국
as_of: 2026-01-10
questions:
  - id: host-city
    question: "In which city: Beijing or Seoul?"
    choices:
      - Beijing
      - text: Shanghai   # later
        feedback: |
          Shanghai came later:
            in the same trip.
      - 'It''s Seoul'
    answer: Beijing
    sources: [a, {url: "https://example.org/#x", title: B}]

  - question: >
      Folded
      text
    answer: no
    points:
"""

HOSTILE = [
    b"[" * 100_000,
    b"{" * 100_000,
    b"? " * 400_000,
    b"- " * 500_000,
    b"a: &a [x,x]\n"
    + b"".join(b"%c: &%c [%s]\n" % (98 + i, 98 + i, b"*%c," % (97 + i) * 9) for i in range(20)),
    b"b: &b {x: 1}\nc:\n  <<: [*b, *b]\n",
    b"a: [" + b"x," * 100_001 + b"]",
]


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, problems
    return problems[0]


def assert_sound(given: Reading) -> None:
    for problem in given.problems:
        assert 1 <= problem.line <= len(given.lines), problem
        assert 1 <= problem.column <= len(given.lines[problem.line - 1]) + 1, problem
    assert given.value is not None or given.problems


@pytest.mark.parametrize("data", HOSTILE)
def test_a_hostile_file_is_refused(data):
    given = read(data, "a.yaml")
    assert any(problem.level == "error" for problem in given.problems)
    assert_sound(given)


@pytest.mark.parametrize(
    "written",
    ["no", "on", "NO", "010", "0x1F", "1_914", "1:30", "1.10", "1e3", ".nan", "1992-08-24"],
)
def test_text_stays_text(written):
    assert read(f"answer: {written}\n".encode(), "a.yaml").value == {"answer": written}


def test_lists_and_keys_may_stand_twelve_deep():
    given = read(("a: " + "[" * 11 + "]" * 11).encode(), "a.yaml")
    assert given.value
    assert not given.problems


@pytest.mark.parametrize("written", ["", " ~", " null", " # nothing"])
def test_nothing_is_none(written):
    given = read(f"answer:{written}\n".encode(), "a.yaml")
    assert given.value == {"answer": None}
    assert not given.problems


@pytest.mark.parametrize("written", ['"~"', "'null'", '""'])
def test_a_word_for_nothing_in_quotes_is_text(written):
    assert read(f"answer: {written}".encode(), "a.yaml").value == {"answer": written[1:-1]}


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "\ufefftitle: x\n",
        "title: x\r\nlang: en\r\n",
        "title: x\rlang: en\r",
        "title:\tx",
        '{\n\t"title": "x"\n}',
        "choices: [a, b,]",
        "text: C# or F#",
        "text: “Hello”",
        "text: ...",
        "---\ntitle: x\n",
        "a: 1\n\t\nb: 2",
        "a: |\n  title:x\n  \ttab\n  <<<<<<< x\nb: 2",
        'a: "one\n  title:x\n\ttwo"\nb: 2',
        "source:\n  https://example.org/a:b",
        "source:\n  doi:10.1000/1",
        "a: [x,\n\ty:z]",
        "summary: Note this\n  Note:that is text",
        "time: 1:30\nratio:\n  - a:b",
        "title: 注意：这是正文",
        "temperature: -5",
    ],
)
def test_a_good_file_has_no_problem(text):
    assert read(text.encode(), "a.yaml").problems == []


def test_a_good_file_is_read_whole():
    given = read(GOOD.encode(), "a.yaml")
    assert given.value is not None
    first, second = given.value["questions"]
    assert first["choices"][1]["feedback"] == "Shanghai came later:\n  in the same trip.\n"
    assert first["choices"][2] == "It's Seoul"
    assert first["sources"] == ["a", {"url": "https://example.org/#x", "title": "B"}]
    assert second == {"question": "Folded text\n", "answer": "no", "points": None}


def test_every_value_and_key_knows_its_place():
    given = read(GOOD.encode(), "a.yaml")
    assert given.where(["title"]) == (2, 8, 26)
    assert given.where(["title"], key=True) == (2, 1, 6)
    assert given.where(["questions", 0, "choices", 1, "text"]) == (9, 15, 23)
    assert given.where(["questions", 0, "choices", 1, "text"], key=True)[:2] == (9, 9)
    assert given.where(["questions", 1])[:2] == (17, 5)
    assert given.where(["questions", 0, "sources", 1, "title"], key=True)[:2] == (15, 50)


def test_a_missing_path_is_placed_at_its_nearest_parent():
    given = read(GOOD.encode(), "a.yaml")
    assert given.where(["questions", 1, "evidence", "text"], key=True)[:2] == (17, 5)
    assert given.where(["questions", 7])[:2] == (5, 3)
    assert given.where(["nothing"]) == (2, 1, 26)
    assert read(b"", "a.yaml").where(["title"]) == (1, 1, 1)


def test_columns_count_characters_not_bytes():
    given = read("\ufeff{😀: 한국, b: [가, 나]}".encode(), "a.yaml")
    assert given.where(["b", 1])[:2] == (1, 16)
    assert given.where(["b"], key=True)[:2] == (1, 9)


def test_all_mistakes_are_reported_at_once():
    text = "a: &x 1\na: 2\nb: *x\nc: !!int 3\nd: a #1\n? [e]\n: f\na: 4\n"
    given = read(text.encode(), "a.yaml")
    assert [(p.code, p.line) for p in given.problems] == [
        ("anchor", 1),
        ("duplicate-key", 2),
        ("alias", 3),
        ("tag", 4),
        ("comment-in-text", 5),
        ("key-not-a-word", 6),
        ("duplicate-key", 8),
    ]
    assert given.value == {"a": "1", "b": None, "c": "3", "d": "a"}


def test_every_line_with_a_tab_is_reported():
    given = read(b"questions:\n\t- text: a\n\t  answer: b\n\t- text: c\n", "a.yaml")
    assert [(p.code, p.line) for p in given.problems] == [("tab-indent", n) for n in (2, 3, 4)]


def test_a_repeated_key_keeps_the_first_value_and_names_its_line():
    given = read(b"title: a\nanswer: b\ntitle: {c: d}\n", "a.yaml")
    assert given.value == {"title": "a", "answer": "b"}
    assert given.where(["title"])[:2] == (1, 8)
    assert "“title”" in only(given.problems).message
    assert "line 1" in only(given.problems).message


def test_a_warning_does_not_make_a_file_unreadable():
    given = read(b"".join(b"k%d: a #b\n" % n for n in range(80)), "a.yaml")
    assert given.value is not None
    assert len(given.value) == 80
    assert {problem.level for problem in given.problems} == {"warning"}


def damaged(text: str) -> st.SearchStrategy[str]:
    lines = text.splitlines(keepends=True)
    numbers = st.integers(0, len(lines) - 1)
    return st.one_of(
        st.integers(0, len(text)).map(lambda end: text[:end]),
        numbers.map(lambda n: "".join(lines[:n] + lines[n + 1 :])),
        numbers.map(lambda n: "".join(lines[: n + 1] + lines[n:])),
        st.tuples(
            st.integers(0, len(text)), st.sampled_from("\t\"'[]{}:#&*!|>%@`-?\n \u00a0\u2028\0")
        ).map(lambda put: text[: put[0]] + put[1] + text[put[0] :]),
        st.text(
            alphabet="ab:-[]{},#&*!|>'\"%@`?~\\\n\t \r\u00a0：한0\ud7ff\U0001f600", max_size=60
        ),
    )


@given(damaged(GOOD))
def test_a_damaged_file_gives_only_problems_inside_it(text):
    assert_sound(read(text.encode(), "a.yaml"))


@given(st.one_of(st.binary(max_size=200), st.integers(0, 200).map(lambda n: GOOD.encode()[:n])))
def test_any_bytes_give_only_problems_inside_them(data):
    assert_sound(read(data, "a.yaml"))


@given(damaged(GOOD))
def test_reading_without_libyaml_is_as_safe(text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "LOADER", yaml.SafeLoader)
        assert_sound(read(text.encode(), "a.yaml"))
