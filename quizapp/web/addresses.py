"""Addresses in templates, built once: a page holds a dozen, and most are those of the page before."""

from functools import lru_cache

from flask import Flask, request, url_for

MOST = 4096


def init_app(app: Flask) -> None:
    """Give templates a `url_for` that remembers; it builds addresses inside the site only."""

    @lru_cache(MOST)
    def built(_root: str, endpoint: str, values: tuple[tuple[str, object], ...]) -> str:
        return url_for(endpoint, **dict(values))  # type: ignore[arg-type]  # parts of an address

    def remembered(endpoint: str, **values: object) -> str:
        return built(request.script_root, endpoint, tuple(values.items()))

    app.jinja_env.globals["url_for"] = remembered
