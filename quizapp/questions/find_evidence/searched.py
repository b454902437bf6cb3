"""The part of an article to search through: the sections a teacher names, else the answer's own."""

import difflib
from collections.abc import Collection, Iterator, Sequence

from quizapp.questions.typed.context import Section
from quizapp.text import Wrong, normalised, slug_of


def sections_named(
    within: Sequence[str], sections: Sequence[Section], answer: int
) -> Collection[int]:
    """The numbers, from 0, of the sections with these headings; of that which holds the paragraph
    of the answer, where none of these does."""
    own = section_of(answer, sections)
    named = {number for heading in within for number in _with(heading, sections)}
    return named if own in named else {own}


def section_of(paragraph: int, sections: Sequence[Section]) -> int:
    """The number of the section that holds this paragraph, both from 0."""
    return max((n for n, section in enumerate(sections) if section.first <= paragraph), default=0)


def wrong_names(within: Sequence[str], sections: Sequence[Section], answer: int) -> Iterator[Wrong]:
    """The headings that the article lacks, and a search that leaves out the answer."""
    for number, heading in enumerate(within):
        if not _with(heading, sections):
            message = f"The article has no heading “{heading}”."
            yield Wrong(message, _mend(heading, sections), "within", number)
            return
    own = section_of(answer, sections)
    if within and own not in {n for heading in within for n in _with(heading, sections)}:
        message = f"The answer's words do not stand under “{'” or “'.join(within)}”."
        there = sections[own].heading
        place = (
            f"They stand under “{there}”: write that"
            if there
            else "There is no heading over them: write one"
        )
        fix = f"{place}, or leave `within` out."
        yield Wrong(message, fix, "within", 0)


def _with(heading: str, sections: Sequence[Section]) -> list[int]:
    """The sections of this heading, by its words or as its id, which is made of them."""
    words = normalised(heading).casefold()
    return [
        number
        for number, section in enumerate(sections)
        if section.heading
        and words in {normalised(section.heading).casefold(), slug_of(section.heading)}
    ]


def _mend(heading: str, sections: Sequence[Section]) -> str:
    headings = {section.heading.casefold(): section.heading for section in sections}
    headings.pop("", None)
    if not headings:
        return "It has no headings at all: write some, or leave `within` out."
    near = difflib.get_close_matches(heading.casefold(), headings, 1)
    if near:
        return f"Did you mean “{headings[near[0]]}”?"
    return f"It has {', '.join(f'“{words}”' for words in [*headings.values()][:12])}."
