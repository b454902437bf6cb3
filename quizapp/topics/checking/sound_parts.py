"""A topic's value without its faulty parts, in which every part still knows where it stood."""

from collections.abc import Iterable, Iterator
from typing import Any

from quizapp.topics.composing import raw
from quizapp.topics.problems.problem import Where


class SoundParts:
    """What is left of a value when events, questions, sets and keys with faults are left out."""

    def __init__(self, value: dict[str, Any]) -> None:
        self.value = value
        self._written = value  # kept alive, since its parts are known by identity
        self._origins = {id(part): path for path, part in _parts(value)}

    def origin(self, path: Where) -> Where:
        """The path in the value as it was written."""
        for depth in range(len(path), 0, -1):
            found = self._origins.get(id(raw(self.value, path[:depth])))
            if found is not None:
                return found + path[depth:]
        return path

    def leave_out(self, faulty: Iterable[Where]) -> None:
        """Drop the smallest part around each fault that the rest can do without."""
        cuts = {_cut(path) for path in faulty}
        value = {key: part for key, part in self.value.items() if (key,) not in cuts}
        value = {"id": "x", "title": "?"} | value
        if isinstance(value.get("events"), list):
            events = enumerate(value["events"])
            value["events"] = [event for n, event in events if ("events", n) not in cuts]
        if isinstance(value.get("sets"), list):
            sets = enumerate(value["sets"])
            kept = [self._set(n, set_, cuts) for n, set_ in sets if ("sets", n) not in cuts]
            value["sets"] = [set_ for set_ in kept if set_["questions"]]
        self.value = value

    def _set(self, number: int, set_: dict[str, Any], cuts: set[Where]) -> dict[str, Any]:
        questions = enumerate(set_["questions"])
        path: Where = ("sets", number, "questions")
        kept = {**set_, "questions": [q for n, q in questions if (*path, n) not in cuts]}
        self._origins[id(kept)] = self._origins[id(set_)]
        return kept


def _cut(path: Where) -> Where:
    if path[0] == "events":
        return path[:2]
    if path[0] == "sets":
        return path[: 4 if path[2:3] == ("questions",) and len(path) > 3 else 2]
    return path[:1]


def _parts(value: dict[str, Any]) -> Iterator[tuple[Where, dict[str, Any]]]:
    for key in ("events", "sets"):
        parts = value.get(key)
        for number, part in enumerate(parts if isinstance(parts, list) else []):
            if isinstance(part, dict):
                yield (key, number), part
                questions = part.get("questions") if key == "sets" else None
                for place, question in enumerate(questions if isinstance(questions, list) else []):
                    if isinstance(question, dict):
                        yield (key, number, "questions", place), question
