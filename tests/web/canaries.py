"""Canaries: a topic whose every secret is a token of its own, and a search for them in bytes."""

import base64
import re
import zlib
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from typing import Any
from urllib.parse import quote

from werkzeug.test import TestResponse

from quizapp.questions import BY_NAME
from tests.builders import TYPE_NAMES, Written, a_question, a_topic, an_entry

READABLE = "read-"
"""How tokens of the article begin: a page that shows all of it tells nothing of any of them."""


@dataclass
class Aviary:
    """Gives out canaries, and knows which of them each question or event must keep."""

    kept: dict[str, set[str]] = field(default_factory=dict)
    _numbers: count = field(default_factory=count)
    _years: count = field(default_factory=lambda: count(1013, 7))

    def word(self, owner: str, kind: str = "") -> str:
        """A token that fits wherever an id or a text fits."""
        token = f"{kind}kanari{next(self._numbers):03}zq"
        self.kept.setdefault(owner, set()).add(token)
        return token

    def number(self, owner: str) -> str:
        """A number that nothing else holds."""
        token = f"73910{next(self._numbers):04}8264"
        self.kept.setdefault(owner, set()).add(token)
        return token

    def day(self, owner: str) -> str:
        """A date of which the year is the token."""
        year = str(next(self._years))
        self.kept.setdefault(owner, set()).add(year)
        return f"{year}-03-19"

    def source(self, owner: str) -> tuple[str, Written]:
        """A source and its key."""
        words = {key: self.word(owner) for key in ("publisher", "title")}
        url = f"https://example.org/{self.word(owner)}"
        return self.word(owner), words | {"url": url, "date": self.day(owner)}


@dataclass
class Canaries:
    """A topic and its secrets: of which question or event, by id, each token is a secret."""

    topic: Written
    kept: dict[str, set[str]]
    words: dict[str, set[str]]
    """What the card of an event shows in the hand, by event."""


def a_quiz_with_canaries() -> Canaries:
    """A topic with two or more questions of every type, and nothing but secrets beside them."""
    birds, sources, events, article = Aviary(), {}, [], []
    questions = [_asked(birds, name, name) for name in TYPE_NAMES]
    questions += [_asked(birds, name, f"{name}-by-event") for name in ("ordering", "date")]
    for question in questions:
        secret = question["id"]
        key, source = birds.source(secret)
        sources[key] = source
        evidence = birds.word(secret, READABLE)
        article.append(f"The paragraph with {evidence}.")
        id_, date = birds.word(secret), birds.day(secret)
        events.append(_event(birds, secret, id_, date, birds.word(secret)))
        question |= {"event": id_, "evidence": f"with {evidence}", "sources": [key]}
        if secret == "find-evidence":
            question["answer"] = f"paragraph with {evidence}"
            question["within"] = ["First", "Second"]  # all of the article is read, or nothing
        question |= {"explanation": birds.word(secret), "valid_until": birds.day(secret)}
        if secret == "ordering-by-event":
            del question["items"], question["ids"]
            days = [birds.word(secret) for _ in range(4)]
            # Their titles are what the question shows.
            events += [
                _event(birds, secret, day, birds.day(secret), f"Title {day[6:9]}") for day in days
            ]
            question["events"] = days
        if secret == "date-by-event":
            del question["answer"]
    kept = dict(birds.kept)
    for question in questions:  # ids last, when nothing is looked up by them any more
        plain = question["id"]
        question["id"] = birds.word(plain)
        kept[question["id"]] = kept.pop(plain)
    article_text = "\n\n".join(["## First", *article[:3], "## Second", *article[3:]])
    topic = a_topic(*questions, article=article_text, sources=sources, events=events)
    return Canaries(topic, kept, {})


def _event(birds: Aviary, owner: str, id_: str, date: str, title: str) -> Written:
    why, person = birds.word(owner), birds.word(owner)
    return an_entry(id_, date, title, why=why, people=[person], summary=birds.word(owner))


def _asked(birds: Aviary, name: str, secret: str) -> Written:
    """A question whose answer is a secret, if it can be one: an option is there to be seen."""
    written = a_question(name, question=f"What about {secret}?", id=secret)
    if "choices" in written:
        texts = [c if isinstance(c, str) else c["text"] for c in written["choices"]]
        told = [(birds.word(secret), birds.word(secret, "mis-")) for _ in texts]
        written["choices"] = [
            {"text": text, "feedback": feedback, "misconception": misconception}
            | {"id": birds.word(secret)}
            for text, (feedback, misconception) in zip(texts, told, strict=True)
        ]
    else:
        parts = getattr(BY_NAME[name].model_validate(written), "ids", {})
        written |= {"ids": {text: birds.word(secret) for text in parts}} if parts else {}
    if "tolerance" in written:
        written |= {"answer": birds.number(secret), "tolerance": birds.number(secret)}
    if "reject" in BY_NAME[name].model_fields:
        written["reject"] = [birds.word(secret), birds.word(secret)]
    if "accept" in written:
        written |= {"answer": birds.word(secret), "accept": [birds.word(secret)]}
    if "text" in written:
        written["text"] = (
            f"A gap [[{birds.word(secret)}|{birds.word(secret)}]] and [[{birds.word(secret)}]]."
        )
    if name == "date":
        written["answer"] = birds.day(secret)
    return written


def a_timeline_with_canaries(size: int = 11) -> Canaries:
    """A topic whose events hold nothing but secrets."""
    birds, words = Aviary(), {}
    sources, themes, events = {}, {}, []
    for _ in range(size):
        id_ = birds.word("")
        title, summary = birds.word(id_), birds.word(id_)
        words[id_] = {title, summary}
        event = _event(birds, id_, id_, birds.day(id_), title) | {"summary": summary}
        birds.kept[id_].add(id_)
        key, source = birds.source(id_)
        theme = birds.word(id_)
        sources[key], themes[theme] = source, birds.word(id_)
        events.append(event | {"theme": theme, "sources": [key]})
    topic = a_topic(events=events, sources=sources, themes=themes)
    return Canaries(topic, {id_: birds.kept[id_] for id_ in words}, words)


def everything_sent(response: TestResponse) -> bytes:
    """All that a browser gets: status line, headers, cookies with what they hold, and body.

    Only the length is left out, which may be a year by chance; it has tests of its own.
    """
    headers = [(name, value) for name, value in response.headers if name != "Content-Length"]
    lines = [response.status, *(f"{name}: {value}" for name, value in headers)]
    return b"\r\n".join(["\r\n".join(lines).encode(), *_opened_cookies(response), response.data])


def _opened_cookies(response: TestResponse) -> list[bytes]:
    """What signed cookies hold: a signature hides nothing."""
    opened = []
    for cookie in response.headers.getlist("Set-Cookie"):
        value = cookie.partition("=")[2].partition(";")[0]
        packed = value.startswith(".")
        payload = value.removeprefix(".").partition(".")[0]
        data = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
        opened.append(zlib.decompress(data) if packed else data)
    return opened


def found(tokens: set[str], sent: bytes) -> set[str]:
    """Which of these tokens stand in these bytes, as they are or in a plain disguise."""
    haystack = sent.lower()
    numbers = set(re.findall(rb"(?<![0-9a-z])[0-9]{4}(?![0-9a-z])", haystack))
    years = {token for token in tokens if len(token) == 4}
    words = {token for token in tokens - years if any(way in haystack for way in _guises(token))}
    return words | {year for year in years if year.encode() in numbers}


@cache
def _guises(token: str) -> frozenset[bytes]:
    plain = token.encode()
    ways = {plain, plain[::-1], plain.hex().encode(), quote(token).encode()}
    return frozenset(way.lower() for way in ways | {_in_base64(plain, n) for n in range(3)})


def _in_base64(plain: bytes, before: int) -> bytes:
    """The signs of a token that stands so many bytes after a multiple of three, in any text."""
    whole = base64.b64encode(b"?" * before + plain + b"?" * 3)
    first = -(-before * 8 // 6) if before else 0
    return whole[first + (1 if before else 0) : (before + len(plain)) * 8 // 6 - 1]


def leaks(sent: bytes, kept: dict[str, set[str]], closed: set[str]) -> dict[str, Any]:
    """The secrets in these bytes of what is not closed yet."""
    secret = {owner: tokens for owner, tokens in kept.items() if owner not in closed}
    hits = found(set().union(*kept.values()), sent)
    article = {token for token in set().union(*kept.values()) if token.startswith(READABLE)}
    if article <= hits:
        hits -= article
    return {owner: tokens & hits for owner, tokens in secret.items() if tokens & hits}
