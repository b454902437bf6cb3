"""What the site says of itself: about it, how to play, and what robots may read."""

from flask import Blueprint, Response, current_app, render_template, request

from quizapp.web.pages import shared

FOR_NO_ROBOT = ("/games", "/healthz", "/join/", "/rooms")
"""Pages of one person or one class. A game's own address is told to nobody but its player."""

blueprint = Blueprint("about", __name__)


@blueprint.get("/about")
@shared()
def about() -> str:
    """What this site is, what it keeps, and whose words it shows."""
    return render_template("reading/about.html", days=current_app.permanent_session_lifetime.days)


@blueprint.get("/help")
@shared()
def how_to_play() -> str:
    """How each way of playing goes, with its keys."""
    return render_template("reading/help.html")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """The Robots Exclusion Protocol (RFC 9309)."""
    lines = ["User-agent: *", *(f"Disallow: {request.script_root}{path}" for path in FOR_NO_ROBOT)]
    return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
