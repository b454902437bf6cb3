"""Static files, kept in memory and compressed, under addresses that change with their content."""

import gzip
import mimetypes
import re
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, request

from quizapp.settings import PACKAGE

blueprint = Blueprint("assets", __name__)
FOREVER = "public, max-age=31536000, immutable"
STYLESHEET = "css/app.css"


@dataclass(frozen=True)
class Asset:
    """A file as it is served."""

    body: bytes
    compressed: bytes
    type: str


@dataclass(frozen=True)
class Assets:
    """All static files and the version that their addresses carry."""

    version: str
    files: dict[str, Asset]


def read_assets(folder: Path) -> Assets:
    """The files of a folder, with one style sheet of all, also the question types' own.

    A page then needs few requests.
    """
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*.*"))}
    for sheet in (PACKAGE / "questions").glob("*/style.css"):
        files[f"css/questions/{sheet.parent.name}.css"] = sheet.read_bytes()
    sheets = [name for name in files if name.endswith(".css")]
    order = sorted(sheets, key=lambda name: (name != "css/layers.css", name))
    joined = b"\n".join(uncommented(files.pop(name)) for name in order)
    files[STYLESHEET] = joined
    version = blake2b(repr(sorted(files.items())).encode(), digest_size=6).hexdigest()
    return Assets(version, {name: _asset(name, body) for name, body in files.items()})


def uncommented(sheet: bytes) -> bytes:
    """A style sheet without its comments, a ninth of what every first visit waits for."""
    return re.sub(rb"/\*.*?\*/\n?", b"", sheet, flags=re.DOTALL)


def init_app(app: Flask, folder: Path) -> None:
    """Serve this folder, and give templates `asset('js/app.js')`."""
    assets = read_assets(folder)
    app.extensions["assets"] = assets
    app.register_blueprint(blueprint)
    # Not by url_for, which takes as long for a page's twenty icons as the rest of the page.
    app.jinja_env.globals["asset"] = lambda name: (
        f"{request.script_root}/static/{assets.version}/{name}"
    )


@blueprint.get("/static/<version>/<path:name>")
def file(version: str, name: str) -> Response:
    """A static file; an address of another version leads nowhere."""
    assets: Assets = current_app.extensions["assets"]
    found = assets.files.get(name)
    if found is None or version != assets.version:
        abort(404)
    return compressible(found.body, found.compressed, found.type, FOREVER)


def compressible(body: bytes, compressed: bytes, type_: str, cache: str) -> Response:
    """A response in the smallest form the browser takes.

    Only what is the same for everybody comes this way: the length of a compressed page that holds
    a secret tells something about it (BREACH).
    """
    taken = request.accept_encodings
    refuses_plain = taken.find("identity") >= 0 and not taken["identity"]
    zipped = taken["gzip"] > 0 and (refuses_plain or len(compressed) < len(body))
    response = Response(compressed if zipped else body, content_type=type_)
    response.headers["Cache-Control"] = cache
    response.headers["Vary"] = "Accept-Encoding"
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    return response


def _asset(name: str, body: bytes) -> Asset:
    # Python guesses .js from the operating system's tables, which are wrong on some Windows.
    known = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
    type_ = known.get(Path(name).suffix) or mimetypes.guess_type(name)[0]
    text = "; charset=utf-8" if type_ and type_.startswith("text/") else ""
    return Asset(body, gzip.compress(body, mtime=0), (type_ or "application/octet-stream") + text)
