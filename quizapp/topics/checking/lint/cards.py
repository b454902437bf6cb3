"""Cards of the timeline game: those that tell a date, and events that nobody can put in order."""

from collections import defaultdict
from collections.abc import Iterator

from quizapp.topics.mentions import DATE, Parts, keys_of, mentions
from quizapp.topics.problems.problem import Finding, Where, quoted
from quizapp.topics.topic import MIN_EVENTS, Event, Topic


def telling(topic: Topic) -> Iterator[Finding[Where]]:
    """Events whose title or summary, the front of their card, holds a date."""
    for number, event in enumerate(topic.events):
        for key, text in (("title", event.title), ("summary", event.summary or "")):
            found = DATE.search(text)
            if found:
                message = f"{quoted(found.group())} stands on the front of a card to be dated."
                fix = "Leave it out here; `why` is shown only when the card lies."
                yield Finding(("events", number, key), "date-on-card", message, fix)
    if 0 < len(topic.events) < MIN_EVENTS:
        message = f"The timeline game needs {MIN_EVENTS} events; here are {len(topic.events)}."
        yield Finding(
            ("events",), "few-events", message, "Add events; without them there is no such game."
        )


def telling_others(topic: Topic) -> Iterator[Finding[Where]]:
    """Events whose `summary` or `why`, which show while cards wait, tells the date of another."""
    dated: defaultdict[Parts, list[Event]] = defaultdict(list)
    for event in topic.events:
        for sign in keys_of(event.date):
            dated[sign].append(event)
    for number, event in enumerate(topic.events):
        for key in ("summary", "why"):
            for mention in mentions(getattr(event, key) or "", event.date.year):
                told = next((one for sign in mention.keys for one in dated.get(sign, ())), None)
                if told is None or mention.date.overlaps(event.date):
                    continue
                message = f"{quoted(mention.words)} tells the date of {quoted(told.title)}."
                place: Where = ("events", number, key)
                fix = "Say it without the date: who sees this may have that card still to place."
                yield Finding(place, "tells-another-date", message, fix)


def undecidable(topic: Topic) -> Iterator[Finding[Where]]:
    """Events whose dates overlap that of an earlier one, told once each."""
    place = {event.id: number for number, event in enumerate(topic.events)}
    last = None
    for event in topic.timeline:
        if last is not None and not last.date.is_before(event.date):
            message = (
                f"The dates of {quoted(last.title)} and {quoted(event.title)} overlap, "
                "so either order of the two is right."
            )
            fix = "Give a more exact date, if one is known."
            yield Finding(("events", place[event.id], "date"), "undecidable-order", message, fix)
        if last is None or event.date.last >= last.date.last:
            last = event
