"""Pages that are the same for everybody: rendered once, then served from memory."""

import gzip
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import blake2b
from typing import Any

from flask import Response, current_app, request

from quizapp.web.aside import aside
from quizapp.web.assets import compressible
from quizapp.web.content import topics_in_play

MOST_BYTES = 64 * 1024 * 1024
"""Of all pages that are kept."""


@dataclass(frozen=True)
class Page:
    """A rendered page."""

    body: bytes
    compressed: bytes
    tag: str

    def __len__(self) -> int:
        return len(self.body) + len(self.compressed)


class Pages:
    """The pages that were asked for last, each with the version of what it shows."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.size = 0
        """Bytes of the pages that are kept."""
        self.made = 0
        """How many were rendered so far."""
        self._most = most_bytes
        self._kept: OrderedDict[Any, tuple[object, Page]] = OrderedDict()

    def get(self, key: Any, version: object) -> Page | None:
        """The page under this key, if it shows this version."""
        kept = self._kept.get(key)
        if kept is None or kept[0] != version:
            return None
        self._kept.move_to_end(key)
        return kept[1]

    def keep(self, key: Any, version: object, page: Page) -> None:
        """Keep a page instead of the one before; those not asked for longest make room."""
        if key in self._kept:
            self.size -= len(self._kept.pop(key)[1])
        self._kept[key] = version, page
        self.size += len(page)
        self.made += 1
        while self.size > self._most:
            self.size -= len(self._kept.popitem(last=False)[1][1])


def shared(*arguments: str) -> Callable[[Callable[..., str]], Callable[..., Response]]:
    """Keep what a view renders, by its path and these query arguments.

    A page of a topic is rendered again when that topic changes, and aside, since a topic can be
    large; any other page when any topic changes. The view must not look at the session, or one
    player would see another's page.
    """

    def decorator(view: Callable[..., str]) -> Callable[..., Response]:
        @wraps(view)
        def served(**path: Any) -> Response:
            pages: Pages = current_app.extensions["pages"]
            asked = tuple(request.args.get(name, "") for name in arguments)
            key = (view.__name__, tuple(path.values()), asked)
            version = _version(**path)

            def make() -> Page:
                return rendered(view(**path))

            page = pages.get(key, version)
            if page is None:
                page = aside(make) if path and version else make()
                pages.keep(key, version, page)
            return answer(page)

        return served

    return decorator


def _version(topic_id: str | None = None, **_: Any) -> object:
    if topic_id is None:
        return topics_in_play().revision
    topic = topics_in_play().get(topic_id)
    return topic.hash if topic else None


def rendered(html: str) -> Page:
    """A page made of this."""
    body = html.encode()
    tag = blake2b(body, digest_size=8).hexdigest()
    return Page(body, gzip.compress(body, mtime=0), tag)


def answer(page: Page) -> Response:
    """The page, or that it has not changed since it was asked for."""
    if request.if_none_match.contains_weak(page.tag):
        response = Response(status=304)
        response.headers["Cache-Control"] = "no-cache"
        response.headers["Vary"] = "Accept-Encoding"
    else:
        response = compressible(page.body, page.compressed, "text/html; charset=utf-8", "no-cache")
    response.set_etag(page.tag, weak=True)
    return response
