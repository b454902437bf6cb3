"""The house rules: small files, small functions, one sentence that says what each file is for."""

import ast
import re
import statistics
import subprocess
from functools import cache
from pathlib import Path

import pytest

from quizapp.questions import BY_NAME
from quizapp.settings import PACKAGE

FILES = sorted(PACKAGE.rglob("*.py"))
MODULES = [path for path in FILES if path.read_text(encoding="utf-8")]
ROOT = PACKAGE.parent
LONGEST_FILE, LONGEST_FUNCTION, MEDIAN = 300, 40, 80


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree_of(path)))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_long():
    assert [path for path in FILES if lines(path) >= LONGEST_FILE] == []
    assert statistics.median(lines(path) for path in MODULES) < MEDIAN


def test_no_function_is_long():
    long = [
        (path, node.name)
        for path in FILES
        for node in nodes_of(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 >= LONGEST_FUNCTION
    ]
    assert long == []


def test_no_style_sheet_has_long_lines():
    sheets = [*(ROOT / "static").rglob("*.css"), *PACKAGE.rglob("*.css")]
    assert len(sheets) > 20
    for path in sheets:
        assert max(map(len, path.read_text(encoding="utf-8").splitlines())) <= 140, path


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_says_first_what_it_is_for(path):
    told = ast.get_docstring(tree_of(path)) or ""
    first = " ".join(told.split("\n\n")[0].split())
    assert re.match(r"\S.{8,}[.]$", first)


def test_nothing_is_printed():
    for path in MODULES:
        called = {
            node.func.id
            for node in nodes_of(path)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not called & {"print", "eval", "exec", "breakpoint"}, path


def test_no_question_type_is_named_outside_its_folder():
    """Only the list in questions/__init__.py, and files inside a type's own folder, know a type."""
    folders = [type_.__module__ for type_ in BY_NAME.values()]
    classes = [type_.__name__ for type_ in BY_NAME.values() if type_.__name__ != "Date"]
    names = [name for name in BY_NAME if "-" in name]
    words = [*folders, *classes, *names, *(name.replace("-", "_") for name in names)]
    words += [f'type == "{name}"' for name in BY_NAME] + [f"type == '{name}'" for name in BY_NAME]
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])")
    outside = [
        path
        for part in ("topics", "games", "storage", "web", "cli", "text.py", "dates.py")
        for path in [PACKAGE / part, *(PACKAGE / part).rglob("*")]
        if path.suffix in {".py", ".html"}
    ]
    assert len(outside) > 40
    found = {path: pattern.findall(path.read_text(encoding="utf-8")) for path in outside}
    assert {path: names for path, names in found.items() if names} == {}


def test_no_text_is_trusted_as_markup():
    """Autoescaping is never turned off for what a teacher or a player wrote."""
    for path in PACKAGE.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "autoescape" not in text, path
        # A whole attribute written out in the template itself is safe.
        assert re.findall(r"([^\s|]+)\s*\|\s*safe", text) == re.findall(
            r"""('aria-[a-z]+="[a-z]+"')\s*\|\s*safe""", text
        ), path


def test_no_file_names_a_place_on_somebodys_machine():
    known = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if known.returncode:
        pytest.skip("this is not a git repository")
    # Built from pieces, so that this file does not find itself.
    places = re.compile(
        "|".join(["/" + "home/", "/" + "Users/", "/" + "root/", "/" + "work/", r"C:\\" + "Users"])
    )
    for name in known.stdout.splitlines():
        path = ROOT / name
        if path.is_file() and path.suffix not in {".png", ".woff2", ".ico", ".jpg"}:
            assert not places.search(path.read_text(encoding="utf-8", errors="replace")), name
