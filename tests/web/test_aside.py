"""Work done aside: it gives and raises what it would here, and holds nobody up."""

import os
import subprocess
import sys

import pytest

from quizapp.settings import PACKAGE
from quizapp.web.aside import aside

SERVED = """
from gevent import monkey
monkey.patch_all()
import threading, time
import gevent
from contextvars import ContextVar
from quizapp.web.aside import aside

seen = ContextVar("seen")
seen.set("the request")
main = threading.get_native_id()

turns = []

def slow():
    until, before = time.monotonic() + 10, len(turns)
    while len(turns) < before + 5 and time.monotonic() < until:
        pass
    assert len(turns) >= before + 5, turns
    return threading.get_native_id() != main and seen.get()

def others():
    while True:
        turns.append(1)
        gevent.sleep(0.001)

gevent.spawn(others)
assert aside(lambda: aside(slow)) == "the request"
try:
    aside(lambda: {}["key"])
except KeyError:
    print("done")
"""


def test_in_a_server_others_have_their_turns_meanwhile():
    env = os.environ | {"PYTHONPATH": str(PACKAGE.parent)}
    command = [sys.executable, "-c", SERVED]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=30, check=False)
    assert (done.stdout, done.stderr) == ("done\n", "")


def test_where_no_loop_would_stand_still_it_is_done_at_once():
    assert aside(lambda: 1) == 1
    with pytest.raises(KeyError):
        aside(lambda: {}["key"])
