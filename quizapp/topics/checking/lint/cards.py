"""Cards of the timeline game: dates on their front, and events that nobody can put in order."""

from collections.abc import Iterator

from quizapp.topics.mentions import DATE
from quizapp.topics.problems.problem import Finding, Where, quoted
from quizapp.topics.topic import MIN_EVENTS, Topic


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
