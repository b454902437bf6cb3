"""Mistakes: why YAML gave up on a file, told from the line where the teacher went wrong."""

import re

from yaml.error import MarkedYAMLError

from quizapp.topics.problems.problem import At, Finding, quoted
from quizapp.topics.source.building import Builder, place_of
from quizapp.topics.source.line_shapes import KEY_LINE, PLAIN_LINE, outside_texts

_LONGEST_KEY = 1000  # YAML looks no further than this for the colon of a key.
_QUOTE_IT = "Put the whole text in quotes."
_LINE_UP = "Let both start in the same column."


def explain(error: Exception, builder: Builder, lines: list[str]) -> Finding[At]:
    """The place, the reason and the remedy, in words about what stands in the file."""
    if not isinstance(error, MarkedYAMLError):
        at = place_of(builder.last.start_mark) if builder.last else (0, 0)
        message = "From here on this file cannot be read."
        return Finding(at, "unreadable", message, "Compare it with the example in the help.")
    return _Mistake(error, builder, lines).explained()


class _Mistake:
    """What YAML says went wrong, beside the line it means."""

    def __init__(self, error: MarkedYAMLError, builder: Builder, lines: list[str]) -> None:
        self.builder = builder
        self.lines = lines
        self.outside = {number for number, _ in outside_texts(lines)}
        self.said = f"{error.context or ''} / {error.problem or ''}"
        self.at = place_of(error.problem_mark or error.context_mark)
        self.began = place_of(error.context_mark or error.problem_mark)
        self.line = self._line(self.at[0])

    def explained(self) -> Finding[At]:
        for words, tell in (
            ("escape", self._escape),
            ("quoted scalar", self._open_quote),
            ("directive", self._directive),
            ("incompatible", self._directive),
            ("cannot start any token", self._special_character),
            ("scanning an a", self._special_start),  # An anchor or an alias.
            ("a tag", self._special_start),
            ("block scalar", self._special_start),
            ("flow ", self._bracket),
            ("block node", self._special_start_here),
            ("values are not allowed", self._colon),
            ("not allowed", self._special_start_here),
            ("could not find expected ':'", self._no_key),
            ("document start", self._after_the_end),
        ):
            if words in self.said:
                return tell()
        return self._out_of_line()

    # Quotes

    def _escape(self) -> Finding[At]:
        column = max(self.line.rfind("\\", 0, self.at[1] + 1), 0)
        written = re.compile(r"\\(u\w{0,4}|U\w{0,8}|x\w{0,2}|.?)").match(self.line, column)
        words = quoted(written.group() if written else self.line)
        at = (self.at[0], column)
        if words.startswith(("“\\ud", "“\\uD")):
            message = f"{words} is only half a character."
            return Finding(
                at, "odd-character", message, "Type the character itself, such as the emoji."
            )
        message = f"Between double quotes a backslash is special, and {words} means nothing."
        return Finding(
            at, "backslash", message, "Use single quotes around the text, or write “\\\\”."
        )

    def _open_quote(self) -> Finding[At]:
        start = self._line(self.began[0])[self.began[1] :]
        return self._never_closed(self.began, start)

    def _never_closed(self, at: At, start: str) -> Finding[At]:
        message = f"The quote that opens before {quoted(start[1:])} is never closed."
        fix = f"Add {quoted(start[:1])} at the end of the text."
        return Finding(at, "open-quote", message, fix)

    def _after_quotes(self) -> Finding[At] | None:
        """Text behind a closing quote, which may close another text than the teacher meant."""
        last = self.builder.last
        if last is None or last.style not in {'"', "'"}:
            return None
        end = place_of(last.end_mark)
        if end[0] != self.at[0] or self.line[end[1] : self.at[1]].strip():
            return None
        begin = place_of(last.start_mark)
        if self._swallows_a_key(begin[0], end[0]):
            return self._never_closed(begin, self._line(begin[0])[begin[1] :])
        rest = self.line[self.at[1] :]
        if str(last.style) in rest:
            other = "double" if last.style == "'" else "single"
            message = f"The quote before {quoted(rest)} ends the text too early."
            fix = f"Put {other} quotes around the whole text, or write the inner ones as “ and ”."
            return Finding(self.at, "quote-inside", message, fix)
        message = f"{quoted(rest)} stands after the closing quote."
        return Finding(
            self.at, "text-after-quote", message, "Put the quotes around the whole text."
        )

    def _swallows_a_key(self, first: int, last: int) -> bool:
        """Whether a text in quotes runs over a line that was meant as a key of its own."""
        indent = len(self._line(first)) - len(self._line(first).lstrip())
        below = (KEY_LINE.match(self._line(number)) for number in range(first + 1, last + 1))
        return any(parts and len(parts["indent"]) <= indent for parts in below)

    # Characters that mean something

    def _directive(self) -> Finding[At]:
        message = "A line that starts with “%” is an instruction to YAML and is not used here."
        return Finding((self.at[0], 0), "directive", message, "Delete this line.")

    def _special_character(self) -> Finding[At]:
        if self.line[self.at[1] : self.at[1] + 1] == "\t":
            message = "A tab stands here where only spaces may stand."
            return Finding(self.at, "tab-indent", message, "Replace it with a space.")
        return self._special_start_here()

    def _special_start_here(self) -> Finding[At]:
        self.began = self.at
        return self._special_start()

    def _special_start(self) -> Finding[At]:
        text = self._line(self.began[0])[self.began[1] :]
        message = (
            f"The text {quoted(text)} starts with {quoted(text[:1])}, which means something else."
        )
        fix = _QUOTE_IT
        if text[:1] in "|>":
            fix = f"{_QUOTE_IT[:-1]}; or leave “{text[:1]}” alone and indent the text below it."
        return Finding(self.began, "special-start", message, fix)

    # Brackets

    def _bracket(self) -> Finding[At]:
        opened = next((part for part in reversed(self.builder.open) if part.bracketed), None)
        at_end = not any(
            line.strip() for line in [self.line[self.at[1] :], *self.lines[self.at[0] + 1 :]]
        )
        if opened is None:
            return self._special_start_here()
        bracket, closing = ("[", "]") if isinstance(opened.value, list) else ("{", "}")
        character = self.line[self.at[1] : self.at[1] + 1]
        runs_on = self.at[0] > opened.at[0] and KEY_LINE.match(self.line) is not None
        if at_end or runs_on or (character and character in "]}" and character != closing):
            message = f"The bracket “{bracket}” that opens here is never closed."
            fix = f"Add “{closing}”; or put the whole text in quotes, if it is no list."
            return Finding(opened.at, "open-bracket", message, fix)
        if character in {",", closing}:
            message = "Between two commas in these brackets there is nothing."
            return Finding(
                self.at, "empty-entry", message, "Remove a comma, or write '' for an empty text."
            )
        where = f"line {opened.at[0] + 1}, column {opened.at[1] + 1}"
        message = f"In the brackets opened in {where}, a comma is missing before this place."
        return Finding(
            self.at, "missing-comma", message, "Add the comma, or put the text in quotes."
        )

    # Colons and keys

    def _colon(self) -> Finding[At]:
        parts = KEY_LINE.match(self.line)
        if parts is None or parts.end("key") < self.at[1]:
            return self._colon_in_text(parts)
        if parts.end("key") - parts.start("key") > _LONGEST_KEY:
            message = "The text before this colon is too long to be a key."
            return Finding(self.at, "colon-in-text", message, _QUOTE_IT)
        above = self._text_above()
        if above is not None:
            return self._line_without_key(above)
        return self._out_of_line()

    def _colon_in_text(self, parts: re.Match[str] | None) -> Finding[At]:
        text = parts["value"] if parts else self.line.strip()
        message = f"The colon and space in {quoted(text)} start a new key."
        fix = f"Put the text in quotes: {quoted(_in_quotes(text), 60)}."
        return Finding(self.at, "colon-in-text", message, fix)

    def _text_above(self) -> int | None:
        """The line above, if it is neither a key nor an entry of a list."""
        number = self._filled_line_above(self.at[0])
        if number is None or KEY_LINE.match(self._line(number)):
            return None
        return None if self._line(number).lstrip().startswith("-") else number

    def _no_key(self) -> Finding[At]:
        return self._line_without_key(self.began[0])

    def _line_without_key(self, number: int) -> Finding[At]:
        line = self._line(number)
        message = f"The line {quoted(line)} has no key: no word with a colon and a space after it."
        fix = "Add the key; or indent the line further, if it goes on with the text above."
        return Finding((number, len(line) - len(line.lstrip())), "no-key", message, fix)

    # Columns

    def _after_the_end(self) -> Finding[At]:
        above = self._filled_line_above(self.at[0])
        if above is not None and self._line(above).startswith("..."):
            message = "“...” ends the file, but more follows."
            return Finding(self.at, "second-document", message, "Delete the line with “...”.")
        return self._out_of_line()

    def _out_of_line(self) -> Finding[At]:
        """A line whose start fits none above it; or something that follows a finished value."""
        column = len(self.line) - len(self.line.lstrip())
        if self.at[1] > column and (KEY_LINE.match(self.line) or PLAIN_LINE.match(self.line)):
            behind = self._behind_a_value()
            if behind is not None:
                return behind
        here = (self.at[0], column)
        is_entry = self.line.lstrip().startswith("-")
        if not is_entry and not KEY_LINE.match(self.line):
            return self._line_without_key(self.at[0])
        if "expected '-'" in self.said and not self._is_next_to_a_key(column):
            return self._key_among_entries(here)
        name = "“-”" if is_entry else quoted(self._name(self.at[0])[0])
        other = self._above_to_line_up_with(is_entry)
        if other is None or other[1] == column:
            return self._entry_among_keys(here, is_entry)
        line, other_column, other_name = other
        message = (
            f"{name} starts in column {column + 1}, "
            f"but {other_name} in line {line + 1} starts in column {other_column + 1}."
        )
        return Finding(here, "indentation", message, _LINE_UP)

    def _is_next_to_a_key(self, column: int) -> bool:
        """Whether the key above starts one column beside this one: a slip of the space bar."""
        above = self._above_to_line_up_with(False)
        return above is not None and abs(above[1] - column) == 1

    def _key_among_entries(self, here: At) -> Finding[At]:
        message = f"{quoted(self.line)} stands below a list but is no entry of it."
        return Finding(
            here, "indentation", message, "Begin it with “- ”, or indent it as far as the entry."
        )

    def _entry_among_keys(self, here: At, is_entry: bool) -> Finding[At]:
        if is_entry:
            message = "A “-” for a list stands here, but the lines above are keys."
            return Finding(here, "indentation", message, "Indent it below the key it belongs to.")
        message = f"YAML cannot tell what {quoted(self.line)} belongs to."
        fix = "Check this line and the one above: spaces at the start, colons, quotes."
        return Finding(here, "indentation", message, fix)

    def _behind_a_value(self) -> Finding[At] | None:
        quote = self._after_quotes()
        if quote is not None:
            return quote
        parts = KEY_LINE.match(self.line) or PLAIN_LINE.match(self.line)
        if parts is not None and parts["value"][:1] in {"[", "{"}:
            self.began = (self.at[0], parts.start("value"))
            return self._special_start()
        return None

    def _above_to_line_up_with(self, is_entry: bool) -> tuple[int, int, str] | None:
        number = self._filled_line_above(self.at[0])
        while number is not None:
            parts = PLAIN_LINE.match(self._line(number))
            if is_entry and parts is not None and parts["dashes"]:
                return number, len(parts["indent"]), "“-”"
            if not is_entry and KEY_LINE.match(self._line(number)):
                name, column = self._name(number)
                return number, column, quoted(name)
            number = self._filled_line_above(number)
        return None

    def _name(self, number: int) -> tuple[str, int]:
        """The key of a line, or its text, and the column where it starts."""
        line = self._line(number)
        parts = KEY_LINE.match(line)
        if parts is not None:
            return parts["key"].strip(), parts.start("key")
        return line.strip(), len(line) - len(line.lstrip())

    def _filled_line_above(self, number: int) -> int | None:
        for above in range(min(number, len(self.lines)) - 1, -1, -1):
            text = self.lines[above].strip()
            if text and not text.startswith("#") and above in self.outside:
                return above
        return None

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""


def _in_quotes(text: str) -> str:
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
