"""Opening a room: a form whose defaults are good, so that its button is the second press."""

import hmac
import secrets
from base64 import urlsafe_b64encode

from flask import (
    Blueprint,
    abort,
    current_app,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from pydantic import JsonValue

from quizapp import clock
from quizapp.english.sentences import said
from quizapp.games.moves import Refused
from quizapp.storage import rooms
from quizapp.text import counted
from quizapp.topics.topic import QuestionSet, Topic
from quizapp.web.host_right import for_hosts
from quizapp.web.reading.home import can_be_laid
from quizapp.web.reading.topics import the_topic
from quizapp.web.rooms import hosting, rehearsing
from quizapp.web.rooms.forms import SET, OpeningForm
from quizapp.web.rooms.ways_in import origin

MOST_PICKED = 100
"""Questions of a set that can be picked and ordered by hand; of a longer one, the first."""
blueprint = Blueprint("opening", __name__)


@blueprint.route("/topics/<topic_id>/rooms/new", methods=["GET", "POST"])
@for_hosts
def new(topic_id: str) -> ResponseReturnValue:
    """Choose what the class plays and how; then the room's lobby is open."""
    topic = the_topic(topic_id)
    if not topic.sets and not can_be_laid(topic):
        abort(404)
    form = OpeningForm.of(topic, request.args.get("set", ""))
    if not form.is_submitted():
        return _page(topic, form)
    if not form.validate():
        return _page(topic, form, "Something in the settings below is not right yet."), 422
    if "questions" in request.form:
        return _page(topic, form)
    items = _picked(topic, form)
    if items == []:
        return _page(topic, form, "No question is chosen. Choose at least one to ask."), 422
    settings = {**form.settings(), "items": items or [], "origin": origin()}
    try:
        code, key = rooms.open_room(topic, settings, secrets.randbits(62), clock.now(), _key())
    except Refused as refused:
        return _page(topic, form, said(refused.message)), 422
    hosting.remember(code, key)
    if form.rehearsal.data:
        rehearsing.fill(code)
    return redirect(url_for("host.page", code=code), 303)


def _key() -> str:
    """The host's key that this form opens a room with: a doubled press has the same one.

    Whoever goes back in the browser, changes the settings and presses again has another.
    """
    if not request.form.get("once"):
        return ""
    sent = repr((session["csrf_token"], sorted(request.form.items(multi=True))))
    digest = hmac.digest(current_app.config["SECRET_KEY"], sent.encode(), "sha256")
    return urlsafe_b64encode(digest[: rooms.KEY_BYTES]).decode().rstrip("=")


def _page(topic: Topic, form: OpeningForm, problem: str = "") -> str:
    set_ = topic.set_by_id.get(form.set_id)
    return render_template(
        "rooms/new.html",
        topic=topic,
        form=form,
        problem=problem,
        told={SET + one.id: _told(one) for one in topic.sets},
        set=set_,
        rows=_rows(set_) if set_ else [],
        once=secrets.token_urlsafe(16),
        can_be_laid=can_be_laid(topic),
    )


def _told(set_: QuestionSet) -> str:
    kept = " · kept for a class" if set_.class_only else ""
    return counted(len(set_.questions), "question") + kept


def _rows(set_: QuestionSet) -> list[tuple[str, str, bool, str]]:
    """The questions to pick from: id, text, whether it is asked, and its place as it was typed."""
    listed = enumerate(set_.questions[:MOST_PICKED], 1)
    if request.form.get("listed") != set_.id:
        return [(q.id, q.question, True, str(n)) for n, q in listed]
    asked, typed = set(request.form.getlist("ask")), request.form
    return [(q.id, q.question, q.id in asked, typed.get(f"place-{n}", "")) for n, q in listed]


def _picked(topic: Topic, form: OpeningForm) -> list[JsonValue] | None:
    """The ids of the picked questions in their order; None where the form did not list this set's."""
    set_ = topic.set_by_id.get(form.set_id)
    if set_ is None or request.form.get("listed") != set_.id:
        return None
    rows = enumerate(_rows(set_), 1)
    picked = [(_place(typed, n), n, id_) for n, (id_, _, is_asked, typed) in rows if is_asked]
    return [id_ for *_, id_ in sorted(picked)]


def _place(typed: str, number: int) -> int:
    """Where a question stands; what is no number leaves it where it was."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else number
