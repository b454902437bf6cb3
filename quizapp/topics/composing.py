"""A topic's files put together into one value, in which every path still knows its place."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quizapp.text import slug_of
from quizapp.topics.problems.problem import TOP, Problem, Span
from quizapp.topics.source.reading import Reading, read

Where = tuple[str | int, ...]  # the keys and list places that lead to a value

_FILES = {
    "article": "article.md",
    "events": "timeline.yaml",
    "glossary": "glossary.yaml",
    "sets": "sets",
}


@dataclass(frozen=True)
class Prose:
    """A file of plain words, in which a path is a line number of its text."""

    lines: list[str]
    blank: int = 0
    """How many lines stand before the text."""

    def where(self, path: Where, _key: bool = False) -> Span:
        """The line that the path names, and its first column."""
        line = self.blank + path[0] if path and isinstance(path[0], int) else 1
        return line, 1, len(self.lines[line - 1]) + 1


@dataclass(frozen=True)
class Piece:
    """A reading that fills the topic's value from `prefix` on, taken from `inner` in its file."""

    prefix: Where
    inner: Where
    file: str
    reading: Reading | Prose


@dataclass
class Composed:
    """The topic's value, and where it came from."""

    id: str
    name: str
    value: dict[str, Any] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True
    """Whether every file could be read to its end."""

    def problem(self, path: Where, code: str, message: str, fix: str, key: bool = False) -> Problem:
        """A problem at the place of this path, or of its key."""
        # The last one fits: a set's file that could not be read left its place to the next.
        fitting = [p for p in reversed(self.pieces) if path[: len(p.prefix)] == p.prefix]
        if not fitting:
            return Problem(self.name, *TOP, code, message, fix)
        piece = max(fitting, key=lambda piece: len(piece.prefix))
        place = piece.reading.where(piece.inner + path[len(piece.prefix) :], key)
        return Problem(piece.file, *place, code, message, fix)

    def take(self, data: bytes, file: str, prefix: Where, inner: Where = ()) -> Any:
        """Read a file and note its problems and its place; gives its value."""
        reading = read(data, file)
        self.problems += reading.problems
        self.whole &= reading.value is not None
        self.pieces.append(Piece(prefix, inner, file, reading))
        return reading.value

    def refuse_key(self, piece: Piece, key: str, code: str, message: str, fix: str) -> None:
        """Note that a key of this file must not stand there."""
        place = piece.reading.where((key,), True)
        self.problems.append(Problem(piece.file, *place, code, message, fix))


def ignored(name: str) -> bool:
    """Whether a file of this name is a draft, a lock or what an editor leaves beside its work."""
    return name.startswith((".", "_", "~")) or name.endswith(("~", ".swp", ".tmp", "Thumbs.db"))


def topic_of(path: Path) -> Path:
    """The topic that a path belongs to: a folder for its own files and those of its sets."""
    inside = path.absolute()
    for folder in (inside.parent, inside.parent.parent):
        near = folder == inside.parent or inside.parent.name == "sets"
        if near and path.is_file() and (folder / "topic.yaml").is_file():
            return folder
    return path if path.name else path.resolve()


def is_topic(path: Path) -> bool:
    """Whether a topic is expected here: a YAML file, or a folder with one in it."""
    if ignored(path.name):
        return False
    if path.is_dir():
        return any(path.glob("*.yaml"))
    return path.suffix in {".yaml", ".yml"}


def compose(path: Path) -> Composed:
    """The topic at this path, read but not yet checked; OSError if it cannot be opened."""
    composed = Composed(slug_of(path.stem), path.name)
    if path.is_dir():
        _folder(path, composed)
    else:
        _file(path, composed)
    if composed.value or composed.whole:
        composed.value.setdefault("id", composed.id)
    return composed


def _file(path: Path, composed: Composed) -> None:
    value = composed.take(path.read_bytes(), path.name, ())
    if not isinstance(value, dict):
        return
    composed.value = dict(value)
    if "questions" in value:
        if "sets" in value:
            message = "“questions” and “sets” cannot both stand here."
            fix = "Put these questions into one of the sets."
            composed.refuse_key(composed.pieces[0], "questions", "key-twice", message, fix)
        questions = composed.value.pop("questions")
        composed.pieces.append(Piece(("sets", 0), (), path.name, composed.pieces[0].reading))
        title = value.get("title") or "Questions"
        composed.value["sets"] = [{"id": "questions", "title": title, "questions": questions}]


def _folder(path: Path, composed: Composed) -> None:
    name = path.name
    if not (path / "topic.yaml").is_file():
        fix = "Add one with at least a line `title: …`."
        composed.problems.append(
            Problem(f"{name}/topic.yaml", *TOP, "no-topic-file", "This file is missing.", fix)
        )
    else:
        value = composed.take((path / "topic.yaml").read_bytes(), f"{name}/topic.yaml", ())
        composed.value = dict(value) if isinstance(value, dict) else {"title": "?"}
        for key, place in _FILES.items():
            if key in composed.value and (path / place).exists():
                message = f"“{key}” stands here and in {place}."
                fix = "Keep only one of the two."
                composed.refuse_key(composed.pieces[0], key, "key-twice", message, fix)
    if (path / "article.md").is_file():
        composed.value["article"] = _article(path / "article.md", f"{name}/article.md", composed)
    if (path / "timeline.yaml").is_file():
        _timeline(path / "timeline.yaml", f"{name}/timeline.yaml", composed)
    if (path / "glossary.yaml").is_file():
        _glossary(path / "glossary.yaml", f"{name}/glossary.yaml", composed)
    if (path / "sets").is_dir():
        composed.value["sets"] = _sets(path, composed)


def _sets(path: Path, composed: Composed) -> list[dict[str, Any]]:
    sets: list[dict[str, Any]] = []
    for file in sorted((path / "sets").glob("*.y*ml")):
        if ignored(file.name):
            continue
        named = f"{path.name}/sets/{file.name}"
        value = composed.take(file.read_bytes(), named, ("sets", len(sets)))
        if isinstance(value, dict):
            sets.append({"id": slug_of(file.stem)} | value)
    return sets


def _timeline(path: Path, file: str, composed: Composed) -> None:
    value = composed.take(path.read_bytes(), file, ("events",), ("events",))
    if not isinstance(value, dict):
        return
    _only("events", "timeline", value, composed)
    composed.value["events"] = value.get("events")


def _glossary(path: Path, file: str, composed: Composed) -> None:
    value = composed.take(path.read_bytes(), file, ("glossary",), ("terms",))
    if not isinstance(value, dict):
        return
    _only("terms", "glossary", value, composed)
    if isinstance(value.get("terms"), list):
        composed.value["glossary"] = value["terms"]
    elif len(value) == ("terms" in value):  # otherwise the key is misspelt, which is told
        message, fix = "“terms” needs a list.", "Write each below it, like `- term: …`."
        composed.problems.append(composed.problem(("glossary",), "needs-list", message, fix))


def _only(known: str, what: str, value: dict[str, Any], composed: Composed) -> None:
    """Refuse every other key of this file."""
    for key in value:
        if key != known:
            message = f"“{key}” is not a key of a {what}."
            fix = f"Only `{known}` stands here."
            composed.refuse_key(composed.pieces[-1], key, "unknown-key", message, fix)


def _article(path: Path, file: str, composed: Composed) -> str:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        message = "A character here is not UTF-8."
        composed.problems.append(
            Problem(file, line, 1, 1, "not-utf-8", message, "Save the file as UTF-8.")
        )
        return "?"
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blank = next((n for n, line in enumerate(lines) if line.strip()), 0)
    composed.pieces.append(Piece(("article",), (), file, Prose(lines, blank)))
    return text


def raw(value: Any, path: Sequence[str | int]) -> Any:
    """What stands at a path of a value; None where the path leads nowhere."""
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value
