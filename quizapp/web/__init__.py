"""The site: a Flask app made from settings."""

import secrets
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader, StrictUndefined

from quizapp.questions.base import Shown
from quizapp.settings import Settings, WrongSetting, shipped
from quizapp.storage import database, instance
from quizapp.topics.shelf.in_play import TopicsInPlay
from quizapp.web import (
    addresses,
    assets,
    errors,
    health,
    host_right,
    security,
    styleguide,
    words,
)
from quizapp.web.identity import Sessions, remember_tokens
from quizapp.web.pages import Pages
from quizapp.web.play import (
    daily,
    guess_first,
    my_games,
    others,
    quiz,
    quiz_again,
    quiz_end,
    quiz_setup,
    timeline_game,
    timeline_setup,
)
from quizapp.web.play import review as solo_review
from quizapp.web.rate_limits import GamesBegun
from quizapp.web.reading import about, home, picture, section_questions, timeline
from quizapp.web.rooms import (
    host,
    host_word,
    joining,
    my_rooms,
    opening,
    player,
    results,
    results_table,
    review,
    screen,
    seats,
    taking,
)
from quizapp.web.rooms.following import Rooms

LARGEST_FORM = 64 * 1024
PARTS = ("reading", "play", "rooms", "preview")
"""The parts of the site, each a folder with its views and its templates."""

PLAY = (
    quiz_setup,
    quiz,
    quiz_again,
    quiz_end,
    guess_first,
    timeline_setup,
    timeline_game,
    others,
    daily,
    solo_review,
    my_games,
)
"""The pages to play; those of a mode share one blueprint."""

ROOMS = (
    host_word,
    opening,
    joining,
    my_rooms,
    player,
    host,
    seats,
    screen,
    results,
    results_table,
    review,
    taking,
)


def create_app(settings: Settings) -> Flask:
    """The app over its database, which is left as it is, and topics to be read; raises CannotOpen."""
    instance.make(settings.instance)
    app = Flask(__name__, static_folder=None)
    app.config.update(
        SECRET_KEY=_secret_key(settings.instance / "secret_key"),
        PERMANENT_SESSION_LIFETIME=timedelta(days=settings.keep_days),
        SESSION_COOKIE_NAME="quizapp",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        MAX_FORM_PARTS=200,
        WTF_CSRF_TIME_LIMIT=None,  # a page left open over lunch must not lose an answer
    )
    app.config["TIME_ZONE"] = ZoneInfo(settings.time_zone) if settings.time_zone else None
    app.session_interface = Sessions(app)
    CSRFProtect(app)
    remember_tokens(app)
    use_templates(app, settings.address)
    host_right.init_app(app, settings)
    app.extensions["rooms"] = Rooms(app, settings.redis)
    taking.init_app(app)
    security.init_app(app, settings.hosts, settings.proxies, settings.https)
    errors.init_app(app)
    assets.init_app(app, shipped("static"))
    app.extensions["content"] = settings.content
    app.extensions["topics"] = TopicsInPlay()
    app.extensions["pages"] = Pages()
    app.extensions["games_begun"] = GamesBegun()
    parts = (home, about, timeline, section_questions, picture, *PLAY, *ROOMS, health)
    for blueprint in dict.fromkeys(part.blueprint for part in parts):
        app.register_blueprint(blueprint)
    if settings.debug:
        app.register_blueprint(styleguide.blueprint)
    database.connect(app, settings)
    return app


def use_templates(app: Flask, address: str = "") -> None:
    """Let an app find the templates of the site and of the question types."""
    own = app.jinja_loader
    parts = {part: PackageLoader(f"quizapp.web.{part}") for part in PARTS}
    named = PrefixLoader({"questions": PackageLoader("quizapp", "questions"), **parts})
    app.jinja_loader = ChoiceLoader([own, named] if own else [named])
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters["template"] = _template
    addresses.init_app(app, address)
    words.use_in(app.jinja_env)


def _template(shown: Shown, name: str) -> str:
    """The template of this name in the folder of the question's type."""
    return f"questions/{shown.type.replace('-', '_')}/{name}.html"


def _secret_key(path: Path) -> bytes:
    """The key that signs cookies and deals seeded games, made on first start, for the owner only."""
    with suppress(FileExistsError), open(path, "xb", opener=instance.private) as file:
        file.write(secrets.token_bytes(32))
    key = path.read_bytes()
    if len(key) < 32:
        raise WrongSetting(
            f"{path} is too short to be a secret key. Put back the one that was there; or delete "
            "the file and start again: then players lose their cookies, and thereby their games."
        )
    return key
