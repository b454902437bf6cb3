"""The host's right: who may open rooms and see what is kept for a class. Nobody needs an account.

Whoever sits at the serving machine has it, and whoever has given the host word once.
"""

import hmac
import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import wraps
from ipaddress import ip_address
from pathlib import Path
from typing import ParamSpec

from flask import Flask, current_app, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from quizapp.settings import SHORTEST_WORD, Settings, WrongSetting
from quizapp.storage import instance
from quizapp.storage.codes import new_code
from quizapp.web.guesses import Guesses
from quizapp.web.security import LOOPBACK, host_of

FORWARDING = re.compile("Via|(X-)?Forwarded.*|X-Real-IP|.*-(Client|Connecting)-IP", re.IGNORECASE)
"""Headers that proxies and tunnels add: then the address that asks is theirs."""
P = ParamSpec("P")


@dataclass(frozen=True)
class HostRight:
    """What gives the right on this site."""

    word: str
    is_direct: bool
    """Whether no proxy stands in front, as far as the settings tell."""

    @classmethod
    def of(cls, settings: Settings) -> "HostRight":
        """The right under these settings; raises WrongSetting."""
        word = settings.host_word or _kept_word(settings.instance / "host_word")
        return cls(word, not (settings.proxies or settings.https))

    def is_word(self, given: str) -> bool:
        """Whether this is the word; case, spaces and hyphens do not count."""
        return hmac.compare_digest(_folded(given), _folded(self.word))

    @property
    def proof(self) -> str:
        """What a browser keeps that gave the word; another word makes it worthless."""
        key = current_app.config["SECRET_KEY"]
        return hmac.new(key, b"host word " + _folded(self.word), "sha256").hexdigest()[:32]


def init_app(app: Flask, settings: Settings) -> None:
    """Let an app know who has the right; raises WrongSetting."""
    app.extensions["host_right"] = HostRight.of(settings)
    app.extensions["guessed_words"] = Guesses("5/10minute", "30/10minute", "60/10minute")


def right_of(app: Flask) -> HostRight:
    """What gives the right on the site of an app."""
    right: HostRight = app.extensions["host_right"]
    return right


def the_right() -> HostRight:
    """What gives the right on this site."""
    return right_of(current_app)


def has_host_right() -> bool:
    """Whether who asks may open rooms, and see keys and what is kept for a class."""
    return is_at_this_machine() or hmac.compare_digest(
        str(session.get("host_word", "")), the_right().proof
    )


def is_at_this_machine() -> bool:
    """Whether the request comes from this machine, asks for it by its own name, and by no proxy.

    A proxy that tells nothing of itself mostly asks by HTTP/1.0, which no browser does.
    """
    return (
        the_right().is_direct
        and _is_loopback(request.remote_addr or "")
        and host_of(request.host) in LOOPBACK
        and request.environ.get("SERVER_PROTOCOL") != "HTTP/1.0"
        and not any(map(FORWARDING.fullmatch, request.headers.keys()))
    )


def remember() -> None:
    """Let this browser keep that it gave the word."""
    session["host_word"] = the_right().proof
    session.permanent = True


def for_hosts(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """A view for those who have the right; others are told how to get it."""

    @wraps(view)
    def served(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        if has_host_right():
            return view(*args, **kwargs)
        topic_id = (request.view_args or {}).get("topic_id")
        return redirect(url_for("host_word.ask", topic=topic_id), 303)

    return served


def _folded(word: str) -> bytes:
    plain = unicodedata.normalize("NFKC", word).casefold()
    return "".join(filter(str.isalnum, plain)).encode()


def _is_loopback(address: str) -> bool:
    with suppress(ValueError):
        found = ip_address(address)
        mapped = getattr(found, "ipv4_mapped", None)
        return bool((mapped or found).is_loopback)
    return False


def _kept_word(path: Path) -> str:
    """The word in this file, made when there is none: a restart in a lesson changes nothing."""
    with suppress(FileExistsError), open(path, "x", opener=instance.private) as file:
        letters = new_code(SHORTEST_WORD)
        file.write(f"{letters[:4]}-{letters[4:]}\n")
    word = path.read_text().strip()
    if len(_folded(word)) < SHORTEST_WORD:
        raise WrongSetting(
            f"{path} holds no host word of {SHORTEST_WORD} letters. Delete the file, and a new "
            "word is made at the next start."
        )
    return word
