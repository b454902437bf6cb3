"""Static files and shared pages as they are served."""

import gzip

import pytest

from quizapp.settings import PACKAGE, shipped
from quizapp.web.assets import STYLESHEET, read_assets, uncommented


def test_one_style_sheet_holds_those_of_the_site_and_of_the_question_types():
    served = read_assets(shipped("static")).files
    assert [name for name in served if name.endswith(".css")] == [STYLESHEET]
    own = [path.read_bytes() for path in (PACKAGE / "questions").glob("*/style.css")]
    site = [path.read_bytes() for path in shipped("static").rglob("*.css")]
    assert own
    assert all(uncommented(sheet) in served[STYLESHEET].body for sheet in own + site)


def test_comments_of_style_sheets_are_not_sent():
    assert b"/*" not in read_assets(shipped("static")).files[STYLESHEET].body
    assert (
        uncommented(b"/* One,\n   two. */\na { b: c } /* d */\ne { f: g }")
        == b"a { b: c } e { f: g }"
    )


def test_order_of_the_layers_is_told_first():
    assert read_assets(shipped("static")).files[STYLESHEET].body.startswith(b"@layer reset")


@pytest.mark.parametrize(
    ("accepted", "zipped"),
    [
        (None, False),
        ("", False),
        ("gzip", True),
        ("br, gzip;q=0.5", True),
        ("gzip;q=0", False),
        ("gzip;q=0.0, *", False),
        ("*", True),
        ("*;q=0", False),
        ("identity", False),
        ("identity;q=0", False),
        ("identity;q=0, gzip", True),
        ("identity;q=0, *", True),
        ("deflate, br", False),
        ("gzip;q=x", False),
        ("notgzip", False),
    ],
)
def test_what_the_browser_takes_is_sent(client, accepted, zipped):
    headers = {} if accepted is None else {"Accept-Encoding": accepted}
    response = client.get("/", headers=headers)
    assert response.headers["Vary"] == "Accept-Encoding"
    assert (response.headers.get("Content-Encoding") == "gzip") == zipped
    body = gzip.decompress(response.data) if zipped else response.data
    assert b"</html>" in body
