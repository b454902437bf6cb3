"""The reading process: whatever it meets, players are served and it comes back."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import gevent
import pytest

from quizapp.settings import PACKAGE
from quizapp.web.reading_process import ReadingProcess
from tests.builders import a_topic, write, write_topic

ENV = os.environ | {"PYTHONPATH": str(PACKAGE.parent), "PYTHONUTF8": "1"}
LONGEST = 15  # seconds, on a machine that does much else


@pytest.fixture
def folder(tmp_path):
    """A content folder with one topic in it."""
    content = tmp_path / "content"
    write_topic(content, a_topic(title="Cities"), "cities")
    return content


@contextmanager
def serving(tmp_path, folder):
    """A server process and its address."""
    env = {"QUIZAPP_INSTANCE": str(tmp_path / "instance"), "QUIZAPP_CONTENT": str(folder)}
    command = [sys.executable, "-m", "quizapp", "serve", "--port", "0"]
    log = tmp_path / "log"
    with (
        log.open("w") as to,
        subprocess.Popen(command, env=ENV | env, stderr=to) as server,
    ):
        try:
            soon(lambda: " at http://" in log.read_text())
            yield server, re.search(r"http://\S+", log.read_text())[0]
        finally:
            server.terminate()
            server.wait(LONGEST)


def soon(is_so):
    """Wait until it is so."""
    end = time.monotonic() + LONGEST
    while not is_so():
        assert time.monotonic() < end, "this takes too long"
        time.sleep(0.05)


def page(address):
    with urllib.request.urlopen(address, timeout=LONGEST) as response:
        return response.read().decode()


def readers_of(pid):
    """The processes that this one started."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in children.read_text().split()]


def lives(pid):
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False


def test_a_running_server_sees_new_files_though_a_pipe_lies_between_them(tmp_path, folder):
    with serving(tmp_path, folder) as (server, address):
        assert "Cities" in page(address)
        os.mkfifo(folder / "a.yaml")
        write_topic(folder, a_topic(title="Rivers"), "rivers")
        soon(lambda: "Rivers" in page(address))
        assert "a.yaml:1:1: error not-a-file" in (tmp_path / "log").read_text()
        server.terminate()
        assert server.wait(LONGEST) is not None


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for the server's children")
def test_a_reading_process_that_dies_is_started_again_and_none_outlives_the_server(
    tmp_path, folder
):
    with serving(tmp_path, folder) as (server, address):
        [first] = readers_of(server.pid)
        os.kill(first, signal.SIGKILL)
        assert "Cities" in page(address)
        write_topic(folder, a_topic(title="Rivers"), "rivers")
        soon(lambda: "Rivers" in page(address))
        assert "The reading process ended" in (tmp_path / "log").read_text()
        [second] = readers_of(server.pid)
        server.kill()
        soon(lambda: not lives(second))


BOUNDED = """
import sys
from pathlib import Path
from quizapp.topics.shelf import reader
used = 4096 * int(Path("/proc/self/statm").read_text().split()[0])
reader.MOST_SECONDS, reader.MOST_MEMORY = {seconds}, used + {memory}
reader.main(Path(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
"""
QUESTION = """
  - id: {number}
    question: Is it so?
    type: true-false
    answer: true
"""


@pytest.mark.skipif(sys.platform != "linux", reason="others bound only one of both")
@pytest.mark.parametrize(("seconds", "memory"), [(-1, 1024**3), (10, 16 * 1024**2)])
def test_a_topic_that_costs_too_much_is_refused_and_all_others_are_in_play(
    make_app, tmp_path, folder, seconds, memory
):
    app = make_app(tmp_path / "instance", folder)
    for name in ("a", "b", "c"):
        questions = "".join(QUESTION.format(number=f"{name}{n}") for n in range(1000))
        write(folder / "large" / "sets" / f"{name}.yaml", f"title: Many\nquestions:{questions}")
    write(folder / "large" / "topic.yaml", "title: Large\n")
    topics = app.extensions["topics"]
    command = [sys.executable, "-c", BOUNDED.format(seconds=seconds, memory=memory)]
    reading = ReadingProcess(app, command)
    keeping = gevent.spawn(reading.keep)
    try:
        reading.wait(LONGEST)
    finally:
        keeping.kill()
    assert [problem.text.split()[2] for problem in topics.problems("large")] == ["too-costly:"]
    assert [summary.title for summary in topics.summaries()] == ["Cities"]
