"""Editions read back: a topic frozen by this version of quizapp or by any before it."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from pydantic import ValidationError

from quizapp.text import digest
from quizapp.topics.topic import FORMAT, Edition, Topic

Upgrade = Callable[[dict[str, Any]], None]


class Unreadable(Exception):
    """An edition or a game that this version cannot read: it is damaged, or from a later version."""


def thaw(edition: Edition) -> Topic:
    """The topic of an edition, brought to today's format; it keeps its edition. Raises Unreadable."""
    try:
        text = edition.data if edition.format == FORMAT else _upgraded(edition)
        topic = Topic.model_validate_json(text)
    except (ValidationError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise Unreadable(f"Edition {edition.hash} cannot be read.") from error
    topic.__dict__["edition"] = edition
    return topic


def _upgraded(edition: Edition) -> str:
    if edition.format > FORMAT:
        raise ValueError(f"Edition {edition.hash} has the format {edition.format}.")
    value = json.loads(edition.data)
    for upgrade in UPGRADES[edition.format :]:
        upgrade(value)
    return json.dumps(value)


def _to_1(topic: dict[str, Any]) -> None:
    """Keep the ids of all that players choose, move and assign, as format 1 made them from texts."""
    for question in (q for set_ in topic.get("sets", ()) for q in set_["questions"]):
        choices = question.get("choices", ())
        ids = _ids_of_1(choice["text"] for choice in choices)
        for choice in choices:
            choice["id"] = ids[choice["text"]]
        pairs, categories = question.get("pairs", {}), question.get("categories", {})
        sorted_ = [item for items in categories.values() for item in items]
        parts = [*(question.get("items") or ()), *pairs, *pairs.values(), *categories, *sorted_]
        if parts:
            question["ids"] = _ids_of_1(parts)


def _ids_of_1(texts: Iterable[str]) -> dict[str, str]:
    ids: dict[str, str] = {}
    for text in dict.fromkeys(texts):
        taken, id_, number = set(ids.values()), _id_of_1(text), 2
        while id_ in taken:
            id_, number = f"{_id_of_1(text)}-{number}", number + 1
        ids[text] = id_
    return ids


def _id_of_1(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))[:48].strip("-") or "x" + digest(text)
    return words if words.replace("-", " ") == text.lower() else f"{words}-{digest(text, 3)}"


UPGRADES: tuple[Upgrade, ...] = (_to_1,)
"""Each brings an edition's value from the format of its place to the next. They never change
again, so they use nothing that may."""
