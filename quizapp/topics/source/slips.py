"""Slips: lines that look wrong before YAML reads them, such as one with a tab for an indent."""

import re
from dataclasses import dataclass

from quizapp.topics.problems.problem import At, Finding, quoted
from quizapp.topics.source.line_shapes import KEY_LINE, outside_texts

ODD_SPACE = "\u00a0\u2007\u202f\u3000"
_CONFLICT = re.compile(r"<<<<<<< |=======$|>>>>>>> ")
_ODD_INDENT = re.compile(rf"\s*?(?=[{ODD_SPACE}])\s+(?P<rest>.*)")
_WORD = r"\s*(?:- +)*(?P<word>[A-Za-z_][\w-]{0,30})"
_WIDE_COLON = re.compile(_WORD + "\uff1a(?P<rest>.*)")
_ODD_AFTER_COLON = re.compile(_WORD + rf":(?=[{ODD_SPACE}])\s*(?P<rest>.*)")
_NO_SPACE = re.compile(_WORD + r":(?!//)(?P<rest>[^\s:].*)")
_NO_SPACE_AFTER_DASH = re.compile(r"\s*(?:- +)*-(?P<rest>[A-Za-z_\"'“].*)")
_MAY_BE_WRONG = (
    re.compile(rf"[\t{ODD_SPACE}\uff1a]"),
    re.compile(
        r"\n(?:<<<<<<< |=======\n|>>>>>>> "
        r"|[^\S\n]*(?:- +)*(?:[A-Za-z_][\w-]{0,30}:(?!//)[^\s:]|-[A-Za-z_\"'“]))"
    ),
)
"""What at least one of the patterns above needs: most files have none of it and are done."""
_ADDRESS_SCHEMES = {"doi", "urn", "isbn", "mailto", "tel", "data"}  # `doi:10.1000/1` is a text.


@dataclass(frozen=True)
class Suspect:
    """A line that looks wrong; sure, if it is wrong even when YAML can make something of it."""

    finding: Finding[At]
    sure: bool

    @property
    def line(self) -> int:
        """The line it stands in, from 0."""
        return self.finding.at[0]

    @property
    def later_ones_count(self) -> bool:
        """Whether it is a mistake even behind the line where YAML gave up."""
        return self.finding.code == "tab-indent"


def suspects(lines: list[str]) -> list[Suspect]:
    """Every line that looks wrong; texts in quotes, brackets and blocks are left alone."""
    found: list[Suspect] = []
    text = "\n".join(["", *lines, ""])
    if not any(sign.search(text) for sign in _MAY_BE_WRONG):
        return found
    key_expected, in_conflict = True, False
    for number, line in outside_texts(lines):
        if not line.strip() or line.lstrip().startswith("#"):
            if line.startswith("\t"):
                found.append(Suspect(_tab(number, line), False))
            continue
        suspect = _suspect(number, line, key_expected)
        if suspect is not None and (suspect.finding.code != "merge-conflict" or not in_conflict):
            found.append(suspect)
            in_conflict |= suspect.finding.code == "merge-conflict"
        after_key = KEY_LINE.match(line)
        bare_key = after_key is not None and not after_key["value"]
        key_expected = bare_key or (suspect is not None and suspect.sure)
    return found


def _suspect(number: int, line: str, key_expected: bool) -> Suspect | None:
    if _CONFLICT.match(line):
        return Suspect(_conflict(number), not line.startswith("="))
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return Suspect(_tab(number, line), False)
    odd = _ODD_INDENT.match(line)
    if odd is not None:
        structure = odd["rest"].startswith("- ") or KEY_LINE.match(odd["rest"]) is not None
        return Suspect(_odd_indent(number, line), key_expected or structure)
    finding = _colon(number, line)
    if finding is not None:
        return Suspect(finding, key_expected and not line.lstrip().startswith("- "))
    dash = _NO_SPACE_AFTER_DASH.match(line)
    if dash is not None:
        return Suspect(
            _dash(number, line, dash), key_expected or KEY_LINE.match(dash["rest"]) is not None
        )
    return None


def _conflict(number: int) -> Finding[At]:
    message = "Two versions of this file were joined here and the choice was left open."
    fix = "Keep one version and delete the lines with “<<<<<<<”, “=======” and “>>>>>>>”."
    return Finding((number, 0), "merge-conflict", message, fix)


def _tab(number: int, line: str) -> Finding[At]:
    fix = "Use spaces: two for each step."
    at = (number, line.index("\t"))
    return Finding(at, "tab-indent", "This line is indented with a tab.", fix)


def _odd_indent(number: int, line: str) -> Finding[At]:
    column = next(i for i, character in enumerate(line) if character in ODD_SPACE)
    name = f"U+{ord(line[column]):04X}"
    message = f"This line is indented with special spaces ({name}), often copied from a web page."
    return Finding((number, column), "special-space", message, "Replace them with normal spaces.")


def _colon(number: int, line: str) -> Finding[At] | None:
    if wide := _WIDE_COLON.match(line):
        message = f"After {quoted(wide['word'])} stands a full-width colon “：”."
        at = (number, wide.end("word"))
        return Finding(
            at, "full-width-colon", message, _write(f"{wide['word']}: {wide['rest'].strip()}")
        )
    if odd := _ODD_AFTER_COLON.match(line):
        message = f"After {quoted(odd['word'] + ':')} stands a special space, not a normal one."
        at = (number, odd.end("word") + 1)
        return Finding(at, "special-space", message, _write(f"{odd['word']}: {odd['rest']}"))
    tight = _NO_SPACE.match(line)
    if tight is None or tight["word"].lower() in _ADDRESS_SCHEMES:
        return None
    message = f"A space is missing after {quoted(tight['word'] + ':')}."
    at = (number, tight.end("word"))
    return Finding(at, "missing-space", message, _write(f"{tight['word']}: {tight['rest']}"))


def _dash(number: int, line: str, dash: re.Match[str]) -> Finding[At]:
    at = (number, dash.start("rest") - 1)
    message = f"A space is missing after the “-” before {quoted(dash['rest'])}."
    return Finding(at, "missing-space", message, _write(f"- {dash['rest']}"))


def _write(words: str) -> str:
    return f"Write {quoted(words)}."
