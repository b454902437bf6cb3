"""Starters: commented files for a teacher to begin with, which play as they are."""

from importlib.resources import files

from quizapp.questions import BY_NAME
from quizapp.topics.source.reading import read

_NOTES = """\
# Lines that start with # are notes for you; players never see them.
# Two spaces make one step to the right; a colon needs a space after it.
"""

_QUESTIONS = """\
questions:
  - question: Which planet is nearest to the Sun?
    choices:            # two to twelve; players see them shuffled
      - text: Venus
        feedback: Venus is the second, and hotter, for its thick air keeps the warmth.
      - Mercury
      - text: Mars
        feedback: Mars is the fourth, farther from the Sun than the Earth.
    answer: Mercury     # one of the choices, in the same words
    explanation: Mercury goes round the Sun in 88 days, at less than half our distance.
"""

_EVENTS = """\
events:
  # A date is as exact as you know it: 1969-07-20, 1969-07, 1969, 1969~ (about), -0043 (44 BCE).
  # Keep dates out of the title and the summary: players place the card without knowing them.
  - date: 1957-10-04
    title: Sputnik reaches orbit
    summary: A metal ball becomes the first satellite that people made.
    why: It opened the space age.
  - date: 1961-04-12
    title: Yuri Gagarin flies around the Earth
  - date: 1963-06-16
    title: Valentina Tereshkova flies into space
  - date: 1969-07-20
    title: People land on the Moon
"""

_ARTICLE = """\
Write the reading here, in paragraphs with an empty line between them. A question can prove its
answer with words of this text: copy them into its key `evidence`."""


def example(type_name: str) -> str:
    """The worked example of a question type, with its notes; KeyError for an unknown type."""
    package = BY_NAME[type_name].__module__
    return files(package).joinpath("example.yaml").read_text(encoding="utf-8").strip() + "\n"


def as_entry(yaml: str) -> str:
    """A question's lines as one entry of a list: notes above it, the rest behind the dash."""
    lines = yaml.splitlines()
    notes = [line for line in lines if line.startswith("#")]
    first, *rest = [line for line in lines if not line.startswith("#")]
    entry = [f"  - {first}", *(f"    {line}".rstrip() for line in rest)]
    return "\n".join([*(f"  {note}" for note in notes), *entry]) + "\n"


def one_file(title: str, type_name: str | None = None, modeline: str = "") -> str:
    """A topic in one file, with an example of this type if one is named."""
    text = f"{modeline}{_NOTES}title: {title}\n"
    entry = ""
    if type_name:
        text += _article_for(type_name)
        entry = "\n" + as_entry(example(type_name))
    return f"{text}\n{_QUESTIONS}{entry}"


def folder(title: str, type_name: str | None, modelines: dict[str, str]) -> dict[str, str]:
    """The files of a topic in a folder, by their names; modelines by kind of file."""
    entry = "\n" + as_entry(example(type_name)) if type_name else ""
    quoted = _quoted(type_name) if type_name else []
    return {
        "topic.yaml": f"{modelines['topic']}{_NOTES}title: {title}\n"
        "summary: Write one sentence here that makes people curious.\nlanguage: en\n",
        "article.md": " ".join([_ARTICLE, *quoted]) + "\n",
        "timeline.yaml": modelines["timeline"] + _EVENTS,
        "sets/first.yaml": f"{modelines['set']}title: First questions\n{_QUESTIONS}{entry}",
    }


def _article_for(type_name: str) -> str:
    """An article that holds what the type's example quotes, if it quotes anything."""
    quoted = _quoted(type_name)
    return f"article: |\n  Write the reading here. {' '.join(quoted)}\n" if quoted else ""


def _quoted(type_name: str) -> list[str]:
    value = read(example(type_name).encode(), type_name).value
    question = BY_NAME[type_name].model_validate(value)
    return [words for _, words in question.quotations()]
