"""Addresses of the site: within it, built once; and whole ones, for what leaves it."""

from functools import lru_cache

from flask import Flask, current_app, request, url_for

MOST = 4096


def init_app(app: Flask, address: str) -> None:
    """Give templates a `url_for` that remembers, and what begins a whole address: `site_address`.

    A page holds a dozen addresses, and most are those of the page before.
    """

    @lru_cache(MOST)
    def built(_root: str, endpoint: str, values: tuple[tuple[str, object], ...]) -> str:
        return url_for(endpoint, **dict(values))  # type: ignore[arg-type]  # parts of an address

    def remembered(endpoint: str, **values: object) -> str:
        return built(request.script_root, endpoint, tuple(values.items()))

    app.config["SITE_ADDRESS"] = address
    app.jinja_env.globals.update(url_for=remembered, site_address=address)


def site() -> str:
    """The site's scheme and host: as its operator names them, else as this request does."""
    return str(current_app.config["SITE_ADDRESS"]) or request.host_url.rstrip("/")


def whole(endpoint: str, **values: str | int) -> str:
    """A whole address, to be sent to somebody else."""
    return site() + url_for(endpoint, **values)  # type: ignore[arg-type]  # parts of an address
