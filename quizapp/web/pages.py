"""Pages that are the same for everybody: rendered once, then served from memory."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import blake2b
from typing import Any

from flask import Response, current_app, request

from quizapp.web.assets import compressible


@dataclass(frozen=True)
class Page:
    """A rendered page."""

    body: bytes
    compressed: bytes
    tag: str


def shared(*arguments: str) -> Callable[[Callable[..., str]], Callable[..., Response]]:
    """Keep what a view renders, by its path and these query arguments.

    The view must refuse arguments it does not know (404 is not kept), or memory would fill up,
    and it must not look at the session, or one player would see another's page.
    """

    def decorator(view: Callable[..., str]) -> Callable[..., Response]:
        @wraps(view)
        def served(**path: Any) -> Response:
            pages: dict[Any, Page] = current_app.extensions["pages"]
            asked = tuple(request.args.get(name, "") for name in arguments)
            key = (view.__name__, tuple(path.values()), asked)
            page = pages.get(key)
            if page is None:
                page = pages[key] = _page(view(**path))
            return _answer(page)

        return served

    return decorator


def _page(html: str) -> Page:
    body = html.encode()
    tag = blake2b(body, digest_size=8).hexdigest()
    return Page(body, gzip.compress(body, mtime=0), tag)


def _answer(page: Page) -> Response:
    if request.if_none_match.contains_weak(page.tag):
        response = Response(status=304)
        response.headers["Cache-Control"] = "no-cache"
        response.headers["Vary"] = "Accept-Encoding"
    else:
        response = compressible(page.body, page.compressed, "text/html; charset=utf-8", "no-cache")
    response.set_etag(page.tag, weak=True)
    return response
