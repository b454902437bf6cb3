"""The way into a room, as a lobby shows it: its code, the address to type, and both as a QR code."""

from dataclasses import dataclass
from functools import lru_cache

import segno
from flask import request
from markupsafe import Markup

from quizapp.storage.codes import grouped
from quizapp.storage.rooms import Room
from quizapp.web.security import LOOPBACK, host_of
from quizapp.web.whereabouts import in_network


@dataclass(frozen=True)
class WayIn:
    """How somebody with a phone comes into a room."""

    code: str
    """In two groups of three."""
    address: str | None
    """Where to type it, without the scheme; None where no phone can reach this server."""
    qr: Markup
    """Leads there with the code, as a drawing; "" where nothing does."""


def origin() -> str:
    """The site's address under which the host came, to be kept with the room; "" on its own machine:
    a phone there would look for the site on itself."""
    return "" if host_of(request.host) in LOOPBACK else request.url_root.rstrip("/")


def way_in(room: Room) -> WayIn:
    """The way into this room. It is the same for all who look, whatever address they came by."""
    site = str(room.settings.get("origin") or "") or in_network()
    if not site:
        return WayIn(grouped(room.code), None, Markup())
    typed = f"{site}/join".partition("://")[2]
    return WayIn(grouped(room.code), typed, _qr(f"{site}/join/{room.code}"))


def host_way_in(code: str, key: str) -> WayIn:
    """The way to the host's seat on another device, which needs no code to be typed."""
    site = origin() or in_network() or request.url_root.rstrip("/")
    address = f"{site}/rooms/{code}/host/{key}"
    return WayIn(grouped(code), address, _qr(address))


@lru_cache(64)
def _qr(address: str) -> Markup:
    # Level M is read off a projector from the last row; the quiet zone is part of the drawing.
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        omitsize=True, svgclass="qr", lineclass=None, border=4
    )
    return Markup(drawn)
