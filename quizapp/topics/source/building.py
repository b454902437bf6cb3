"""The builder: YAML's events turned into plain values and their places, every value still text."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from quizapp.topics.problems.problem import At, Finding, Span, quoted
from quizapp.topics.source.decoding import ODD_CHARACTER
from quizapp.topics.source.findings import Findings

if TYPE_CHECKING:
    from yaml import Mark
    from yaml._yaml import Mark as CMark

DEEPEST = 12
MOST_VALUES = 100_000
NOTHING = {"", "~", "null", "Null", "NULL"}

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

_QUOTE_OR_REPEAT = "Put it in quotes if it is text; otherwise write the words out again."
_ESCAPE = re.compile(r"\\(U[0-9A-Fa-f]{8}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|.)")
_COMMENT = re.compile(r"\s+(#\S.*)")
_WORD = re.compile(r"[^\s\[\]{},]+")
_ESCAPED = {"a": 7, "b": 8, "v": 11, "f": 12, "r": 13, "e": 27, "N": 0x85, "L": 0x2028, "P": 0x2029}


class StopReading(Exception):
    """The rest of the file will not be read; the reason is already noted."""


@dataclass(slots=True)
class Place:
    """Where a value stands in its first line, where its key does, and its parts' places."""

    line: int
    column: int
    end: int
    key: Span | None = None
    parts: "dict[str | int, Place]" = field(default_factory=dict)


@dataclass(slots=True)
class Key:
    """A key that waits for its value; without a name, the value will be dropped."""

    name: str | None
    at: At


@dataclass(slots=True)
class Open:
    """A list or group of keys that is still being read."""

    value: "list[Value] | dict[str, Value]"
    place: Place
    at: At
    bracketed: bool
    key: Key | None = None

    @property
    def expects_key(self) -> bool:
        """Whether the next thing must be a key."""
        return isinstance(self.value, dict) and self.key is None


class Builder:
    """Takes events one by one and never recurses, so no file is too deep or too dense for it."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.value: Value = None
        self.places: Place | None = None
        self.open: list[Open] = []
        self.last: ScalarEvent | None = None
        self.taken = 0
        self.documents = 0

    def take(self, event: Event) -> None:
        """Add one event to what is built; StopReading when the file must not be read further."""
        if isinstance(event, NodeEvent):
            self._take_value(event)
        elif isinstance(event, CollectionEndEvent):
            self.open.pop()
        elif isinstance(event, DocumentStartEvent):
            self._take_document(event)
        if self.findings.full:
            raise StopReading

    def _take_document(self, event: DocumentStartEvent) -> None:
        self.documents += 1
        at = _at(event)
        if self.documents > 1:
            message = "A second document starts here: “---” divides a file into several."
            fix = "Delete this line, or put what follows into a file of its own."
            self._stop(at, "second-document", message, fix)
        if event.version or event.tags:
            message = "A line that starts with “%” is an instruction to YAML and is not used here."
            self.findings.add(Finding(at, "directive", message, "Delete this line."))

    def _take_value(self, event: NodeEvent) -> None:
        at = _at(event)
        self.taken += 1
        if self.taken > MOST_VALUES:
            message = f"This file has more than {MOST_VALUES} values."
            self._stop(at, "too-many-values", message, "Split it into several files.")
        self._refuse_shorthand(event)
        if isinstance(event, CollectionStartEvent):
            self._open(event, at)
        elif self.open and self.open[-1].expects_key:
            self.open[-1].key = self._key(event, at)
        else:
            self._put(self._text(event), self._place(event, at))

    def _open(self, event: CollectionStartEvent, at: At) -> None:
        if len(self.open) >= DEEPEST:
            message = f"Here lists and keys stand more than {DEEPEST} deep inside each other."
            self._stop(at, "too-deep", message, "A topic needs no more than 5; check the brackets.")
        value: list[Value] | dict[str, Value]
        value = [] if isinstance(event, SequenceStartEvent) else {}
        place = self._place(event, at)
        if self.open and self.open[-1].expects_key:
            message = "A key must be a word, not a list or a group of keys."
            fix = "Write a word before the colon, or put the text in quotes."
            self.findings.add(Finding(at, "key-not-a-word", message, fix))
            self.open[-1].key = Key(None, at)
        else:
            self._put(value, place)
        self.open.append(Open(value, place, at, bool(event.flow_style)))

    def _put(self, value: Value, place: Place) -> None:
        if not self.open:
            self.value, self.places = value, place
            return
        parent = self.open[-1]
        if isinstance(parent.value, list):
            parent.place.parts[len(parent.value)] = place
            parent.value.append(value)
            return
        key, parent.key = parent.key, None
        if key is not None and key.name is not None:
            line, column = self.findings.inside(key.at)
            place.key = (line, column, column + len(key.name))
            parent.value[key.name] = value
            parent.place.parts[key.name] = place

    def _place(self, event: NodeEvent, at: At) -> Place:
        line, column = self.findings.inside(at)
        last, end = place_of(event.end_mark)
        if last != at[0] or end < column:
            end = len(self._line(at[0]).rstrip())
        return Place(line, column, max(column, end + 1))

    def _key(self, event: NodeEvent, at: At) -> Key:
        """The key, without a name when it cannot be used."""
        if not isinstance(event, ScalarEvent):
            return Key(None, at)
        self.last = event
        name = self._without_odd_escapes(event)
        first = self.open[-1].place.parts.get(name)
        if name == "<<" and not event.style:
            message = "“<<” copies keys from elsewhere and is not used here."
            self.findings.add(Finding(at, "merge-key", message, "Write the keys out again."))
        elif not name.strip():
            message = "There is no key before this colon."
            self.findings.add(
                Finding(at, "no-key", message, "Write a word before it, or use quotes.")
            )
        elif first is not None:
            line = first.key[0] if first.key else first.line
            message = f"{quoted(name)} stands here a second time; the first is in line {line}."
            self.findings.add(Finding(at, "duplicate-key", message, "Keep only one of the two."))
        else:
            return Key(name, at)
        return Key(None, at)

    def _text(self, event: NodeEvent) -> str | None:
        if not isinstance(event, ScalarEvent):
            return None
        self.last = event
        if event.style:
            return self._without_odd_escapes(event)
        self._warn_of_comment(event)
        return None if event.value in NOTHING else str(event.value)

    def _refuse_shorthand(self, event: NodeEvent) -> None:
        """Anchors, aliases and tags let a small file grow without end, or mean another type."""
        tag = getattr(event, "tag", None)
        if event.anchor is None and tag is None:
            return
        word = quoted(self._word(_at(event)))
        if isinstance(event, AliasEvent):
            message = f"{word} stands for something written elsewhere; “*” is not used here."
            self.findings.add(Finding(_at(event), "alias", message, _QUOTE_OR_REPEAT))
        elif event.anchor is not None:
            message = f"{word} gives a name to be used elsewhere; “&” is not used here."
            self.findings.add(Finding(_at(event), "anchor", message, _QUOTE_OR_REPEAT))
        else:
            message = f"{word} tells YAML a type; “!” at the start is not used here."
            fix = "Delete it; or put the whole text in quotes, if it is text."
            self.findings.add(Finding(_at(event), "tag", message, fix))

    def _without_odd_escapes(self, event: ScalarEvent) -> str:
        text = str(event.value)
        if ODD_CHARACTER.search(text) is None:
            return text
        at, written = self._odd_escape(event)
        message = f"{quoted(written)} makes a character that cannot be stored or shown."
        if written[:2] == "\\u":
            message = f"{quoted(written)} is only half a character."
        fix = "Delete it, or type the character itself."
        self.findings.add(Finding(at, "odd-character", message, fix))
        return ODD_CHARACTER.sub("\ufffd", text)

    def _odd_escape(self, event: ScalarEvent) -> tuple[At, str]:
        first, column = _at(event)
        for number in range(first, place_of(event.end_mark)[0] + 1):
            begin = column if number == first else 0
            for escape in _ESCAPE.finditer(self._line(number), begin):
                code = escape.group(1)
                value = _ESCAPED.get(code, int(code[1:] or "0", 16) if code[0] in "xuU0" else 32)
                if ODD_CHARACTER.match(chr(value)):
                    return (number, escape.start()), escape.group()
        return _at(event), self._word(_at(event))

    def _warn_of_comment(self, event: ScalarEvent) -> None:
        line, end = place_of(event.end_mark)
        comment = _COMMENT.match(self._line(line), end)
        if comment is None:
            return
        kept = f"the text is only {quoted(event.value)}" if event.value else "there is no text"
        message = f"From {quoted(comment.group(1))} on this is a comment, so {kept}."
        fix = "Put the whole text in quotes; if it is a comment, write a space after “#”."
        self.findings.add(Finding((line, comment.start(1)), "comment-in-text", message, fix))

    def _line(self, number: int) -> str:
        return self.findings.lines[number] if number < len(self.findings.lines) else ""

    def _word(self, at: At) -> str:
        found = _WORD.match(self._line(at[0]), at[1])
        return found.group() if found else ""

    def _stop(self, at: At, code: str, message: str, fix: str) -> None:
        self.findings.add(Finding(at, code, message, fix))
        raise StopReading


def place_of(mark: "Mark | CMark | None") -> At:
    """The line and column of a mark that YAML made, or the file's start where it made none."""
    return (mark.line, mark.column) if mark is not None else (0, 0)


def _at(event: Event) -> At:
    return place_of(event.start_mark)
