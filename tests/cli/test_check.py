"""The command line: `quizapp check`, what it says and how it ends."""

import os
import subprocess
import sys
import urllib.request

import pytest
from click.testing import CliRunner

from quizapp.cli import main
from quizapp.settings import PACKAGE
from tests.builders import a_question, a_topic, an_entry, write_files, write_topic

BROKEN = "title: T\nquestions:\n  - question: 한국의 수도는?\n    choices: [서울, 부산]\n    answer: 인천\n"
NOTHING = "0 errors, 0 warnings, 0 notes\n"


def quizapp(*arguments, cwd=None, **environment):
    """What the command did as a process of its own."""
    env = os.environ | {"PYTHONPATH": str(PACKAGE.parent), "PYTHONUTF8": "1"} | environment
    command = [sys.executable, "-m", "quizapp", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def test_a_problem_is_printed_with_its_place_its_line_and_a_caret(tmp_path):
    write_topic(tmp_path, BROKEN, "korea")
    done = quizapp("check", "korea.yaml", cwd=tmp_path)
    told, line, caret, why, _, count = done.stdout.splitlines()
    assert told.startswith("korea.yaml:5:13: error wrong-value: The answer “인천” is not one of")
    assert line == "    answer: 인천"
    assert caret == "            ^"
    assert why == "  why: docs/problems.md#wrong-value"
    assert count == "1 error, 0 warnings, 0 notes"
    assert (done.returncode, done.stderr) == (1, "")


def check(*paths):
    """What `check` says of these paths, and its exit code, without a process of its own."""
    done = CliRunner().invoke(main, ["check", *map(str, paths)])
    return done.exit_code, done.output


def test_a_path_that_is_not_there_is_told(tmp_path):
    code, told = check(tmp_path / "nothing")
    assert code == 2
    assert "There is no file or folder" in told


def test_a_good_topic_has_no_problem(tmp_path):
    path = write_topic(tmp_path, a_topic())
    assert check(path) == (0, "inventions: 1 question, 0 events\n" + NOTHING)


def test_a_folder_of_topics_is_checked_topic_by_topic(tmp_path):
    write_topic(tmp_path, a_topic(), "good")
    write_topic(tmp_path, BROKEN, "korea")
    write_files(tmp_path / "folder", {"topic.yaml": "titel: x\n"})
    code, told = check(tmp_path)
    assert code == 1
    assert "good: 1 question" in told
    assert "korea.yaml:5:13: error" in told
    assert "folder/topic.yaml:1:1: error unknown-key: “titel” is not a key here." in told
    assert told.endswith("\n2 errors, 0 warnings, 0 notes\n")


@pytest.mark.parametrize("name", ["one", "two"])
def test_a_folder_of_folders_is_a_folder_of_topics(tmp_path, name):
    for folder in ("one", "two"):
        files = {"topic.yaml": {"title": folder}, "sets/a.yaml": a_topic()}
        write_files(tmp_path / folder, files)
    code, told = check(tmp_path)
    assert (code, f"{name}: 1 question" in told) == (0, True)


def test_the_folder_of_one_topic_is_one_topic(tmp_path):
    files = {
        "topic.yaml": {"title": "T"},
        "timeline.yaml": {"events": [an_entry(f"e{n}", f"19{n}0") for n in range(1, 5)]},
    }
    assert check(write_files(tmp_path / "one", files)) == (
        0,
        "one: 0 questions, 4 events\n" + NOTHING,
    )


def test_the_skills_that_questions_ask_for_are_counted(tmp_path):
    questions = [a_question(id=f"q{n}", question=f"Why {n}?", skill="cause") for n in range(2)]
    told = check(write_topic(tmp_path, a_topic(*questions, a_question())))[1]
    assert "  skills: cause 2, none said 1\n" in told
    assert "skills" not in check(write_topic(tmp_path, a_topic(), "none"))[1]


def test_a_topic_folder_without_its_topic_file_is_told(tmp_path):
    code, told = check(write_files(tmp_path / "one", {"sets/a.yaml": a_topic()}))
    assert code == 1
    assert "one/topic.yaml:1:1: error no-topic-file: This file is missing." in told


def test_two_topics_with_one_id_are_told(tmp_path):
    for name in ("one", "two"):
        write_topic(tmp_path, a_topic(id="same"), name)
    code, told = check(tmp_path)
    assert code == 1
    assert "two.yaml:1:1: error duplicate-id: Another topic has the id “same” already." in told


def test_the_shipped_topics_are_checked_where_no_path_is_given(monkeypatch):
    monkeypatch.delenv("QUIZAPP_CONTENT", raising=False)
    code, told = check()
    assert code == 0
    assert "\n0 errors, " in told


def test_the_folder_of_the_setting_is_checked_where_no_path_is_given(tmp_path, monkeypatch):
    monkeypatch.setenv("QUIZAPP_CONTENT", str(tmp_path))
    write_topic(tmp_path, BROKEN, "korea")
    assert check()[0] == 1


def test_a_wrong_setting_is_told_without_a_traceback(tmp_path, monkeypatch):
    monkeypatch.setenv("QUIZAPP_CONTENT", str(tmp_path / "nothing"))
    for command in ("check", "serve"):
        done = CliRunner().invoke(main, [command])
        assert done.exit_code in {1, 2}
        assert "QUIZAPP_CONTENT" in done.output
        assert isinstance(done.exception, SystemExit)


def test_debug_is_not_served_to_a_network(tmp_path, monkeypatch):
    monkeypatch.setenv("QUIZAPP_DEBUG", "1")
    monkeypatch.setenv("QUIZAPP_INSTANCE", str(tmp_path))
    done = CliRunner().invoke(main, ["serve", "--lan", "--port", "0"])
    assert done.exit_code == 1
    assert "QUIZAPP_DEBUG is on" in done.output


def test_the_server_tells_every_problem_and_serves_the_other_topics(tmp_path):
    content = tmp_path / "content"
    write_topic(content, BROKEN, "broken")
    write_topic(content, a_topic(title="Good"), "good")
    env = {"QUIZAPP_INSTANCE": str(tmp_path / "instance"), "QUIZAPP_CONTENT": str(content)}
    env |= {"PYTHONPATH": str(PACKAGE.parent), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "quizapp", "serve", "--port", "0"]
    with subprocess.Popen(
        command, env=os.environ | env, stderr=subprocess.PIPE, text=True
    ) as server:
        told = [server.stderr.readline()]
        while told[-1] and "http://" not in told[-1]:
            told.append(server.stderr.readline())
        assert told[-1], told  # it ended instead
        address = told[-1].split(" at ")[1].split()[0]
        with urllib.request.urlopen(address) as page:
            home = page.read().decode()
        server.terminate()
        server.wait()
    assert [line for line in told if "broken.yaml:5:13: error wrong-value: The answer" in line]
    assert "Good" in home
    assert "1 topic has mistakes" in home
