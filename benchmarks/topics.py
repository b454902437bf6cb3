"""Topics that are made to be measured with, as many questions and events as it takes."""

from collections.abc import Sequence
from pathlib import Path

from servers import ROOT

QUESTION = """\
  - id: question-{n}
    question: Which city was meant by the traveller in letter number {n}?
    choices:
      - text: {a}
        feedback: That harbour stands in another letter of the same traveller.
      - {b}
      - {c}
      - {d}
    answer: {answer}
    explanation: The letter names the place in its second line, where the traveller counts boats.
    difficulty: medium
"""
EVENT = """\
  - id: voyage-{n}
    date: {year}-{month:02}
    title: The traveller leaves on voyage number {n}
    summary: Boats are counted, and a letter is written.
    why: The letters of this voyage were kept.
"""


def question(n: int) -> str:
    """A multiple-choice question whose right option moves from place to place."""
    a, b, c, d = names(n)
    return QUESTION.format(n=n, a=a, b=b, c=c, d=d, answer=names(n)[n % 4])


def names(n: int) -> list[str]:
    """The options of the question with this number."""
    return [f"Harbour {n}", f"Market town {n + 1}", f"Hill fort {n + 2}", f"Bridge {n + 3}"]


def topic(title: str, numbers: Sequence[int], events: int = 0) -> str:
    """A topic in one file; where it has events, each question is about one."""
    text = (
        f"title: {title}\nsummary: A traveller counts the boats of every city, and writes home.\n"
    )
    if events:
        text += "events:\n" + "".join(map(_event, range(events)))
    about = "    event: voyage-{}\n" if events else ""
    return (
        text
        + "questions:\n"
        + "".join(question(n) + about.format(n % events if events else 0) for n in numbers)
    )


def write_topics(folder: Path, count: int, questions: int = 10, events: int = 0) -> None:
    """So many topics, one file each: letters-00000 and so on."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in range(count):
        numbers = range(file * questions, (file + 1) * questions)
        (folder / f"letters-{file:05}.yaml").write_text(topic(f"Letters {file}", numbers, events))


def write_copies(folder: Path, count: int) -> None:
    """A shipped topic so many times, with article and timeline, as topics that differ in title."""
    folder.mkdir(parents=True, exist_ok=True)
    text = (ROOT / "content" / "story-of-the-calendar.yaml").read_text(encoding="utf-8")
    for number in range(count):
        copy = text.replace("\ntitle: ", f"\ntitle: {number} ", 1)
        (folder / f"calendar-{number:03}.yaml").write_text(copy, encoding="utf-8")


def _event(n: int) -> str:
    return EVENT.format(n=n, year=1000 + n // 12, month=n % 12 + 1)
