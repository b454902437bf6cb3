"""A topic's files put together into one value, in which every path still knows its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from quizapp.text import slug_of
from quizapp.topics.problems.problem import TOP, Finding, Problem, Span, Where
from quizapp.topics.source.decoding import decode
from quizapp.topics.source.findings import Findings
from quizapp.topics.source.reading import Reading, read

TOPIC_FILE, ARTICLE, SETS = "topic.yaml", "article.md", "sets"


class _List(NamedTuple):
    """A file that holds nothing but one list of the topic."""

    file: str
    key: str
    inner: str
    """The key that the list has in the file."""
    what: str
    begins: str
    """The key that an entry begins with."""


_LISTS = (
    _List("timeline.yaml", "events", "events", "timeline", "title"),
    _List("glossary.yaml", "glossary", "terms", "glossary", "term"),
    _List("discussion.yaml", "discussion", "prompts", "discussion", "prompt"),
)
OWN_FILES = (TOPIC_FILE, ARTICLE, *(part.file for part in _LISTS))
"""What a topic's folder may hold beside the folder of its sets."""


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

    def where(self, path: Where, key: bool = False) -> tuple[str, Span]:
        """The file and the place of the value at this path, or of its key."""
        # The last one fits: a set's file that could not be read left its place to the next.
        fitting = [p for p in reversed(self.pieces) if path[: len(p.prefix)] == p.prefix]
        if not fitting:
            return self.name, TOP
        piece = max(fitting, key=lambda piece: len(piece.prefix))
        return piece.file, piece.reading.where(piece.inner + path[len(piece.prefix) :], key)

    def problem(self, found: Finding[Where]) -> Problem:
        """What was found, at its place in its file."""
        file, span = self.where(found.at, found.is_key)
        return Problem(file, *span, found.code, found.message, found.fix)

    def take(self, data: bytes, file: str, prefix: Where, inner: Where = ()) -> Any:
        """Read a file and note its problems and its place; gives its value."""
        reading = read(data, file)
        self.problems += reading.problems
        self.whole &= reading.value is not None
        self.pieces.append(Piece(prefix, inner, file, reading))
        return reading.value

    def refuse(self, piece: Piece, key: str, code: str, message: str, fix: str) -> None:
        """Note that a key of this file must not stand there."""
        place = piece.reading.where((key,), True)
        self.problems.append(Problem(piece.file, *place, code, message, fix))


def compose(name: str, files: Mapping[str, bytes]) -> Composed:
    """The topic of this name, read but not yet checked.

    It is the file of this name; or else the folder of it, whose files are named like
    `visit/topic.yaml` and `visit/sets/first.yaml`.
    """
    composed = Composed(slug_of(name.rpartition(".")[0] or name), name)
    if name in files:
        _file(files[name], composed)
    else:
        inside = {file.removeprefix(f"{name}/"): data for file, data in files.items()}
        _folder(inside, composed)
    if composed.value or composed.whole:
        composed.value.setdefault("id", composed.id)
    return composed


def _file(data: bytes, composed: Composed) -> None:
    value = composed.take(data, composed.name, ())
    if not isinstance(value, dict):
        return
    composed.value = dict(value)
    if "questions" in value:
        piece = composed.pieces[0]
        if "sets" in value:
            message = "“questions” and “sets” cannot both stand here."
            fix = "Put these questions into one of the sets."
            composed.refuse(piece, "questions", "key-twice", message, fix)
        questions = composed.value.pop("questions")
        composed.pieces.append(Piece(("sets", 0), (), piece.file, piece.reading))
        title = value.get("title") or "Questions"
        composed.value["sets"] = [{"id": "questions", "title": title, "questions": questions}]


def _folder(files: Mapping[str, bytes], composed: Composed) -> None:
    sets = sorted(name for name in files if name.startswith(f"{SETS}/"))
    _topic_file(files, bool(sets), composed)
    if ARTICLE in files:
        composed.value["article"] = _article(files[ARTICLE], composed)
    for part in _LISTS:
        if part.file in files:
            _list(part, files[part.file], composed)
    if sets:
        composed.value["sets"] = _sets({name: files[name] for name in sets}, composed)


def _topic_file(files: Mapping[str, bytes], sets: bool, composed: Composed) -> None:
    file = f"{composed.name}/{TOPIC_FILE}"
    if TOPIC_FILE not in files:
        fix = "Add one with at least a line `title: …`."
        composed.problems.append(Problem(file, *TOP, "no-topic-file", "This file is missing.", fix))
        return
    value = composed.take(files[TOPIC_FILE], file, ())
    composed.value = dict(value) if isinstance(value, dict) else {"title": "?"}
    elsewhere = {"article": ARTICLE} | {part.key: part.file for part in _LISTS} | {"sets": SETS}
    for key, place in elsewhere.items():
        if key in composed.value and (place in files or (place == SETS and sets)):
            message, fix = f"“{key}” stands here and in {place}.", "Keep only one of the two."
            composed.refuse(composed.pieces[0], key, "key-twice", message, fix)


def _sets(files: Mapping[str, bytes], composed: Composed) -> list[dict[str, Any]]:
    sets: list[dict[str, Any]] = []
    for name, data in files.items():
        value = composed.take(data, f"{composed.name}/{name}", ("sets", len(sets)))
        if isinstance(value, dict):
            stem = name.rpartition("/")[2].rpartition(".")[0]
            sets.append({"id": slug_of(stem)} | value)
    return sets


def _list(part: _List, data: bytes, composed: Composed) -> None:
    file = f"{composed.name}/{part.file}"
    value = composed.take(data, file, (part.key,), (part.inner,))
    if not isinstance(value, dict):
        return
    for key in value:
        if key != part.inner:
            message = f"“{key}” is not a key of a {part.what}."
            fix = f"Only `{part.inner}` stands here."
            composed.refuse(composed.pieces[-1], key, "unknown-key", message, fix)
    if isinstance(value.get(part.inner), list):
        composed.value[part.key] = value[part.inner]
    elif len(value) == (part.inner in value):  # otherwise the key is misspelt, which is told
        message = f"“{part.inner}” needs a list."
        fix = f"Write each below it, like `- {part.begins}: …`."
        found = Finding((part.key,), "needs-list", message, fix)
        composed.problems.append(composed.problem(found))


def _article(data: bytes, composed: Composed) -> str:
    file = f"{composed.name}/{ARTICLE}"
    text, refusal = decode(data)
    lines = text.split("\n")
    blank = next((n for n, line in enumerate(lines) if line.strip()), 0)
    composed.pieces.append(Piece(("article",), (), file, Prose(lines, blank)))
    if refusal is None:
        return text
    findings = Findings(file, lines)
    findings.add(refusal)
    composed.problems += findings.problems
    composed.whole = False
    return "?"


def raw(value: Any, path: Sequence[str | int]) -> Any:
    """What stands at a path of a value; None where the path leads nowhere."""
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value
