"""What every response carries, and which requests are ours: their host, their proxy, their scheme."""

import re
from collections.abc import Collection, Iterable
from http import HTTPStatus
from ipaddress import IPv6Address
from typing import TYPE_CHECKING

from flask import Flask, Response, abort, request
from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
"""The names of this machine for itself."""

_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_HOST = re.compile(
    rf"(?P<name>{_LABEL}(?:\.{_LABEL})*)\.?(:\d{{1,5}})?"
    r"|\[(?P<address>[0-9A-Fa-f:]+)\](:\d{1,5})?"
)


def init_app(
    app: Flask, hosts: Collection[str] = (), proxies: int = 0, https: bool = False
) -> None:
    """Guard an app, and add the headers to every response.

    Only requests for these hosts are answered (any if there are none); so many proxies in front
    say who asks, how and for which host; `https` tells that all of them came encrypted.
    """
    guarded = _guarded(app.wsgi_app, hosts, https)
    if proxies:
        guarded = ProxyFix(guarded, x_for=proxies, x_proto=proxies, x_host=proxies)
    app.wsgi_app = guarded  # type: ignore[assignment, method-assign]  # as Flask documents it
    app.before_request(_only_what_can_be_read)
    app.after_request(_with_headers)


def host_of(host: str) -> str | None:
    """The name or address in a Host header, without its port; None where it is malformed."""
    found = _HOST.fullmatch(host) if len(host) <= 255 else None
    if found is None or (found["address"] and not _is_address(found["address"])):
        return None
    return (found["name"] or found["address"]).lower()


def is_same_origin(environ: "WSGIEnvironment") -> bool:
    """Whether a page of this site sent a request, as its browser says: for forms without a token.

    Browsers over plain HTTP send no Sec-Fetch-Site, and old ones no Origin: then the Referer tells.
    """
    fetched = environ.get("HTTP_SEC_FETCH_SITE")
    if fetched is not None:
        return bool(fetched == "same-origin")
    sender = environ.get("HTTP_ORIGIN") or environ.get("HTTP_REFERER", "")
    scheme, _, rest = sender.partition("://")
    return scheme in {"http", "https"} and rest.partition("/")[0] == environ.get("HTTP_HOST")


def plain(status: int, why: str = "") -> Response:
    """A short answer in plain text, for requests that never reach a page."""
    told = HTTPStatus(status)
    text = f"{status} {told.phrase}. {why or told.description}".strip()
    return _with_headers(Response(text + "\n", status, content_type="text/plain; charset=utf-8"))


def _is_address(text: str) -> bool:
    try:
        IPv6Address(text)
    except ValueError:
        return False
    return True


def _only_what_can_be_read() -> None:
    if "\0" in request.path:  # PostgreSQL holds no such character, nor looks for it
        abort(404)
    try:
        request.query_string.decode()
    except UnicodeDecodeError:  # a browser escapes what is not ASCII
        abort(400)


def _with_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    # What is not said to be shared is kept by no cache.
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def _guarded(app: "WSGIApplication", hosts: Collection[str], https: bool) -> "WSGIApplication":
    def guarded(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if https:
            environ["wsgi.url_scheme"] = "https"
        asked = environ.get("HTTP_HOST", "")  # Without one, our own address stands in for it.
        host = host_of(asked) if asked else None
        if asked and (host is None or (hosts and host not in hosts)):
            # Not as a page: Werkzeug can build no address for such a host.
            refused = plain(400, "This site does not answer under the host of this address.")
            return refused(environ, start_response)
        return app(environ, start_response)

    return guarded
