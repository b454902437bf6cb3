"""The way into a room, as a lobby shows it: its code, the address to type, and both as a QR code."""

from dataclasses import dataclass
from functools import lru_cache

import segno
from flask import current_app, request
from markupsafe import Markup

from quizapp.storage.codes import grouped
from quizapp.storage.rooms import Room
from quizapp.web.addresses import site
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
    """The site's address, to be kept with the room: its operator's, or the one by which the host
    came; "" on the site's own machine: a phone would look there for the site on itself."""
    came_by_itself = not current_app.config["SITE_ADDRESS"] and host_of(request.host) in LOOPBACK
    return "" if came_by_itself else site() + request.script_root


def way_in(room: Room) -> WayIn:
    """The way into this room. It is the same for all who look, whatever address they came by."""
    return leading_in(str(room.settings.get("origin") or "") or in_network(), room.code)


def leading_in(reached: str | None, code: str) -> WayIn:
    """The way into the room of this code on the site at this address; None is no address."""
    if not reached:
        return WayIn(grouped(code), None, Markup())
    typed = f"{reached}/join".partition("://")[2]
    return WayIn(grouped(code), typed, _qr_of_code(f"{reached}/join/{code}"))


def host_way_in(code: str, key: str) -> WayIn:
    """The way to the host's seat on another device, which needs no code to be typed."""
    reached = origin() or in_network()
    address = f"{reached or request.url_root.rstrip('/')}/rooms/{code}/host/{key}"
    return WayIn(grouped(code), address, _qr(address) if reached else Markup())


def _qr(address: str) -> Markup:
    # Level M is read off a projector from the last row; the quiet zone is part of the drawing.
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        omitsize=True, svgclass="qr", lineclass=None, border=4
    )
    return Markup(drawn)


_qr_of_code = lru_cache(64)(
    _qr
)  # a lobby is drawn anew with each who comes; a host's key is not kept
