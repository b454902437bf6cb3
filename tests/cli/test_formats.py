"""The formats of `quizapp check`, its exit codes, and what `--fix` does."""

import json

import pytest
from click.testing import CliRunner

from quizapp.cli import main
from tests.builders import a_question, a_topic, write, write_files, write_topic

KEYS = ["file", "line", "column", "end_column", "level", "code", "message", "fix"]
WEAK = a_topic(a_question(question="Which of these is not a city?"))


def check(*arguments, **more):
    done = CliRunner().invoke(main, ["check", *map(str, arguments)], **more)
    return done.exit_code, done.output


@pytest.fixture
def broken(tmp_path):
    return write(
        tmp_path / "a, b.yaml", "title: T\nquestions:\n  - question: Who?\n    choises: [a]\n"
    )


def test_json_is_one_array_of_objects_with_exactly_these_keys(broken):
    code, told = check(broken, "--format", "json")
    found = json.loads(told)
    assert code == 1
    assert [list(one) for one in found] == [KEYS] * len(found)
    unknown = next(one for one in found if one["code"] in {"unknown-key", "no-type"})
    assert unknown["file"] == str(broken)
    assert unknown["line"] >= 3
    assert unknown["end_column"] > unknown["column"]
    assert unknown["level"] == "error"


def test_json_of_a_good_topic_is_an_empty_array(tmp_path):
    assert check(write_topic(tmp_path, a_topic()), "--format", "json") == (0, "[]\n")


def test_github_annotates_the_line(broken):
    line = check(broken, "--format", "github")[1].splitlines()[0]
    file = str(broken).replace(",", "%2C").replace(":", "%3A")
    assert line.startswith(f"::error file={file},line=")
    assert "col=" in line
    assert "title=" in line


def test_sarif_names_every_rule_it_uses(broken):
    log = json.loads(check(broken, "--format", "sarif")[1])
    (run,) = log["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert log["version"] == "2.1.0"
    assert {result["ruleId"] for result in run["results"]} == rules
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["endColumn"] >= region["startColumn"] >= 1


def test_warnings_count_only_when_strict(tmp_path):
    path = write_topic(tmp_path, WEAK)
    assert check(path)[0] == 0
    code, told = check(path, "--strict")
    assert code == 1
    assert "warning negative: “not” turns this question round" in told
    assert "why: docs/problems.md#negative" in told


def test_what_cannot_be_looked_at_exits_2(tmp_path):
    assert check(tmp_path / "nothing")[0] == 2
    assert check(tmp_path, "--format", "xml")[0] == 2


def test_a_set_inside_a_folder_means_its_topic(tmp_path):
    files = {"topic.yaml": {"title": "T"}, "sets/a.yaml": a_topic()}
    folder = write_files(tmp_path / "one", files)
    assert "one: 1 question" in check(folder / "sets" / "a.yaml")[1]


def test_fix_shows_a_diff_and_asks(tmp_path):
    path = write(tmp_path / "a.yaml", "title:T\nquestions:\n\t- question: Who?\n")
    before = path.read_bytes()
    told = check(path, "--fix", input="n\n")[1]
    assert "-title:T\n+title: T\n" in told
    assert "-\t- question: Who?\n+  - question: Who?\n" in told
    assert path.read_bytes() == before
    check(path, "--fix", input="y\n")
    assert path.read_bytes() == b"title: T\nquestions:\n  - question: Who?\n"


def test_fix_says_so_where_nothing_can_be_mended(tmp_path):
    assert "Nothing can be mended" in check(write_topic(tmp_path, a_topic()), "--fix")[1]


def test_the_guess_and_the_coverage_are_printed(tmp_path):
    questions = [
        a_question(id=f"q{n}", question=f"What is number {n}?", evidence="First paragraph")
        for n in range(5)
    ]
    article = "First paragraph.\n\nSecond paragraph."
    told = check(write_topic(tmp_path, a_topic(*questions, article=article)))[1]
    assert "guessing by habit earns at most 100% (always the second), chance 33%" in told
    assert "quotations of each paragraph: 1:5 2:0" in told
