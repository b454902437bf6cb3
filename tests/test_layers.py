"""The import rule: a part imports itself and what stands to its left, and nothing happens at import."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from quizapp.settings import PACKAGE

ORDER = (
    ("text", "messages", "spacing", "english", "dateslips", "dates"),
    ("questions",),
    ("topics",),
    ("formats",),
    ("games",),
    ("results",),
    ("clock", "settings"),
    ("storage",),
    ("web",),
    ("cli",),
    ("__main__",),
)
PURE = (
    *ORDER[0],
    *("questions", "topics", "formats", "games", "results"),
)
SHELF = {"os", "time", "threading"}
"""What topics/shelf may know besides: it reads files, and it is a process of its own."""
LAYER = {part: place for place, parts in enumerate(ORDER) for part in parts}
FILES = sorted(
    path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem != "__init__"
)


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Every module and name that is imported, in full."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "an import is written in full"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def files_of(*parts: str) -> list[Path]:
    return [path for path in FILES if part_of(path) in parts]


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree_of(path)))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), path.name)


def wrong_imports(source: str, part: str) -> list[str]:
    """What a file of this part imports although it stands to its right."""
    own = [
        name.split(".")[1]
        for name in imports(ast.walk(ast.parse(source)))
        if name.startswith("quizapp.")
    ]
    return [name for name in own if LAYER[name] > LAYER[part]]


def test_every_part_has_its_place():
    assert {part_of(path) for path in FILES} <= set(LAYER)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_part_imports_only_itself_and_what_stands_to_its_left(path):
    assert wrong_imports(path.read_text(encoding="utf-8"), part_of(path)) == []


@pytest.mark.parametrize(
    ("part", "source"),
    [
        ("games", "from quizapp.storage import games"),
        ("topics", "def f():\n    import quizapp.games.quiz"),
        ("storage", "from quizapp import web"),
    ],
)
def test_the_rule_finds_what_breaks_it(part, source):
    assert wrong_imports(source, part)


def test_the_rules_of_play_know_no_web_no_database_and_no_clock():
    forbidden = {"flask", "jinja2", "wtforms", "flask_wtf", "sqlalchemy", "alembic", "werkzeug"}
    forbidden |= {"gevent", "time", "secrets", "uuid", "os", "threading", "socket", "logging"}
    for path in files_of(*PURE):
        roots = {name.partition(".")[0] for name in imports(nodes_of(path))}
        allowed = SHELF if path.parent == PACKAGE / "topics" / "shelf" else set()
        assert not roots & (forbidden - allowed), path


def test_chance_and_time_are_arguments():
    """`random` only as `random.Random(seed)`, and never a `now()` or `today()`."""
    for path in files_of(*PURE):
        for node in nodes_of(path):
            if not isinstance(node, ast.Attribute):
                continue
            assert node.attr not in {"now", "today", "utcnow", "SystemRandom", "urandom"}, path
            if isinstance(node.value, ast.Name) and node.value.id == "random":
                assert node.attr == "Random", path
        assert "from random" not in path.read_text(encoding="utf-8")


def test_random_is_never_without_a_seed():
    for path in files_of(*PURE):
        for node in nodes_of(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr != "Random" or node.args, path


def test_storage_knows_no_request():
    allowed = {"flask.Flask", "flask.current_app", "flask_sqlalchemy.SQLAlchemy"}
    for path in files_of("storage"):
        of_flask = {
            name for name in imports(nodes_of(path)) if name.startswith(("flask", "werkzeug"))
        }
        assert of_flask <= allowed, path


def test_the_web_writes_no_sql():
    for path in files_of("web", "cli"):
        names = set(imports(nodes_of(path)))
        assert not [
            name for name in names if name.startswith(("sqlalchemy", "flask_sqlalchemy", "sqlite3"))
        ]
        assert not [
            name
            for name in names
            if name.startswith(("quizapp.storage.tables", "quizapp.storage.database.db"))
        ]


def test_the_package_itself_is_empty():
    assert (PACKAGE / "__init__.py").read_text(encoding="utf-8") == ""


def test_nothing_calls_another_host():
    clients = {
        "requests",
        "httpx",
        "urllib.request",
        "http.client",
        "aiohttp",
        "urllib3",
        "ftplib",
        "smtplib",
    }
    for path in FILES:
        names = set(imports(nodes_of(path)))
        assert not [name for name in names if any(name.startswith(client) for client in clients)], (
            path
        )


OBSERVED = """
import sys
opened = []
def watch(event, args):
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        opened.append(args[0])
    elif event in {"sqlite3.connect", "socket.bind", "socket.connect", "subprocess.Popen", "os.mkdir"}:
        opened.append(event)
import quizapp
sys.addaudithook(watch)
import quizapp.web, quizapp.web.server, quizapp.storage.tables, quizapp.cli
print([str(name) for name in opened])
"""


def test_nothing_happens_at_import(tmp_path):
    here = os.environ | {
        "PYTHONPATH": str(PACKAGE.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(tmp_path),
    }
    command = [sys.executable, "-c", OBSERVED]
    done = subprocess.run(
        command, cwd=tmp_path, env=here, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
    assert list(tmp_path.iterdir()) == []
