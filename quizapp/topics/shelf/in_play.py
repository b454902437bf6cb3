"""The topics in play: their summaries and editions by id, and what is wrong with the others."""

from collections.abc import Iterator
from dataclasses import replace

from quizapp.topics.shelf.loading import duplicate, is_named
from quizapp.topics.shelf.news import Frozen, News, Report, reported
from quizapp.topics.summary import Summary


class TopicsInPlay:
    """What a server knows of its content folder, made of news one by one.

    News with mistakes leave the last good version of their topic in play. Of two topics with one
    id, the one that had it first keeps it; while the folder is read for the first time, that is
    the one whose file or folder has this name.
    """

    def __init__(self) -> None:
        self.whole = False
        """Whether every topic of the folder has been read once."""
        self.revision = 0
        """Grows with every change."""
        self._news: dict[str, News] = {}
        self._stale: set[str] = set()
        self._claims: dict[str, list[str]] = {}  # the names that claim an id, the holder first
        self._listed: tuple[int, list[Summary]] = (-1, [])

    def take(self, news: News) -> None:
        """Bring into play, or out of it, what the news tell."""
        before = self._news.pop(news.name, None)
        self._stale.discard(news.name)
        if news.version and news.topic is None and before and before.topic:
            news = replace(news, topic=before.topic)
            self._stale.add(news.name)
        if news.version:
            self._news[news.name] = news
        self._claim(news.name, _id(before), _id(news))
        self.revision += 1

    def get(self, topic_id: str) -> Frozen | None:
        """The topic in play with this id."""
        names = self._claims.get(topic_id)
        return self._news[names[0]].topic if names else None

    def title(self, name: str) -> str | None:
        """The title of what is in play under this name of the content folder."""
        topic = self._news[name].topic if self._plays(name) else None
        return topic.summary.title if topic else None

    def is_stale(self, name: str) -> bool:
        """Whether this is the last good version, and its problems are of what came after it."""
        return name in self._stale

    def problems(self, name: str) -> tuple[Report, ...]:
        """What is wrong with what stands under this name."""
        news = self._news.get(name)
        if news is None:
            return ()
        id_ = _id(news)
        twice = (reported(duplicate(name, id_)),) if id_ and not self._plays(name) else ()
        return (*news.problems, *twice)

    def versions(self) -> dict[str, str]:
        """What is known of each name in the content folder."""
        return {name: news.version for name, news in self._news.items()}

    @property
    def broken(self) -> int:
        """How many are not in play."""
        return len(self._news) - len(self._claims)

    def summaries(self) -> list[Summary]:
        """Those with anything for everybody: the richest topic first, then by title."""
        if self._listed[0] != self.revision:
            open_ = [summary for summary in self._all() if summary.is_open]
            found = sorted(open_, key=lambda one: (-one.questions, one.title))
            self._listed = self.revision, found
        return self._listed[1]

    def closed(self) -> list[Summary]:
        """Those with nothing but what is kept for a class, by title."""
        closed = [summary for summary in self._all() if not summary.is_open]
        return sorted(closed, key=lambda one: one.title)

    def _all(self) -> Iterator[Summary]:
        for names in self._claims.values():
            topic = self._news[names[0]].topic
            if topic:
                yield topic.summary

    def _plays(self, name: str) -> bool:
        id_ = _id(self._news.get(name))
        return bool(id_) and self._claims[id_][0] == name

    def _claim(self, name: str, before: str, now: str) -> None:
        if before == now:
            return
        if before:
            self._claims[before].remove(name)
            if not self._claims[before]:
                del self._claims[before]
        if now:
            names = self._claims.setdefault(now, [])
            others = any(is_named(other, now) for other in names[:1])
            first = not self.whole and is_named(name, now) and not others
            names.insert(0 if first else len(names), name)


def _id(news: News | None) -> str:
    return news.topic.summary.id if news and news.topic else ""
