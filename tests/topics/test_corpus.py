"""228 mistakes, and things that are none, each a file: the first problem, its place and its words."""

import csv
import re
from pathlib import Path

import pytest

from quizapp.topics.shelf.loading import load

CORPUS = Path(__file__).parent / "corpus"
TOO_LARGE = b"title: " + b"x" * 1_200_000  # not worth keeping as a file
UNKIND = re.compile(r"mapping|scalar|parse|\bnode|invalid|Traceback|None|\bdict|\bstring", re.I)

with (CORPUS / "expected.tsv").open(encoding="utf-8", newline="") as table:
    CASES = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("corpus")


def loaded(case, folder):
    path = CORPUS / f"{case['id']}.yaml"
    if case["id"] == "Y026":
        path = folder / path.name
        path.write_bytes(TOO_LARGE)
    return load(path)


def test_every_case_is_in_the_table_once():
    assert [case["id"] for case in CASES] == [f"Y{number:03}" for number in range(1, 229)]
    files = {path.stem for path in CORPUS.glob("*.yaml")}
    assert files == {case["id"] for case in CASES} - {"Y026"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_case_gives_the_problem_that_the_table_says(case, folder):
    given = loaded(case, folder)
    if case["code"] == "ok":
        assert given.problems == ()
        assert given.topic is not None
        return
    first = given.problems[0]
    assert (first.code, first.line, first.column) == (
        case["code"],
        int(case["line"]),
        int(case["column"]),
    ), first
    assert first.message.startswith(case["begins"])
    assert (given.topic is None) == any(p.level == "error" for p in given.problems)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_case_is_told_without_the_words_of_programmers_and_with_a_mend(case, folder):
    for problem in loaded(case, folder).problems:
        told = re.sub("“[^”]*”", "", f"{problem.message} {problem.fix}")
        assert not UNKIND.search(told), problem
        assert problem.message[-1:] in ".?", problem
        assert len(problem.fix) > 8, problem


def test_one_mistake_is_told_once():
    twice = {"Y012", "Y024", "Y025", "Y037", "Y158", "Y195"}  # these hold two
    bombs = {"Y082", "Y084", "Y085", "Y086"}
    for case in CASES:
        if case["code"] != "ok" and case["id"] not in {"Y026", *twice, *bombs}:
            problems = load(CORPUS / f"{case['id']}.yaml").problems
            assert len(problems) == 1, problems


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"[" * 100_000, "too-deep"),
        (b"title: x\nquestions:\n  - " + b"{a: " * 50_000, "too-deep"),
        (b"a: &a [x,x]\nb: {<<: [*a, *a]}\n", "anchor"),
        (b"a: &a {x: 1}\nb: {<<: *a, <<: *a}\n", "anchor"),
        (
            b"a: &a [l,o,l]\n"
            + b"".join(
                b"%c: &%c [%s]\n" % (98 + i, 98 + i, b"*%c," % (97 + i) * 9) for i in range(20)
            ),
            "anchor",
        ),
        (b"a: [" + b"x," * 100_001 + b"]", "too-many-values"),
    ],
)
def test_a_hostile_file_is_refused_with_its_reason(tmp_path, data, code):
    path = tmp_path / "bomb.yaml"
    path.write_bytes(data)
    given = load(path)
    assert given.topic is None
    assert given.problems[0].code == code
