"""What a command loads: `check` neither web nor database, and whatever serves gevent before all else."""

import subprocess
import sys

import pytest

from quizapp.settings import PACKAGE
from tests.builders import a_topic, write_topic

LOADED = """
import runpy, sys
sys.argv[0] = "quizapp"
try:
    runpy.run_module("quizapp", run_name="__main__")
except SystemExit:
    pass
print("loaded:", *sys.modules)
"""


def loaded_by(*words):
    """The modules that a command has loaded when it ends, in their order."""
    command = [sys.executable, "-P", "-c", LOADED, *map(str, words)]
    done = subprocess.run(
        command,
        cwd=PACKAGE.parent,
        env={"PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.rpartition("loaded: ")[2].split()


def test_checking_loads_neither_web_nor_database_nor_gevent(tmp_path):
    names = loaded_by("check", write_topic(tmp_path, a_topic()))
    assert "quizapp.topics.shelf.loading" in names
    roots = {name.partition(".")[0] for name in names}
    heavy = {"flask", "jinja2", "werkzeug", "wtforms", "sqlalchemy", "alembic", "gevent"}
    assert not roots & {*heavy, "psycopg", "markdown_it"}


@pytest.mark.parametrize("words", [["serve", "--help"], ["preview", "--help"], ["--help"]])
def test_whatever_serves_loads_gevent_before_all_else(words):
    names = loaded_by(*words)
    assert names.index("gevent.monkey") < names.index("click")
