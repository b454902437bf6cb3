"""The codes of all problems: how much each one weighs, and what it is called."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "note"]

DOCUMENT = "docs/problems.md"
"""Where each code has a chapter: why it matters, a bad example and a good one."""


@dataclass(frozen=True)
class Code:
    """An error keeps the topic out of play; a warning should be looked at; a note only tells."""

    level: Level
    title: str


_ERRORS = {
    # The file
    "empty-file": "An empty file",
    "only-comments": "Only comments",
    "text-at-top": "Text without keys",
    "list-at-top": "A list without a key",
    "not-readable": "A file that cannot be opened",
    "not-a-file": "Something that is no file",
    "link-outside": "A link that leaves the content folder",
    "too-large": "A file that is too large",
    "too-costly": "A topic that takes too much work",
    "not-utf-8": "A file that is not UTF-8",
    "utf-16": "A file saved as “Unicode”",
    "zip": "A ZIP, Word or Excel file",
    "office": "An old Word or Excel file",
    "rtf": "A formatted document",
    "pdf": "A PDF document",
    "picture": "A picture",
    "gzip": "A compressed file",
    "web-page": "A web page",
    "odd-character": "An invisible character",
    "merge-conflict": "Two versions in one file",
    "no-topic-file": "A folder without topic.yaml",
    # Spaces, quotes, brackets, signs
    "tab-indent": "A tab at the start of a line",
    "special-space": "A special space",
    "full-width-colon": "A full-width colon",
    "missing-space": "A missing space",
    "indentation": "Lines that do not line up",
    "no-key": "A line without a key",
    "colon-in-text": "A colon inside a text",
    "open-quote": "A quote that is not closed",
    "quote-inside": "A quote inside quotes",
    "text-after-quote": "Text after the closing quote",
    "backslash": "A backslash in double quotes",
    "open-bracket": "A bracket that is not closed",
    "empty-entry": "An empty entry in brackets",
    "missing-comma": "A missing comma in brackets",
    "special-start": "A text that begins with a special sign",
    "unreadable": "A file that cannot be read on",
    # What YAML could do and topics do not need
    "anchor": "A name for a value (&)",
    "alias": "A value used again (*)",
    "merge-key": "Keys copied from elsewhere (<<)",
    "tag": "A type for YAML (!)",
    "directive": "An instruction to YAML (%)",
    "second-document": "A second document",
    "too-deep": "Too deep inside each other",
    "too-many-values": "Too many values",
    # Keys and values
    "key-not-a-word": "A key that is not a word",
    "duplicate-key": "A key that stands twice",
    "key-twice": "The same thing in two places",
    "unknown-key": "A key that does not exist",
    "missing-key": "A key that is missing",
    "empty-value": "A key without a value",
    "needs-list": "A list is needed",
    "needs-keys": "Keys are needed",
    "needs-text": "One text is needed",
    "too-long": "Too long",
    "too-short": "Too short",
    "wrong-value": "A value that is not possible",
    "unknown-type": "A question type that does not exist",
    "no-type": "A question without a type",
    # Across the topic
    "duplicate-id": "An id that stands twice",
    "unknown-event": "An event that does not exist",
    "unknown-theme": "A theme that does not exist",
    "unknown-source": "A source that does not exist",
    "unknown-misconception": "A misconception that does not exist",
    "no-article": "Evidence without an article",
    "evidence-not-found": "Words that do not stand in the article",
    "evidence-twice": "Words that stand in the article twice",
    "question": "A question that cannot be asked",
}

_WARNINGS = {
    "comment-in-text": "A text cut off by #",
    # What tells the answer to somebody who knows nothing
    "key-position": "Right options in one place",
    "longest-option": "The right option is the longest",
    "blind-guess": "Guessing pays",
    "grammar-cue": "The grammar tells",
    "same-options": "Two options say nearly the same",
    "overlapping-options": "Options that overlap",
    "all-of-the-above": "All or none of the above",
    "negative": "A negative that is easily missed",
    "absolute-word": "Always, never, all, none",
    "same-question": "Two questions ask nearly the same",
    "tells-another-answer": "An explanation that answers another question",
    # Time
    "date-on-card": "A card that tells its date",
    "tells-another-date": "A card that tells the date of another",
    "relative-time": "Words that grow old",
    "expired": "A question past its date",
    # The topic as a whole
    "unasked-paragraph": "A paragraph that no question is about",
    "long-search": "A search through many sentences",
    "few-events": "Too few events for the timeline game",
}

_NOTES = {
    "undecidable-order": "Events that nobody can put in order",
}

CODES: dict[str, Code] = {
    **{code: Code("error", title) for code, title in _ERRORS.items()},
    **{code: Code("warning", title) for code, title in _WARNINGS.items()},
    **{code: Code("note", title) for code, title in _NOTES.items()},
}


def address(code: str) -> str:
    """Where the documentation explains this code."""
    return f"{DOCUMENT}#{code}"
