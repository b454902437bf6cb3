"""A topic's picture, 1200 by 630 pixels: its title and its spine, for whoever is sent a link to it."""

import io
import re
from collections.abc import Sequence

from cachetools import LRUCache, cached
from flask import Blueprint, Response, abort
from PIL import Image, ImageDraw, ImageFont

from quizapp.topics.spine import WIDTH, Point, spine
from quizapp.topics.topic import Topic
from quizapp.web.aside import aside
from quizapp.web.reading.topics import the_topic

SIZE = (1200, 630)
"""What the Open Graph protocol's readers show whole."""
MARGIN = 80
TEXT_WIDTH = SIZE[0] - 2 * MARGIN
TALLEST_TEXT = 330
TEXT_SIZES = range(92, 30, -6)
SHARPNESS = 2  # dots are drawn so many times larger: Pillow's circles have no soft edges
# The colours of the style sheet on paper, from oklch.
PAPER, INK, HAIRLINE = "#faf7f1", "#251c16", "#5e554c"
HUES = ("#5e554c", "#3568b2", "#a74546", "#307a4f", "#914a8c", "#905b20", "#007781")
# Pillow looks for them where the system keeps its fonts.
FONTS = (
    "P052-Roman.otf",
    "pala.ttf",
    "Palatino.ttc",
    "NotoSerif-Regular.ttf",
    "NotoSerifCJK-Regular.ttc",
    "NotoSerifCJK-Bold.ttc",
    "NotoSansCJK-Regular.ttc",
    "AppleSDGothicNeo.ttc",
    "malgun.ttf",
    "msyh.ttc",
    "DejaVuSerif.ttf",
    "LiberationSerif-Regular.ttf",
    "times.ttf",
)
FACES = {"ko": 1, "zh": 2}  # of the fonts named CJK, whose first face writes Japanese
NO_CHARACTER = "\uffff"
SIGNS = r"\u3040-\u30ff\u3400-\u9fff"  # between which a line may break; Korean has spaces

Font = ImageFont.FreeTypeFont
blueprint = Blueprint("picture", __name__)


@blueprint.get("/topics/<topic_id>/picture.png")
def picture(topic_id: str) -> Response:
    """The picture of a topic that has something for everybody."""
    topic = the_topic(topic_id)
    if not topic.is_open:
        abort(404)
    response = Response(aside(lambda: _of(topic)), content_type="image/png")
    response.headers["Cache-Control"] = "public, max-age=3600"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@cached(LRUCache(64), key=lambda topic: topic.edition.hash)
def _of(topic: Topic) -> bytes:
    return drawn(topic.title, topic.language, spine(topic))


def drawn(title: str, language: str, points: Sequence[Point]) -> bytes:
    """A PNG; the spine alone where no font of this machine has all characters of the title."""
    image = Image.new("RGB", SIZE, PAPER)
    name = _font_for(title, language)
    if name:
        _write(image, title, *name)
    _draw_line(image, points, 500 if name else SIZE[1] // 2)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _write(image: Image.Image, title: str, name: str, face: int) -> None:
    draw = ImageDraw.Draw(image)
    for size in TEXT_SIZES:
        font = ImageFont.truetype(name, size, face)
        text = _balanced(title, font)
        box = draw.multiline_textbbox((MARGIN, MARGIN), text, font, spacing=size // 4)
        fits = box[2] <= SIZE[0] - MARGIN and box[3] - MARGIN <= TALLEST_TEXT
        if fits or size == TEXT_SIZES[-1]:
            draw.multiline_text((MARGIN, MARGIN), text, INK, font, spacing=size // 4)
            return


def _balanced(title: str, font: Font) -> str:
    """The title in as few lines as fit, all of about one length."""
    lines = found = _lines(title, font, TEXT_WIDTH)
    for width in range(TEXT_WIDTH, TEXT_WIDTH // 3, -20):
        if len(found) > len(lines):
            break
        lines, found = found, _lines(title, font, width)
    return "\n".join(lines)


def _lines(title: str, font: Font, width: int) -> list[str]:
    """The title broken between words, in Chinese and Japanese between signs."""
    lines = [""]
    for piece in re.findall(rf"[{SIGNS}]|[^\s{SIGNS}]+\s*|\s+", title):
        if lines[-1] and font.getlength((lines[-1] + piece).rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def _draw_line(image: Image.Image, points: Sequence[Point], y: int) -> None:
    across, radius = SIZE[0] * SHARPNESS, 13 * SHARPNESS
    strip = Image.new("RGB", (across, 4 * radius), PAPER)
    draw = ImageDraw.Draw(strip)
    middle = 2 * radius
    draw.line((0, middle, across, middle), HAIRLINE, 3 * SHARPNESS)
    for point in points:
        x = MARGIN * SHARPNESS + point.x * TEXT_WIDTH * SHARPNESS // WIDTH
        around = (x - radius, middle - radius, x + radius, middle + radius)
        draw.ellipse(around, HUES[point.hue], PAPER, 3 * SHARPNESS)
    small = strip.resize((SIZE[0], strip.height // SHARPNESS), Image.Resampling.LANCZOS)
    image.paste(small, (0, y - small.height // 2))


def _font_for(title: str, language: str) -> tuple[str, int] | None:
    """The name of the first font that has the whole title, and its face for this language."""
    for name in FONTS:
        face = FACES.get(language[:2], 0) if "CJK" in name else 0
        try:
            font = ImageFont.truetype(name, 24, face)
        except OSError:
            continue
        missing = _shape(font, NO_CHARACTER)
        if all(_shape(font, sign) != missing for sign in set(title) if not sign.isspace()):
            return name, face
    return None


def _shape(font: Font, sign: str) -> bytes:
    return bytes(font.getmask(sign))
