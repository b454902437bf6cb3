"""Every question type's two templates: a form that a browser can send, and a review."""

import re
from html.parser import HTMLParser

import pytest
from werkzeug.datastructures import MultiDict

from quizapp.settings import PACKAGE, shipped
from tests.questions.test_promises import WITH_PARTS


class Form(HTMLParser):
    """What a browser would send of a page, and which of its fields have no name for the ear."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sent: list[tuple[str, str]] = []
        self.unnamed: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self._labels = 0
        self._select = ""
        self._options: list[tuple[str, bool]] = []
        self._text = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.add(tag)
        self.attributes |= set(given)
        self._labels += tag == "label"
        if tag in {"input", "select"} and not (self._labels or given.get("aria-labelledby")):
            self.unnamed.append(given["name"])
        if tag == "input" and (given["type"] == "text" or "checked" in given):
            self.sent.append((given["name"], given["value"]))
        if tag == "select":
            self._select, self._options = given["name"], []
        if tag == "option":
            self._options.append((given.get("value", ""), "selected" in given))
            self._text = "" if "value" in given else "to come"

    def handle_data(self, data):
        if self._text == "to come":
            self._text = ""
            self._options[-1] = (data.strip(), self._options[-1][1])

    def handle_endtag(self, tag):
        self._labels -= tag == "label"
        if tag == "select":
            chosen = [value for value, selected in self._options if selected]
            self.sent.append((self._select, (chosen or [self._options[0][0]])[0]))


def folder(question):
    return type(question).__module__.rpartition(".")[2]


def ask(templates, question, seed, filled):
    page = templates.get_template(f"questions/{folder(question)}/ask.html")
    return page.render(shown=question.shown(seed), filled=MultiDict(filled))


def test_untouched_page_sends_no_answer(templates, question):
    form = Form(ask(templates, question, 1, {}))
    assert question.read(MultiDict(form.sent), 1) is None


@pytest.mark.parametrize("seed", range(5))
def test_page_comes_back_as_it_was_filled(templates, question, seed):
    filled = question.fill(question.solution(), seed)
    form = Form(ask(templates, question, seed, filled))
    assert question.read(MultiDict(form.sent), seed) == question.solution()


def test_every_field_has_a_label(templates, question):
    assert Form(ask(templates, question, 1, {})).unnamed == []


def test_page_holds_only_fields(templates, question):
    form = Form(ask(templates, question, 1, {}))
    assert not form.tags & {"form", "button", "script", "style", "h1", "h2", "fieldset"}
    assert not [name for name in form.attributes if name == "style" or name.startswith("on")]


def test_page_is_as_long_for_every_seed(templates, question):
    assert len({len(ask(templates, question, seed, {})) for seed in range(20)}) == 1


def test_texts_are_escaped(templates, question):
    nasty = question.model_copy(update={"question": "<b>"})
    assert "<b>" not in ask(templates, nasty, 1, {})


@pytest.mark.parametrize("is_answered", [True, False])
@pytest.mark.parametrize("is_marked", [True, False])
def test_review_renders(templates, question, is_answered, is_marked):
    answer = question.solution() if is_answered else None
    mark = question.mark(question.solution()) if is_marked else None
    page = templates.get_template(f"questions/{folder(question)}/review.html")
    html = page.render(question=question, answer=answer, mark=mark, shown=question.shown(1))
    assert "style=" not in html
    assert "right" in html.lower()


OF_ROWS = {"ordering", "matching", "categorise"}
"""Types whose parts stand in rows, and have a review of their own."""


def heard(templates, question, answer):
    """The words of a review, as a screen reader has them."""
    page = templates.get_template(f"questions/{folder(question)}/review.html")
    mark = question.mark(answer) if answer is not None else None
    html = page.render(question=question, answer=answer, mark=mark, shown=question.shown(1))
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_review_of_a_right_answer_says_it_once_and_leaves_the_verdict_to_the_page(
    templates, question
):
    if question.type in OF_ROWS:
        return
    words = heard(templates, question, question.solution())
    for part in question.told(question.solution()):
        assert words.count(re.sub(r"^\d\. ", "", part)) == 1
    assert not re.search(r"\b(right|wrong)\b", words, re.IGNORECASE)


def test_review_of_a_wrong_answer_says_yours_and_the_right_one_once(templates, question):
    if question.type in OF_ROWS | {"multiple-answers", "fill-in"}:
        return
    wrong = next(a for a in map(question.guess, range(60)) if not question.mark(a).earned)
    words = heard(templates, question, wrong)
    assert words.count("Your answer") == words.count("Right answer") == 1
    for answer in (wrong, question.solution()):
        # The feedback of a choice may name it again.
        assert words.count(question.told(answer)[0]) == 1 or question.offered()


def test_review_of_no_answer_says_the_right_one_and_no_other(templates, question):
    if question.type in OF_ROWS | {"fill-in"}:
        return
    words = heard(templates, question, None)
    assert "Your answer" not in words
    assert "Right answer" in words


def test_no_field_is_invalid_before_anybody_touched_it(templates, question):
    """A field that must be filled is one, to a browser: the server says what is missing."""
    if question.type not in OF_ROWS:
        assert "required" not in Form(ask(templates, question, 1, {})).attributes


def test_review_bears_an_answer_that_is_no_longer_there(templates, question):
    if question.type not in WITH_PARTS:
        return
    solution = question.solution()
    answer = {
        str: lambda: "gone",
        list: lambda: ["gone", *solution[1:]],
        dict: lambda: dict.fromkeys(solution, "gone") | {"went": "gone"},
    }[type(solution)]()
    page = templates.get_template(f"questions/{folder(question)}/review.html")
    mark = question.mark(answer)
    html = page.render(question=question, answer=answer, mark=mark, shown=question.shown(1))
    assert mark.earned < 1
    assert "An answer that is no longer there" in html


def test_style_sheet_of_a_type_names_only_classes_of_its_own():
    sheets = sorted((PACKAGE / "questions").glob("*/style.css"))
    assert sheets
    scripts = "".join(path.read_text() for path in shipped("static").rglob("*.js"))
    for sheet in sheets:
        own = "".join(path.read_text() for path in sheet.parent.glob("*.html"))
        for name in re.findall(r"\.([a-z][\w-]*)", sheet.read_text()):
            assert name in own + scripts, (sheet, name)
