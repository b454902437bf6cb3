"""Decoding: a file's bytes as text, or the reason why they are no text we can read."""

import re
from math import ceil

from quizapp.topics.problems.problem import At, Finding
from quizapp.topics.source.findings import Findings

LARGEST_FILE = 1024 * 1024  # A thousand questions take about a third of this.
MOST_LINES = 50_000

# What YAML may hold. CR is gone before this is asked; the odd line breaks U+0085, U+2028 and
# U+2029 would make our line numbers differ from those of every editor.
ODD_CHARACTER = re.compile(
    r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)

_SAVE_AS_UTF_8 = "Open it in a text editor and save it again with the encoding “UTF-8”."
_EXPORT = "Copy its text into a plain text file."
_BY_FIRST_BYTES: list[tuple[bytes, str, str, str]] = [
    (b"PK\x03\x04", "zip", "This is a ZIP, Word or Excel file, not plain text.", _EXPORT),
    (b"\xd0\xcf\x11\xe0", "office", "This is an old Word or Excel file, not plain text.", _EXPORT),
    (b"{\\rtf", "rtf", "This is a formatted (RTF) document, not plain text.", _EXPORT),
    (b"%PDF", "pdf", "This is a PDF document, not plain text.", _EXPORT),
    (b"\x89PNG", "picture", "This is a PNG picture, not a text.", "Choose the “.yaml” file."),
    (b"\xff\xd8\xff", "picture", "This is a JPEG picture, not a text.", "Choose the “.yaml” file."),
    (b"GIF8", "picture", "This is a GIF picture, not a text.", "Choose the “.yaml” file."),
    (b"\x1f\x8b", "gzip", "This is a compressed (gzip) file.", "Unpack it first."),
    (b"\xff\xfe", "utf-16", "This file is saved as UTF-16 (“Unicode”).", _SAVE_AS_UTF_8),
    (b"\xfe\xff", "utf-16", "This file is saved as UTF-16 (“Unicode”).", _SAVE_AS_UTF_8),
]
_WEB_PAGE = re.compile(rb"\s*<(!doctype|html|head|body)\b", re.IGNORECASE)


def decode(data: bytes) -> tuple[str, Finding[At] | None]:
    """The text, its line ends all made `\\n`; and the problem, if it cannot be read any further."""
    if len(data) > LARGEST_FILE:
        return "", too_large(len(data))
    data = data.removeprefix(b"\xef\xbb\xbf")
    refusal = _other_kind(data)
    if refusal is not None:
        return "", refusal
    try:
        text = _one_line_end(data.decode())
        return (text, None) if text.count("\n") <= MOST_LINES else ("", _too_many_lines())
    except UnicodeDecodeError as error:
        return _one_line_end(data.decode(errors="replace")), _not_utf_8(data, error.start)


def replace_odd_characters(text: str, findings: Findings) -> str:
    """The text with a stand-in for every character that no text may hold, each noted."""
    if ODD_CHARACTER.search(text) is None:
        return text
    for number, line in enumerate(findings.lines):
        for odd in ODD_CHARACTER.finditer(line):
            at = (number, odd.start())
            findings.add(Finding(at, "odd-character", *_about(odd.group())))
            if findings.full:
                break
    return ODD_CHARACTER.sub("\ufffd", text)


def too_large(size: int) -> Finding[At]:
    """What is wrong with a file of so many bytes."""
    shown = f"{ceil(100 * size / LARGEST_FILE) / 100:.2f} MiB"
    message = f"This file is too large: it has {shown}, and at most 1 MiB can be read."
    return Finding((0, 0), "too-large", message, "Split it into several files.")


def _other_kind(data: bytes) -> Finding[At] | None:
    for first, code, message, fix in _BY_FIRST_BYTES:
        if data.startswith(first):
            return Finding((0, 0), code, message, fix)
    if _WEB_PAGE.match(data):
        fix = "Download the file itself; the site may have asked you to sign in first."
        return Finding((0, 0), "web-page", "This is a web page, not a topic.", fix)
    if len(data) > 3 and (data[0] == data[2] == 0 or data[1] == data[3] == 0):
        return Finding(
            (0, 0), "utf-16", "This file is saved as UTF-16 (“Unicode”).", _SAVE_AS_UTF_8
        )
    return None


def _too_many_lines() -> Finding[At]:
    message = f"This file has more than {MOST_LINES} lines."
    return Finding((0, 0), "too-large", message, "Split it into several files.")


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf_8(data: bytes, start: int) -> Finding[At]:
    before = _one_line_end(data[:start].decode()).split("\n")
    byte = data[start : start + 1]
    message = f"This file is not saved as UTF-8: byte {byte.hex().upper()} is no UTF-8 here."
    guess = byte.decode("cp1252", errors="replace")
    if guess != "\ufffd":
        message = message[:-1] + f"; in Windows-1252 it would be “{guess}”."
    return Finding((len(before) - 1, len(before[-1])), "not-utf-8", message, _SAVE_AS_UTF_8)


def _about(odd: str) -> tuple[str, str]:
    name = f"U+{ord(odd):04X}"
    if odd in "\u0085\u2028\u2029":
        return f"Here is an invisible line break ({name}).", "Replace it with a normal line end."
    if odd == "\ufeff":
        return (
            f"Here is an invisible mark ({name}) that belongs to the start of a file.",
            "Delete it; two files may have been joined.",
        )
    return f"Here is an invisible control character ({name}).", "Delete it."
