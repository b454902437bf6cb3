"""The quick way through a file in which nothing has to be told: its values, without their places."""

import re
from typing import Any

import yaml
from yaml.events import (
    CollectionStartEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from quizapp.topics.source.building import DEEPEST, MOST_VALUES, NOTHING, Value

# libyaml reads events eight times faster; both tell us the same about a good file.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_COMMENT = re.compile(r"\s#\S")
_FRAME = {StreamStartEvent, StreamEndEvent, DocumentEndEvent}
_STARTS, _ENDS = {MappingStartEvent, SequenceStartEvent}, {MappingEndEvent, SequenceEndEvent}


class _NeedsALook(Exception):
    """There is something in the file that the builder may have to tell."""


def values(text: str) -> dict[str, Value] | None:
    """The keys and values of a whole file; None where the builder must look at it."""
    # An escape can make a character that no text may hold; a comment can cut off a text.
    if "\\" in text or ("#" in text and _COMMENT.search(text)):
        return None
    loader = LOADER(text)
    try:
        value = _values(loader)
    except (_NeedsALook, yaml.YAMLError, ValueError, RecursionError, OverflowError):
        return None
    finally:
        loader.dispose()
    return value if isinstance(value, dict) else None


def _values(loader: Any) -> Value:
    """What the builder would build of what this loader reads, which PyYAML gives no type."""
    top: list[Value] = []
    inside: list[Value] | dict[str, Value] = top
    around: list[list[Value] | dict[str, Value]] = []
    key: str | None = None
    kind: type[Event] | None = None
    taken = 0
    while kind is not StreamEndEvent:
        event = loader.get_event()
        kind = type(event)
        opened: list[Value] | dict[str, Value] | None = None
        value: Value
        if kind is ScalarEvent:
            value = _text(event)
        elif kind in _STARTS:
            value = opened = _started(event, len(around))
        elif kind in _ENDS:
            inside, key = around.pop(), None
            continue
        else:
            _look_at(event, bool(top))
            continue
        taken += 1
        if isinstance(inside, list):
            inside.append(value)
        elif key is None:
            key = _key(event, inside)
            continue
        else:
            inside[key], key = value, None
        if opened is not None:
            around.append(inside)
            inside = opened
    if taken > MOST_VALUES:
        raise _NeedsALook
    return top[0] if top else None


def _text(event: ScalarEvent) -> str | None:
    if event.anchor is not None or event.tag is not None:
        raise _NeedsALook
    return None if not event.style and event.value in NOTHING else str(event.value)


def _key(event: ScalarEvent, inside: dict[str, Value]) -> str:
    if type(event) is not ScalarEvent:
        raise _NeedsALook
    name = str(event.value)
    if name in inside or name == "<<" or not name.strip():
        raise _NeedsALook
    return name


def _started(event: CollectionStartEvent, depth: int) -> list[Value] | dict[str, Value]:
    if event.anchor is not None or event.tag is not None or depth >= DEEPEST:
        raise _NeedsALook
    return {} if type(event) is MappingStartEvent else []


def _look_at(event: Event, begun: bool) -> None:
    """What else there can be: the frame of the one document, or something to be told."""
    if type(event) is DocumentStartEvent:
        if begun or event.version or event.tags:
            raise _NeedsALook
    elif type(event) not in _FRAME:
        raise _NeedsALook
