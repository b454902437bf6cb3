"""`quizapp new`: what it writes plays at once, and it never harms what is there."""

import json

import pytest
from click.testing import CliRunner

from quizapp.cli import main
from quizapp.questions import BY_NAME
from tests.builders import a_topic, write, write_topic


def run(*arguments):
    done = CliRunner().invoke(main, [str(argument) for argument in arguments])
    return done.exit_code, done.output


def is_clean(path):
    return run("check", "--strict", path)[0] == 0


def test_a_starter_is_clean_and_says_where_its_schema_is(tmp_path):
    assert run("new", "Big capitals", "--in", tmp_path)[0] == 0
    path = tmp_path / "big-capitals.yaml"
    first, *_ = path.read_text().splitlines()
    schema = first.partition("$schema=")[2]
    assert first.startswith("# yaml-language-server: ")
    assert json.loads((tmp_path / schema).read_text())["properties"]["questions"]
    assert is_clean(path)


def test_a_folder_is_clean_and_each_file_finds_its_schema(tmp_path):
    assert run("new", "--topic", "my-world", "--in", tmp_path)[0] == 0
    folder = tmp_path / "my-world"
    files = sorted(folder.rglob("*.yaml"))
    assert [file.name for file in files] == ["first.yaml", "timeline.yaml", "topic.yaml"]
    for file in files:
        first = file.read_text().splitlines()[0]
        assert (file.parent / first.partition("$schema=")[2]).is_file()
    assert is_clean(folder)


@pytest.mark.parametrize("name", BY_NAME)
@pytest.mark.parametrize("topic", [(), ("--topic",)])
def test_the_example_of_every_type_can_be_added(tmp_path, name, topic):
    assert run("new", "world", "--type", name, "--in", tmp_path, *topic)[0] == 0
    assert is_clean(tmp_path)


def test_an_example_is_added_behind_the_last_question(tmp_path):
    path = write(
        tmp_path / "world.yaml",
        "title: World\nquestions:\n  - question: 1+1?\n    choices: [1, 2]\n    answer: 2",
    )
    assert run("new", "world", "--type", "ordering", "--in", tmp_path)[0] == 0
    assert "world: 2 questions" in run("check", path)[1]


def test_an_example_that_does_not_fit_changes_nothing(tmp_path):
    path = write_topic(tmp_path, a_topic(summary="x"), "world")
    path.write_text(path.read_text() + "language: en\n")
    before = path.read_bytes()
    code, told = run("new", "world", "--type", "ordering", "--in", tmp_path)
    assert (code, path.read_bytes()) == (1, before)
    assert "Copy it yourself" in told


def test_nothing_is_overwritten(tmp_path):
    path = write_topic(tmp_path, a_topic(), "world")
    before = path.read_bytes()
    code, told = run("new", "world", "--in", tmp_path)
    assert (code, path.read_bytes()) == (1, before)
    assert "is there already" in told
