"""Files that ask too much of whoever reads them, each put into a folder of topics as “hostile”."""

import os
import random
import string
from collections.abc import Callable
from pathlib import Path

from servers import ROOT
from topics import topic

Drop = Callable[[Path], None]
"""Puts something into a folder of topics, whole at once."""

FAIR = "title: A set\nquestions:\n  - question: Is the sea wide?\n    type: true-false\n    answer: true\n"
SPOKEN = (ROOT / "content" / "south-korea-china-2026" / "article.md").read_text("utf-8").split()
LARGEST_ARTICLE = 17_500  # words: 98 kB


def words(count: int) -> list[str]:
    """So many words as people write them, in no order."""
    return random.Random(1).choices([word for word in SPOKEN if word.isalpha()], k=count)


def stale_quotations(count: int, length: int) -> Drop:
    """Questions that quote so many words, one of which the article has no more."""

    def drop(folder: Path) -> None:
        asked = ["title: Stale\nquestions:\n"]
        for n in range(count):
            quoted = words(LARGEST_ARTICLE)[200 * n : 200 * n + length]
            quoted[length // 2] = "stale"
            asked.append(
                f"  - question: Is letter {n} kept?\n    type: true-false\n    answer: true\n"
            )
            asked.append(f"    evidence: {' '.join(quoted)}\n")
        _folder(folder, " ".join(words(LARGEST_ARTICLE)).encode(), "".join(asked))

    return drop


def unknown_events(folder: Path) -> None:
    """Questions about events that are not there, though a thousand have nearly that name."""
    _file(folder, topic("Hostile", range(100), 1000).replace("event: voyage-", "event: voyages-"))


def many_people(folder: Path) -> None:
    """Forty people at each of a thousand events."""
    parts = topic("Hostile", range(10), 1000).split("    summary: Boats")
    text = parts[0]
    for n, part in enumerate(parts[1:]):
        names = ", ".join(
            f"{string.ascii_uppercase[m % 26]}{string.ascii_uppercase[m // 26 % 26].lower()}an{m} Kim"
            for m in range(40 * n, 40 * n + 40)
        )
        text += f"    people: [{names}]\n    summary: Boats{part}"
    paragraphs = [" ".join(words(LARGEST_ARTICLE)[n : n + 100]) for n in range(0, 10_000, 100)]
    _file(folder, f"{text}article: |\n  " + "\n\n  ".join(paragraphs) + "\n")


def glossary(terms: int, forms: int) -> Drop:
    """A good topic with a long article and many names to find in it."""

    def drop(folder: Path) -> None:
        entries = []
        for n in range(terms):
            entries.append(f"  - term: Harbour {n}\n    meaning: A place.\n    also:\n")
            entries += [f"      - Place {n} of town {form}\n" for form in range(1, forms)]
        _folder(folder, " ".join(words(4800)).encode(), FAIR, "terms:\n" + "".join(entries))

    return drop


def sparse_file(folder: Path) -> None:
    """3 GB without a byte on the disk."""
    made = folder.parent / "made"
    with made.open("wb") as file:
        file.truncate(3 * 2**30)
    made.rename(folder / "hostile.yaml")


def large_article(folder: Path) -> None:
    """50 MB that are not ASCII."""
    _folder(folder, ("발명의 역사 " * 3_100_000).encode(), FAIR)


def pipe(folder: Path) -> None:
    """What nobody ever writes into."""
    os.mkfifo(folder / "hostile.yaml")


def good_topic(folder: Path) -> None:
    """Nothing wrong, only as large as a topic may be."""
    _file(folder, topic("Hostile", range(1000), 1000))


DROPS: dict[str, Drop] = {
    "20 stale quotations, article of 99 kB": stale_quotations(20, 12),
    "60 stale quotations of 250 words": stale_quotations(60, 250),
    "100 unknown events among 1,000": unknown_events,
    "40,000 people": many_people,
    "glossary of 60 × 3 forms, article of 30 kB": glossary(60, 3),
    "glossary of 200 × 21 forms": glossary(200, 21),
    "sparse file of 3 GB": sparse_file,
    "article of 50 MB, not ASCII": large_article,
    "a pipe": pipe,
    "a good topic of 1,000 questions and events": good_topic,
}


def _file(folder: Path, text: str) -> None:
    (folder.parent / "made").write_text(text, encoding="utf-8")
    (folder.parent / "made").rename(folder / "hostile.yaml")


def _folder(folder: Path, article: bytes, questions: str, glossary: str = "") -> None:
    made = folder.parent / "made"
    (made / "sets").mkdir(parents=True)
    (made / "topic.yaml").write_text("title: Hostile\n")
    (made / "article.md").write_bytes(article)
    (made / "sets" / "questions.yaml").write_text(questions, encoding="utf-8")
    if glossary:
        (made / "glossary.yaml").write_text(glossary, encoding="utf-8")
    made.rename(folder / "hostile")
