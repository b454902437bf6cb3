"""Good files damaged in every way a hand may slip: problems inside the file, and never a crash."""

import os
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.settings import PACKAGE
from quizapp.topics.shelf.loading import Loaded, load

GOOD = """\
title: Inventions — 발명
summary: "What was made: and when."
events:
  - id: flight
    date: 1903-12-17
    title: A machine with an engine flies
  - date: 1957-10
    title: A satellite reaches orbit
questions:
  - question: Who flew first?
    choices:
      - Wright
      - 'It''s Zeppelin'
      - text: Lilienthal
        feedback: He had no engine.
    answer: Wright
    event: flight
  - question: How many legs has a lunar lander?
    type: numeric
    answer: 4
  - {question: "Is the Moon far?", type: true-false, answer: true}
  - question: Which came first?
    type: ordering
    items: [telescope, photograph, telephone]
    explanation: |
      First glass,
      then silver.
"""
SHIPPED = [
    path.read_text(encoding="utf-8") for path in sorted((PACKAGE.parent / "content").glob("*.yaml"))
]
THOROUGH = "CI" in os.environ or os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
MUTATIONS = 20_000 if THOROUGH else 2_000
ODD = "\t\0\u00a0\u200b\u2028\ufeff\ufffe“”’：–*&!%@`|>[]{}#,'\"?-:~\\<ж"
KEY = re.compile(r"^( *(?:- )?)(\w+)(: ?)(.*)$")

Chance = random.Random


def replaced(lines: list[str], number: int, line: str) -> list[str]:
    return [*lines[:number], line, *lines[number + 1 :]]


def some_line(chance: Chance, lines: list[str], pattern: str = ".") -> int:
    """The number of a line that holds the pattern, or of any line where none does."""
    fitting = [n for n, line in enumerate(lines) if re.search(pattern, line)]
    return chance.choice(fitting or list(range(len(lines))))


def changed(pattern: str, by: Callable[[Chance, re.Match[str]], str]):
    """A mutation that changes one place where the pattern is found in a line."""

    def mutation(chance: Chance, lines: list[str]) -> list[str]:
        number = some_line(chance, lines, pattern)
        found = list(re.finditer(pattern, lines[number]))
        if not found:
            return lines
        one = chance.choice(found)
        line = lines[number]
        return replaced(lines, number, line[: one.start()] + by(chance, one) + line[one.end() :])

    return mutation


def typo(chance: Chance, found: re.Match[str]) -> str:
    word = found[0]
    at = chance.randrange(len(word))
    return chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + chance.choice("aeiknrst") + word[at + 1 :],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] if at else word.upper(),
        ]
    )


def swapped(chance: Chance, lines: list[str]) -> list[str]:
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines = list(lines)
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def doubled(chance: Chance, lines: list[str]) -> list[str]:
    number = some_line(chance, lines, KEY.pattern)
    return [*lines[: number + 1], *lines[number:]]


def with_odd_character(chance: Chance, lines: list[str]) -> list[str]:
    number = chance.randrange(len(lines))
    at = chance.randrange(len(lines[number]) + 1)
    line = lines[number]
    return replaced(lines, number, line[:at] + chance.choice(ODD) + line[at:])


WRONG_DATES = ("1914-02-30", "28.06.1914", "soon", "44 BC", "1918/1914", "1914-13", "", "99999999")

SLIPS = (
    changed(r"^ +", lambda chance, found: "\t" * (len(found[0]) // 2)),
    changed(r"^ *", lambda chance, found: found[0] + " "),
    changed(r"^ +", lambda chance, found: found[0][1:]),
    changed(r"[\"']", lambda chance, found: ""),
    changed(r"[\"']", lambda chance, found: chance.choice("“”‘’")),
    changed(r":", lambda chance, found: ""),
    changed(r": ", lambda chance, found: ":"),
    changed(r": ", lambda chance, found: "："),
    changed(r"- ", lambda chance, found: "-"),
    changed(r"[\]\[{},]", lambda chance, found: ""),
    changed(r"\w+(?=:)", typo),
    changed(r"\w+(?=:)", lambda chance, found: found[0].capitalize()),
    changed(r"(?<=answer: ).+", typo),
    changed(r"(?<=: )\S.*", lambda chance, found: ""),
    changed(r"(?<=date: ).*", lambda chance, found: chance.choice(WRONG_DATES)),
    with_odd_character,
    swapped,
    doubled,
)
IN_ONE_LINE = SLIPS[:-2]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("mutations") / "a.yaml"


def checked(path: Path, data: str | bytes) -> Loaded:
    """What this file gives; its problems lie inside it and say how to mend them."""
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    loaded = load(path)
    assert loaded.topic or loaded.problems
    for problem in loaded.problems:
        lines = loaded.lines[problem.file]
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
        assert problem.end_column >= problem.column, problem
        assert problem.message, problem
        assert problem.fix, problem
    return loaded


def test_the_good_file_is_good(path):
    assert checked(path, GOOD).problems == ()


def test_every_beginning_of_a_good_file_is_told_inside_it(path):
    data = GOOD.encode()
    for end in range(len(data)):
        checked(path, data[:end])


@pytest.mark.parametrize("text", [GOOD, *SHIPPED], ids=lambda text: text.split("\n")[0][:30])
def test_every_line_may_be_lost_or_doubled_or_change_places(path, text):
    lines = text.split("\n")
    step = 1 if text == GOOD else 5 if THOROUGH else 29
    for number in range(0, len(lines) - 1, step):
        checked(path, "\n".join(lines[:number] + lines[number + 1 :]))
        checked(path, "\n".join(lines[: number + 1] + lines[number:]))
        pair = [lines[number + 1], lines[number]]
        checked(path, "\n".join(lines[:number] + pair + lines[number + 2 :]))


@pytest.mark.parametrize("slips", [1, 2, 5])
def test_slips_of_the_hand_give_only_problems_inside_the_file(path, slips):
    chance = random.Random(slips)
    for _ in range(MUTATIONS // 3):
        lines = GOOD.split("\n")
        for _ in range(slips):
            lines = chance.choice(SLIPS)(chance, lines)
        checked(path, "\n".join(lines))


def distance(path: Path, chance: Chance) -> int | None:
    """How many lines lie between one slip and the first error; None where it is no error."""
    good = GOOD.split("\n")
    bad = chance.choice(IN_ONE_LINE)(chance, good)
    slip = next((n for n, (a, b) in enumerate(zip(good, bad, strict=True), 1) if a != b), None)
    errors = [p for p in checked(path, "\n".join(bad)).problems if p.level == "error"]
    return abs(errors[0].line - slip) if slip and errors else None


def test_nearly_every_slip_is_told_where_it_was_made(path):
    chance = random.Random(7)
    distances = [distance(path, chance) for _ in range(MUTATIONS // 4)]
    told = [lines for lines in distances if lines is not None]
    assert len(told) > len(distances) / 2
    assert sum(lines <= 1 for lines in told) >= 0.97 * len(told)


def certain(number: int, line: str) -> dict[str, str]:
    """What this line becomes by slips that are mistakes for certain, each by its name."""
    slips = {"an odd character": line + "\x07"}
    indent = line[: len(line) - len(line.lstrip())]
    if indent:
        slips["a tab"] = "\t" * (len(indent) // 2) + line.lstrip()
    if parts := KEY.match(line):
        start, key, colon, value = parts.groups()
        slips["a key that does not exist"] = f"{start}{key[:2]}q{key[2:]}{colon}{value}"
        if value and value[0] not in "\"'|" and key != "question":
            slips["no space after the colon"] = f"{start}{key}:{value}"
            slips["a wide colon"] = f"{start}{key}：{value}"
        if not start.endswith("- ") and value and value != "|":
            slips["a key that stands twice"] = f"{line}\n{line}"
    return slips


BLOCK_TEXT = range(24, 27)  # the lines in which nothing but the odd character is a mistake


def certain_slips() -> list[tuple[str, int, str]]:
    lines = GOOD.rstrip("\n").split("\n")
    return [
        (slip, number, changed_line)
        for number, line in enumerate(lines)
        for slip, changed_line in certain(number, line).items()
        if slip == "an odd character" or number not in BLOCK_TEXT
    ]


@pytest.mark.parametrize(("slip", "number", "line"), certain_slips())
def test_a_single_slip_is_told_first_in_its_own_line(path, slip, number, line):
    loaded = checked(path, "\n".join(replaced(GOOD.split("\n"), number, line)))
    errors = [problem for problem in loaded.problems if problem.level == "error"]
    wanted = number + 1 + (slip == "a key that stands twice")
    assert errors[0].line == wanted, (line, loaded.problems)
