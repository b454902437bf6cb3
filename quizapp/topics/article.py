"""The reading of a topic: small Markdown as paragraphs of plain words, never as HTML."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, groupby, islice
from typing import TYPE_CHECKING, Literal, Self

from quizapp.text import STRAIGHT, UNSPACED, normalised

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

WORDS_A_MINUTE = 200  # silent reading of non-fiction by teenagers; adults: 238 (Brysbaert 2019)
SIGNS_A_MINUTE = 400  # Hangul and Han, where spaces do not count words
MOST_PASSAGES = 20
"""Of one quotation: a single letter may stand in an article fifty thousand times."""


@dataclass(frozen=True)
class Part:
    """A run of words in one manner; `target` is an id, a person's name or an address."""

    text: str
    kind: Literal["text", "emphasis", "strong", "event", "person", "term", "link"] = "text"
    target: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or heading; paragraphs are numbered from 1, headings stand between them."""

    id: str
    kind: Literal["paragraph", "heading"]
    line: int
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The words as they read, without any marks."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True)
class Passage:
    """A paragraph cut around the words that prove an answer."""

    paragraph: Paragraph
    before: str
    words: str
    after: str

    @property
    def place(self) -> tuple[int, int]:
        """Where its words begin and end in the paragraph."""
        return len(self.before), len(self.before) + len(self.words)


@dataclass(frozen=True)
class Article:
    """All paragraphs, in order."""

    paragraphs: tuple[Paragraph, ...]

    @classmethod
    def of(cls, markdown: str) -> Self:
        """The article that this Markdown writes."""
        return cls(tuple(_paragraphs(markdown)))

    @property
    def minutes(self) -> int:
        """How long a pupil reads it, at least one minute."""
        text = " ".join(paragraph.text for paragraph in self.paragraphs)
        signs = len(re.findall(f"[{UNSPACED}]", text))
        words = len(text.split()) if not signs else 0
        return max(1, round(words / WORDS_A_MINUTE + signs / SIGNS_A_MINUTE))

    def passages(self, quotation: str) -> list[Passage]:
        """The first places where these exact words stand, at most MOST_PASSAGES.

        White space and curly quotes do not matter.
        """
        wanted = normalised(quotation)
        searched, starts = self._searched
        found = []
        for place in islice(_places(searched, wanted.translate(STRAIGHT)), MOST_PASSAGES):
            number = bisect(starts, place) - 1
            paragraph, text, _ = self.texts[number]
            start, end = place - starts[number], place - starts[number] + len(wanted)
            found.append(Passage(paragraph, text[:start], text[start:end], text[end:]))
        return found

    @cached_property
    def _searched(self) -> tuple[str, list[int]]:
        """All paragraphs as one text, a line each, and where each begins: one search is enough."""
        lengths = (len(searched) + 1 for _, _, searched in self.texts)
        whole = "\n".join(searched for _, _, searched in self.texts)
        return whole, [0, *accumulate(lengths)][:-1]

    @cached_property
    def texts(self) -> list[tuple[Paragraph, str, str]]:
        """Each paragraph with its words, and with these as they are compared."""
        texts = [normalised(paragraph.text) for paragraph in self.paragraphs]
        searched = [text.translate(STRAIGHT) for text in texts]
        return list(zip(self.paragraphs, texts, searched, strict=True))

    def event_ids(self) -> Iterator[tuple[int, str]]:
        """The events it links to, with the line of the paragraph that does."""
        for paragraph in self.paragraphs:
            for part in paragraph.parts:
                if part.kind == "event":
                    yield paragraph.line, part.target


def _places(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # here, since many a topic has no article

    return MarkdownIt("zero").enable(["heading", "emphasis", "link", "escape", "newline"])


def _paragraphs(markdown: str) -> Iterator[Paragraph]:
    number = 0
    kind: Literal["paragraph", "heading"] = "paragraph"
    for token in _markdown().parse(markdown) if markdown else ():
        if token.type == "heading_open":
            kind = "heading"
        elif token.type == "paragraph_open":
            kind = "paragraph"
        elif token.type == "inline":
            number += kind == "paragraph"
            id_ = f"p{number}" if kind == "paragraph" else f"h{number + 1}"
            line = token.map[0] + 1 if token.map else 1
            yield Paragraph(id_, kind, line, tuple(_joined(_parts(token.children or []))))


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """The parts with neighbours of one manner made one, so that a name survives a line break."""
    for (kind, target), run in groupby(parts, key=lambda part: (part.kind, part.target)):
        yield Part("".join(part.text for part in run), kind, target)


def _parts(tokens: "list[Token]") -> Iterator[Part]:
    manner, target = "text", ""
    for token in tokens:
        match token.type:
            case "em_open" | "strong_open":
                manner = "emphasis" if token.type == "em_open" else "strong"
            case "link_open":
                href = str(token.attrGet("href") or "")
                manner, target = ("event", href[1:]) if href.startswith("#") else ("link", href)
            case "em_close" | "strong_close" | "link_close":
                manner, target = "text", ""
            case "softbreak" | "hardbreak":
                yield Part(" ", manner, target)  # type: ignore[arg-type]  # the kinds below
            case _ if token.content:
                yield Part(token.content, manner, target)  # type: ignore[arg-type]  # the kinds above
