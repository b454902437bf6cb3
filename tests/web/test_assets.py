"""Static files as they are served."""

from quizapp.settings import PACKAGE, shipped
from quizapp.web.assets import STYLESHEET, read_assets


def test_one_style_sheet_holds_those_of_the_site_and_of_the_question_types():
    served = read_assets(shipped("static")).files
    assert [name for name in served if name.endswith(".css")] == [STYLESHEET]
    own = [path.read_bytes() for path in (PACKAGE / "questions").glob("*/style.css")]
    site = [path.read_bytes() for path in shipped("static").rglob("*.css")]
    assert own
    assert all(sheet in served[STYLESHEET].body for sheet in own + site)


def test_order_of_the_layers_is_told_first():
    assert read_assets(shipped("static")).files[STYLESHEET].body.startswith(b"@layer reset")
