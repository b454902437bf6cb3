"""News: what a look at one topic's files gave, and how it travels between two processes."""

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from struct import Struct
from typing import Any, NamedTuple

from quizapp.topics.problems.codes import Level
from quizapp.topics.problems.problem import Problem, report
from quizapp.topics.shelf.loading import Loaded, load
from quizapp.topics.summary import Summary
from quizapp.topics.topic import Edition

LONGEST_REPORT = 2000
"""Characters of a problem that travel; a report's own lines are far shorter."""
MOST_REPORTS = 100
"""Of one topic: as many as one file can have."""
_SIZES = Struct(">II")

Read = Callable[[int], bytes]
"""Gives so many bytes, fewer only at the end."""
Message = dict[str, Any]


class Report(NamedTuple):
    """A problem as the log tells it."""

    level: Level
    text: str


@dataclass(frozen=True, eq=False)
class Frozen:
    """A topic's summary, and its edition, compressed: thousands are held, few are opened."""

    summary: Summary
    head: dict[str, Any]
    """The edition's fields without its data."""
    data: bytes

    @property
    def hash(self) -> str:
        """The edition's name."""
        return str(self.head["hash"])

    def edition(self) -> Edition:
        """The edition as it was frozen."""
        return Edition(**self.head, data=zlib.decompress(self.data).decode())


@dataclass(frozen=True)
class News:
    """What one name in the content folder stands for now; without a version it is gone."""

    name: str
    version: str = ""
    topic: Frozen | None = None
    problems: tuple[Report, ...] = ()


def news_of(path: Path, version: str) -> News:
    """What the topic at this path is now."""
    loaded = load(path)
    problems = tuple(reported(problem, loaded) for problem in loaded.problems[:MOST_REPORTS])
    if loaded.topic is None:
        return News(path.name, version, None, problems)
    head = loaded.topic.edition._asdict()
    data = zlib.compress(head.pop("data").encode())
    return News(path.name, version, Frozen(Summary.of(loaded.topic), head, data), problems)


def reported(problem: Problem, loaded: Loaded | None = None) -> Report:
    """The problem with its line and a caret, or, if it is only a warning, without."""
    lines = loaded.lines.get(problem.file, []) if loaded else []
    shown = problem.level == "error" and 1 <= problem.line <= len(lines)
    text = report(problem, lines[problem.line - 1] if shown else None)
    return Report(problem.level, text[:LONGEST_REPORT])


def packed(message: Message, data: bytes = b"") -> bytes:
    """A message and the bytes that belong to it, with their sizes before them."""
    text = json.dumps(message).encode()
    return _SIZES.pack(len(text), len(data)) + text + data


def unpacked(read: Read) -> tuple[Message, bytes] | None:
    """The next message and its bytes; None at the end. ValueError if it is none of ours."""
    head = read(_SIZES.size)
    if len(head) < _SIZES.size:
        return None
    sizes = _SIZES.unpack(head)
    text, data = map(read, sizes)
    if (len(text), len(data)) != sizes:
        return None
    message: Message = json.loads(text)
    return message, data


def sent(news: News) -> bytes:
    """News as a message."""
    message: Message = {"name": news.name, "version": news.version, "problems": news.problems}
    if news.topic is None:
        return packed(message)
    topic = {"summary": news.topic.summary.model_dump(mode="json"), "head": news.topic.head}
    return packed(message | topic, news.topic.data)


def received(message: Message, data: bytes) -> News:
    """News from such a message."""
    topic = None
    if "summary" in message:
        topic = Frozen(Summary.model_validate(message["summary"]), message["head"], data)
    problems = tuple(Report(*one) for one in message["problems"])
    return News(message["name"], message["version"], topic, problems)
