"""Cards of the timeline game: dates on their front, and events that nobody can put in order."""

import re
from collections.abc import Iterator

from quizapp.topics.checking.across import Found
from quizapp.topics.problems.problem import quoted
from quizapp.topics.topic import MIN_EVENTS, Topic

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(
    r"\b(?:1[0-9]|20)\d\d(?:s\b|\b|(?=년|年))"
    r"|\d{1,4}\s?(?:년|年|월|月)"
    r"|\d{1,2}\s?(?:일(?!\w)|日)"
    r"|[〇零一二三四五六七八九]{4}\s?年?"
    r"|[일이삼사오육칠팔구영공천백십]{2,}년(?!간)"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})\b"
    rf"|\b(?:{_MONTHS}) \d{{1,4}}\b"
    r"|\b(?:January|February|April|June|July|August|September|October|November|December)\b"
    r"|\b\d{1,4} ?(?:BCE?|CE|AD)\b"
)
"""A year or date in English, Korean or Chinese, in digits or numerals."""


def telling(topic: Topic) -> Iterator[Found]:
    """Events whose title or summary, the front of their card, holds a date."""
    for number, event in enumerate(topic.events):
        for key, text in (("title", event.title), ("summary", event.summary or "")):
            found = DATE.search(text)
            if found:
                message = f"{quoted(found.group())} stands on the front of a card to be dated."
                fix = "Leave it out here; `why` is shown only when the card lies."
                yield ("events", number, key), "date-on-card", message, fix
    if 0 < len(topic.events) < MIN_EVENTS:
        message = f"The timeline game needs {MIN_EVENTS} events; here are {len(topic.events)}."
        yield ("events",), "few-events", message, "Add events; without them there is no such game."


def undecidable(topic: Topic) -> Iterator[Found]:
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
            yield ("events", place[event.id], "date"), "undecidable-order", message, fix
        if last is None or event.date.last >= last.date.last:
            last = event
