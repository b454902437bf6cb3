"""Who is asking: a random id in a cookie, and the games that are theirs."""

import re
import secrets
from contextlib import suppress
from typing import Any, TypeVar

from cachetools import LRUCache, TTLCache
from flask import Flask, abort, current_app, request, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_wtf.csrf import generate_csrf
from itsdangerous import BadSignature, SignatureExpired, TimestampSigner, URLSafeTimedSerializer
from itsdangerous.encoding import base64_decode, bytes_to_int

from quizapp import clock
from quizapp.games.mode import Mode
from quizapp.games.moves import Refused
from quizapp.storage import games, players
from quizapp.storage.games import Game, Some
from quizapp.web.rate_limits import GamesBegun

S = TypeVar("S")
M = TypeVar("M")
AN_HOUR = 60 * 60
A_DAY = 24 * AN_HOUR
MOST_KNOWN = 20_000
"""Cookies whose player is remembered: reading one takes longer than taking an answer."""


class Signer(TimestampSigner):
    """Signs with the time, and reads also what a clock signed that was set back since."""

    def unsign(self, signed_value: str | bytes, *age: Any, **asked: Any) -> Any:
        """What was signed, as itsdangerous does it."""
        try:
            return super().unsign(signed_value, *age, **asked)
        except SignatureExpired as error:
            if error.date_signed is None or error.date_signed.timestamp() <= clock.now():
                raise
            return super().unsign(signed_value, return_timestamp=asked["return_timestamp"])


class Sessions(SecureCookieSessionInterface):
    """Flask's signed cookies, with what signs them made once and not for each request."""

    def __init__(self, app: Flask) -> None:
        self._signing = super().get_signing_serializer(app)
        if self._signing:
            self._signing.signer = Signer
        self._cookie = re.compile(rf"(?:^|;)\s*{self.get_cookie_name(app)}=([^;\s]+)")
        self._longest = int(app.permanent_session_lifetime.total_seconds())
        self._players: TTLCache[str, str] = TTLCache(MOST_KNOWN, AN_HOUR)

    def player_in(self, cookies: str) -> str:
        """The player whom a Cookie header names, "" if none: what `player` gives, without a request."""
        found = self._cookie.search(cookies)
        if found is None or self._signing is None:
            return ""
        try:
            return self._players[found[1]]
        except KeyError:
            pass
        try:
            read = self._signing.loads(found[1], max_age=self._longest)
        except BadSignature:
            return ""
        who = self._players[found[1]] = str(read.get("player", ""))
        return who

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """What signs and reads the cookie."""
        return self._signing

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether the cookie travels encrypted only: wherever the page came so."""
        return request.is_secure

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        """Whether to send the cookie: with each day of play anew, for games last from it on."""
        if super().should_set_cookie(app, session):
            return True
        return request.method == "POST" and session.permanent and _is_old(self.get_cookie_name(app))


def _is_old(cookie: str) -> bool:
    """Whether the cookie was signed over a day ago, by the second of the three parts of it."""
    signed = request.cookies[cookie].rsplit(".", 2)[1]
    return bytes_to_int(base64_decode(signed)) < clock.now() - A_DAY


def remember_tokens(app: Flask) -> None:
    """Let a form's token be signed once for each browser: it tells whose it is and never expires."""
    kept: LRUCache[str, str] = LRUCache(4096)

    def csrf_token() -> str:
        token = kept.get(session.get("csrf_token", ""))
        if token is None:
            token = str(generate_csrf())
            kept[session["csrf_token"]] = token
        return token

    app.jinja_env.globals["csrf_token"] = csrf_token


def player() -> str:
    """This browser's player, "" if it never began a game."""
    return str(session.get("player", ""))


def new_or_known_player() -> str:
    """This browser's player, who begins a game; made now if there is none.

    A cookie counts as long as a game bears its id: after “delete my data” an old copy is nobody's.
    The cookie lasts as long as a new game. Raises TooManyRequests.
    """
    return _counted(_known_or_new(), request.remote_addr or "")


def seated_player() -> str:
    """This browser's player, who takes a seat in a room; made now if there is none.

    It does not count as a game begun: a whole school may join at once, and its room has a cap.
    """
    return _kept(_known_or_new())


def practising_player() -> str:
    """This browser's player, who has a seat in a room and begins a game out of it.

    It counts for the player alone: when a room ends, thousands behind one address may begin at once.
    Raises TooManyRequests.
    """
    return _counted(player(), None)


def _counted(who: str, address: str | None) -> str:
    begun: GamesBegun = current_app.extensions["games_begun"]
    begun.count(who, address)
    return _kept(who)


def _known_or_new() -> str:
    known = player() and players.count(player())
    return player() if known else secrets.token_urlsafe(16)


def _kept(who: str) -> str:
    session["player"] = who
    session.permanent = True
    return who


def own_game(mode: Mode[S, M], game_id: str, some: Some[S] | None = None) -> Game[S]:
    """This player's game of a mode; anything else is not found, so that nobody learns it exists.

    What time alone has brought about is kept before anybody sees it. `some` is as in `load`.
    """
    now = clock.now()
    game = games.load(mode, game_id, player(), now, some) if player() else None
    if game is None:
        abort(404)
    due = mode.due(game.state, game.now)
    if due is not None:
        with suppress(Refused):  # somebody else was first; the state is over either way
            return games.play(mode, game_id, player(), lambda _: due, now)
    return game
