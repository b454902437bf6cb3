"""What messages say in English. Another language is another table with the same names."""

from collections.abc import Callable, Mapping
from datetime import date

from quizapp.english.dates import in_full
from quizapp.english.days import of_day
from quizapp.messages import Message
from quizapp.spacing import MONTHS, read_ends

Sentence = str | Callable[..., str]
"""A sentence, or a function of the message's values that gives it."""


def said(message: Message) -> str:
    """The message in English; KeyError for a name that has no sentence."""
    sentence = SENTENCES[message.name]
    return sentence if isinstance(sentence, str) else sentence(**message.values)


def _of(number: int, one: str, many: str) -> str:
    """The word that follows this number."""
    return one if number == 1 else many


def _left(open: int) -> str:
    return f"{open} {_of(open, 'is', 'are')} still open."


def _changed(all: int, gained: int, kept: int, lost: int) -> str:
    few = {3: "Three", 4: "Four", 5: "Five"}.get(all, str(all))
    caveat = f"{few} questions are few: this tells little about how well you read."
    if kept == all:
        return f"All {all} were right before you read, and still are. {caveat}"
    first = f"{gained} of {all} changed to right" if gained else f"None of {all} changed to right"
    more = [f"{kept} {_of(kept, 'was', 'were')} right both times"] if kept else []
    more += [f"{lost} changed from right to not right"] if lost else []
    return f"{'; '.join([first, *more])}. {caveat}"


ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def _above(place: int) -> str:
    if place == 1:
        return "The proof is in the paragraph above:"
    if place - 2 < len(ORDINALS):
        return f"The proof is in the {ORDINALS[place - 2]} paragraph above:"
    return f"The proof is {place} paragraphs above:"


def _gap(before: str, after: str) -> str:
    if before and after:
        return f"Between “{before}” and “{after}”"
    return f"After “{before}”" if before else f"Before “{after}”"


def _so_much(percent: int) -> str:
    return f"so this earns {percent}%." if percent else "so this earns nothing."


def _pairs(right: int, pairs: int, percent: int, overlap: bool) -> str:
    if pairs == 1:
        said = "The two stand the wrong way round."
    elif not right:
        said = f"All {pairs} pairs stand the wrong way round."
    else:
        said = f"{right} of {pairs} pairs stand right; by chance half would, {_so_much(percent)}"
    return said + (" Where dates overlap, either order is right." if overlap else "")


def _categorised(right: int, all: int, categories: int, percent: int) -> str:
    by_chance = all // categories if all % categories == 0 else f"about {round(all / categories)}"
    so_many = f"{right or 'None'} of {all} in the right category"
    return f"{so_many}; by chance {by_chance} would be, {_so_much(percent)}"


def _to_teach_again(
    title: str,
    right: int,
    answered: int,
    first: int | None = None,
    mistaken: str = "",
    times: int = 0,
) -> str:
    so_many = f"{right or 'none'} of {answered} right"
    after = "" if first is None else f" after talking, {first or 'none'} before"
    gave = f": {mistaken}" if "“" in mistaken else f" “{mistaken}”"
    error = f"; {times} gave{gave}" if mistaken else ""
    return f"“{title}”: {so_many}{after}{error}."


def _daily(title: str, day: str, dots: str, right: int, all: int, in_a_row: int) -> str:
    line = f"{title}, {of_day(date.fromisoformat(day))} {dots} {right} of {all}"
    return f"{line}, {in_a_row} days in a row" if in_a_row > 1 else line


def _next_deal(minutes: int) -> str:
    if minutes >= 90:
        return f"Tomorrow another one, in about {round(minutes / 60)} hours."
    soon = f"{minutes} minutes" if minutes > 1 else "a minute"
    return f"Tomorrow another one, in {soon}."


_A_DATE = {"day": "5 March 1234", "month": "March 1234", "year": "1234 or 12 BC"}


def _date(written: str) -> str:
    return in_full(read_ends(written) or ())


SENTENCES: Mapping[str, Sentence] = {
    # Forms that hold what their page never offered
    "no-such-option": "That option is not on the page.",
    "no-such-place": "That place is not on the page.",
    "no-such-sentence": "That sentence is not on the page.",
    "no-such-month": "That month is not on the page.",
    "no-such-era": "That era is not on the page.",
    "option-twice": "That option was sent twice.",
    "field-twice": "That field was sent twice.",
    # Forms that cannot be read as an answer
    "nothing-given": "Nothing is chosen yet. Give an answer, or say that you don’t know.",
    "places-unclear": lambda last: f"Give each item its own place, from 1 to {last}.",
    "partners-open": lambda open: f"Match each: {_left(open)}",
    "categories-open": lambda open: f"Choose a category for each: {_left(open)}",
    "gaps-open": lambda open: f"Fill in each gap: {_left(open)}",
    "gap-too-long": lambda gap, most: f"Write no more than {most} characters into gap {gap}.",
    "gap-unseen": lambda gap: f"Gap {gap} holds a character nobody can see. Type it again.",
    "answer-too-long": lambda most: f"Write no more than {most} characters.",
    "article-changed": "The article has changed since you read it. Look at the question once more.",
    "answer-unseen": "Your answer holds a character nobody can see. Type it again.",
    "no-number": "Write a number, for example 14 or 3.5.",
    "date-incomplete": lambda missing: f"Give the {' and the '.join(missing)} too.",
    "no-date": lambda typed, unit: (
        f"{typed} cannot be read as a date. Write it like {_A_DATE[unit]}, or pick it below."
    ),
    "date-of-several": lambda typed, meant: (
        f"{typed} may be {' or '.join(meant)}. Write the month as a word."
    ),
    "date-twice": lambda typed, picked: (
        f"You typed {_date(typed)} and picked {_date(picked)}. Empty one of the two."
    ),
    "no-year": "Write the year in digits, for example 1992, and choose CE or BCE beside it.",
    "no-day": lambda month, last: (
        f"Write a day from 1 to {last}: {MONTHS[month - 1]} of that year has {last}."
    ),
    # Remarks on what an answer earned
    "some-found": lambda found, right: f"{found} of {right} found.",
    "some-found-too-many": lambda found, right, extra: (
        f"{found} of {right} found, {extra} too many."
    ),
    "some-right": lambda right, all: f"{right} of {all} right.",
    "gaps-right": lambda right, gaps: f"{right} of {gaps} {_of(gaps, 'gap', 'gaps')} right.",
    "some-categorised": _categorised,
    "pairs-right": _pairs,
    "too-early": lambda off, unit: f"{off:,} {_of(off, unit, unit + 's')} too early.",
    "too-late": lambda off, unit: f"{off:,} {_of(off, unit, unit + 's')} too late.",
    "other-sentence": "Right paragraph, another sentence.",
    "counted": lambda typed, right: f"“{typed}” counted as “{right}”.",
    "counted-slip": lambda typed, right: f"“{typed}” counted as “{right}”: one slip.",
    "too-high": "Too high.",
    "too-low": "Too low.",
    "exactly": lambda number: f"Exactly, it is {number}.",
    # Where a proof lies
    "paragraph-above": _above,
    # What is told of two rounds around the reading
    "what-reading-changed": _changed,
    # Moves and games that the rules refuse
    "question-elsewhere": "That question is not part of this quiz.",
    "answered-already": "This question is already answered. The first answer counts.",
    "answer-too-late": "The time was up before this answer came, so it was not counted.",
    "limit-of-the-past": "This quiz is over, so its time limit cannot be lifted.",
    "no-limit": "This quiz has no time limit.",
    "time-not-up": "The time of this quiz is not up.",
    "game-over": "This game is over.",
    "no-such-gap": "That gap is not on the row. Choose one of the gaps you see.",
    "game-moved-on": "The game has moved on since this page was loaded. Load it again.",
    "no-such-level": lambda level, levels: f"“{level}” is not a level. Choose {', '.join(levels)}.",
    "cards-out-of-range": lambda least, most: f"Choose between {least} and {most} cards.",
    "lives-out-of-range": lambda most: f"Choose between 1 and {most} lives, or no limit.",
    "too-few-events": lambda least: f"The timeline game needs at least {least} events.",
    # Names that others would see
    "name-too-long": lambda most: f"Choose a name of at most {most} letters.",
    "name-marks": lambda most: f"Choose a name with at most {most} marks on a letter.",
    "name-unseen": "Choose a name with a letter or a digit in it.",
    "name-offensive": "Choose another name: everybody in the room sees it.",
    # Rooms, and what their host may do
    "seconds-out-of-range": lambda least, most: (
        f"Choose between {least} and {most} seconds for a question, or no limit."
    ),
    "reading-out-of-range": lambda most: f"Choose at most {most} seconds to read a question.",
    "speed-out-of-range": lambda most: f"Speed may count for at most {most} % of the points.",
    "players-out-of-range": lambda most: f"A room takes between 1 and {most:,} players.",
    "no-such-way": "That way to play is not offered. Load the page again and choose one you see.",
    "no-such-set": "That question set is not part of this topic.",
    "questions-elsewhere": "Choose questions of this set, each only once.",
    "nothing-to-place": "The dates of these events all overlap, so there is nothing to place.",
    "room-ended": "This room has ended.",
    "room-full": "This room is full. Ask whoever opened it.",
    "room-locked": "This room is closed to newcomers. Ask whoever opened it.",
    "name-taken": "Somebody in this room has that name already. Choose another.",
    "removed": "You were taken out of this room. Ask whoever opened it.",
    "answers-closed": "This question takes no more answers. What was saved before counts.",
    "answers-paused": "Your teacher has paused the room. Send your answer when it goes on.",
    "not-now": "The room has moved on, and that cannot be done now. Load the page again.",
    "no-next-question": "That was the last question. End the room, or show the last result again.",
    "asked-twice": "This question was asked twice already. Explain it, or skip it.",
    "no-standings": "This room was opened without standings.",
    "nothing-explained": "No question was explained yet, so there is no result to show again.",
    "time-out-of-range": lambda most: f"Add between 1 and {most} seconds.",
    "question-unlimited": "This question has no time limit.",
    "room-paused": "The room is paused. Let it go on first.",
    "not-paused": "The room is not paused.",
    "gap": _gap,
    # What a class understood
    "too-few-answers": lambda fewest: (
        f"No question has {fewest} answers or more: too few to say what to teach again."
    ),
    "well-answered": lambda questions: (
        "The question was answered well."
        if questions == 1
        else f"All {questions} questions were answered well: nothing needs a second lesson."
    ),
    "to-teach-again": _to_teach_again,
    # The line to share
    "daily": _daily,
    "daily-fared": lambda players, half: (
        f"{players} have played; half of them placed {half} or more right."
    ),
    "next-deal": _next_deal,
    "placed-in-a-row": lambda dots, right, all, run: (
        f"{run} in a row: {dots} {right} of {all}" if dots else f"0 of {all}"
    ),
    "placed-right": lambda dots, right, all: f"{dots} {right} of {all}".lstrip(),
}
