"""The shapes of lines: with a key or without, and which lines stand outside of longer texts."""

import re
from collections.abc import Iterator

KEY_LINE = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:- +)*)(?P<key>[^\s#'\"\[\]{},&*!|>%@`:-][^:]*):(?:\s+|$)"
    r"(?P<value>.*)"
)
PLAIN_LINE = re.compile(r"(?P<indent> *)(?P<dashes>(?:-(?: +|$))*)(?P<value>.*)")

_BLOCK_TEXT = re.compile(r"[|>][-+1-9]{0,2}\s*(?:#.*)?$")


def outside_texts(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines that do not begin inside a text of several lines or inside brackets."""
    block: int | None = None  # The column that the lines of a `|` text must be to the right of.
    inside: list[str] = []  # The brackets and the quote still open.
    for number, line in enumerate(lines):
        if inside:
            _open_and_close(line, inside)
            continue
        if block is not None and (not line.strip() or _indent(line) > block):
            continue
        block = None
        yield number, line
        parts = KEY_LINE.match(line) or PLAIN_LINE.match(line)
        if parts is None or not parts["value"]:
            continue
        if _BLOCK_TEXT.match(parts["value"]):
            block = _block_column(parts)
        elif parts["value"][0] in "\"'[{":
            _open_and_close(parts["value"], inside)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _block_column(parts: re.Match[str]) -> int:
    if "key" in parts.groupdict():
        return parts.start("key")
    dash = parts["dashes"].rfind("-")
    return parts.start("dashes") + dash if dash >= 0 else -1


def _open_and_close(text: str, inside: list[str]) -> None:
    """Bring what is open up to the end of the text; it stops where all is closed."""
    at = 0
    before = " "
    while at < len(text):
        character = text[at]
        if inside and inside[-1] in "\"'":
            if character == "\\" and inside[-1] == '"':
                at += 1
            elif character == inside[-1]:
                inside.pop()
        elif character in "[{" or (character in "\"'" and before in " \t[{,:"):
            inside.append(character)
        elif character in "]}":
            inside.pop()
        elif character == "#" and before in " \t":
            return
        if not inside:
            return
        before = character
        at += 1
