"""ordering: items, or events of the timeline, to put in order."""

import random
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, Self, cast

from pydantic import Field, PrivateAttr, model_validator

from quizapp.dates import HistoricalDate
from quizapp.messages import Message
from quizapp.questions.base import (
    Answer,
    Dated,
    FormData,
    Mark,
    ShownOptions,
    Tampered,
    Unclear,
)
from quizapp.questions.chance import beyond_chance
from quizapp.questions.ordering.order import Compared, compared, pairs
from quizapp.questions.parts import WithParts
from quizapp.questions.shuffling import only, options, place_of
from quizapp.questions.typed.context import NO_CONTEXT, Context
from quizapp.text import Slug, Text, Wrong


class Ordering(WithParts):
    """Two to ten items in their right order, or events by id, whose dates give the order."""

    type: Literal["ordering"] = "ordering"
    items: tuple[Text, ...] | None = Field(default=None, min_length=2, max_length=10)
    events: tuple[Slug, ...] | None = Field(default=None, min_length=2, max_length=10)
    # From the topic, by bound(): a teacher cannot write it and it is not written out.
    _happened: tuple[Dated, ...] = PrivateAttr(default=())

    @model_validator(mode="after")
    def _one_list_of_different_things(self) -> "Ordering":
        if (self.items is None) == (self.events is None):
            message = (
                "An ordering question needs either “items:”, in the right order, or “events:”, "
                "by their ids."
            )
            raise Wrong(message, "Write one of the two.", "events" if self.items else "items")
        listed = self.items or self.events or ()
        for number, text in enumerate(listed):
            if text in listed[:number]:
                key = "items" if self.items else "events"
                fix = "Delete one or change its words."
                raise Wrong(f"“{text}” stands twice.", fix, key, number)
        return self

    def event_ids(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The common event and those to put in order."""
        yield from super().event_ids()
        for number, event_id in enumerate(self.events or ()):
            yield ("events", number), event_id

    def bound(
        self,
        events: Mapping[str, Dated],
        paragraphs: Sequence[str] = (),
        context: Context = NO_CONTEXT,
    ) -> Self:
        """The question with its events' titles and dates."""
        if not self.events or not all(event_id in events for event_id in self.events):
            return self
        copy = self.model_copy()
        copy._happened = tuple(events[event_id] for event_id in self.events)
        return copy

    def problems(self) -> Iterator[Wrong]:
        """Events that overlap so much that every order of them is right."""
        if self._happened and not self.decidable:
            yield Wrong(
                "The dates of these events all overlap, so every order would be right.",
                "Choose events of which at least two lie apart, or give them more exact dates.",
                "events",
            )

    @property
    def parts(self) -> tuple[str, ...]:
        """The items; events have ids of their own."""
        return self.items or ()

    @cached_property
    def text_by_id(self) -> dict[str, str]:
        """The items, or the events' titles, by their ids, in the order of the file."""
        if self.items:
            return {self.ids[item]: item for item in self.items}
        return {id_: event.title for id_, event in self._event_by_id.items()}

    @cached_property
    def dates(self) -> dict[str, HistoricalDate]:
        """The events' dates by their ids; none for items."""
        if self.items:
            return {}
        return {id_: event.date for id_, event in self._event_by_id.items()}

    @cached_property
    def _event_by_id(self) -> dict[str, Dated]:
        if not self._happened:
            raise LookupError("An ordering question must be bound to its events before it is used.")
        return dict(zip(self.events or (), self._happened, strict=True))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {id_: place for place, id_ in enumerate(self.text_by_id)}

    def is_before(self, one: str, other: str) -> bool:
        """Whether the first of two, by their ids, must stand before the second."""
        if self.items:
            return self._places[one] < self._places[other]
        return self.dates[one].is_before(self.dates[other])

    @cached_property
    def decidable(self) -> int:
        """How many pairs have only one right order."""
        return pairs([*self.text_by_id], self.is_before)[1]

    def shown(self, seed: int) -> ShownOptions:
        """The items or titles, shuffled."""
        return ShownOptions(self.type, self.question, options([*self.text_by_id.values()], seed))

    def read(self, form: FormData, seed: int) -> Answer | None:
        """The items' ids in the player's order."""
        places = {id_: only(form, self._field(id_, seed)) for id_ in self.text_by_id}
        if not any(places.values()):
            return None
        offered = {str(place) for place in range(1, len(places) + 1)}
        if not set(places.values()) <= offered | {""}:
            raise Tampered(Message("no-such-place"))
        if set(places.values()) != offered:
            raise Unclear(Message("places-unclear", {"last": len(places)}))
        return cast(Answer, sorted(places, key=lambda id_: int(places[id_])))

    def fill(self, answer: Answer, seed: int) -> dict[str, list[str]]:
        """A place for every item."""
        order = cast(list[str], answer)
        return {self._field(id_, seed): [str(place)] for place, id_ in enumerate(order, 1)}

    def told(self, answer: Answer) -> tuple[str, ...]:
        """Each item with its place."""
        order = enumerate(cast(list[str], answer), 1)
        return tuple(f"{place}. {self.text_by_id.get(id_, id_)}" for place, id_ in order)

    def verdicts(self, answer: Answer) -> tuple[bool, ...]:
        """Of each item, whether any right order has it in this place."""
        order = enumerate(cast(list[str], answer), 1)
        return tuple(place in self._right_places(id_) for place, id_ in order)

    def _right_places(self, id_: str) -> range:
        """The places, from 1, that an item takes in right orders: between all that must stand
        before it and all that must stand after it."""
        if id_ not in self.text_by_id:
            return range(0)
        before = sum(self.is_before(other, id_) for other in self.text_by_id)
        after = sum(self.is_before(id_, other) for other in self.text_by_id)
        return range(before + 1, len(self.text_by_id) - after + 1)

    def guess(self, seed: int) -> Answer:
        """Any order."""
        ids = [*self.text_by_id]
        return cast(Answer, random.Random(seed).sample(ids, len(ids)))

    def _field(self, id_: str, seed: int) -> str:
        return f"place-{place_of(self._places[id_], len(self.text_by_id), seed)}"

    def mark(self, answer: Answer) -> Mark:
        """The share of decidable pairs in right order, corrected for chance: a guess has half."""
        order = cast(list[str], answer)
        if set(order) != set(self.text_by_id):
            return Mark(0.0)
        right, all_ = pairs(order, self.is_before)
        share = right / all_ if all_ else 1.0
        earned = round(max(0.0, beyond_chance(share, 1 / 2)), 4)
        if earned == 1:
            return Mark(earned)
        values = {"right": right, "pairs": all_, "percent": round(100 * earned)}
        return Mark(earned, Message("pairs-right", values | {"overlap": self.has_ties}))

    @property
    def has_ties(self) -> bool:
        """Whether some pair may stand either way round."""
        return self.decidable < len(self.text_by_id) * (len(self.text_by_id) - 1) // 2

    def compared(self, answer: Answer) -> tuple[Compared, ...]:
        """The items of an answer that are still there, each beside those above it."""
        known = [id_ for id_ in cast(list[str], answer) if id_ in self.text_by_id]
        return compared(known, self.is_before)

    def solution(self) -> Answer:
        """The order of the file for items; of the dates for events."""
        ids = [*self.text_by_id]
        if not self.items:
            ids.sort(key=lambda id_: (self.dates[id_].first, self.dates[id_].last))
        return cast(Answer, ids)

    def _from_format_0(self, answer: Answer) -> Answer:
        """The ids of items named by their places in the file, from 0."""
        ids = [*self.text_by_id]
        return [ids[place] for place in cast(list[int], answer)]
