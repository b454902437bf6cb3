"""The preview: a topic as players will see it, its problems beside it, while it is written."""

import html
import os
import re

import pytest

from quizapp.topics.shelf.files import topic_of
from quizapp.web import server
from quizapp.web.preview.preview import numbered, preview_app
from quizapp.web.starting import CannotServe
from tests.builders import (
    TYPE_NAMES,
    a_question,
    a_topic,
    a_topic_of_all_types,
    write,
    write_files,
    write_topic,
)
from tests.web.player import Page

CHOICES = {"choices": ["Seoul", {"text": "Busan", "feedback": "Busan is the port."}]}


def seen(path):
    return html.unescape(preview_app(path).test_client().get("/").text)


@pytest.fixture
def everything(tmp_path):
    """A topic with a question of every type."""
    return write_topic(tmp_path, a_topic_of_all_types(), "everything")


def test_every_question_is_there_with_its_answer_its_proof_and_its_event(everything):
    page = seen(everything)
    assert page.count('class="preview__question"') == len(TYPE_NAMES)
    for question in a_topic_of_all_types()["questions"]:
        assert question["question"] in page
        assert question.get("explanation", "") in page
    assert "<mark>Of the numeric one</mark>, the book says this" in page
    assert "<mark>stopped the bacteria</mark></blockquote>" in page  # beside another quotation
    assert 'href="#telescope">A telescope is shown in The Hague</a>' in page
    assert 'id="article"' in page


def test_the_words_for_wrong_options_are_there(tmp_path):
    question = a_question(question="Where?", answer="Seoul", **CHOICES)
    page = seen(write_topic(tmp_path, a_topic(question)))
    assert "Busan is the port." in page


def test_a_set_for_a_class_only_is_there_and_marked(tmp_path):
    topic = a_topic()
    topic["sets"] = [{"title": "Kept", "class_only": "true", "questions": topic.pop("questions")}]
    page = seen(write_topic(tmp_path, topic))
    assert "For a class only" in page
    assert a_question()["explanation"] in page


def test_nothing_can_be_sent_and_no_id_stands_twice(everything):
    page = Page(preview_app(everything).test_client().get("/").text)
    assert page.all("button") == []
    assert all("disabled" in fieldset for fieldset in page.all("fieldset"))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert page.unnamed == []
    for _, attributes in page.elements:
        for name in ("aria-labelledby", "aria-describedby", "for"):
            assert set((attributes.get(name) or "").split()) <= set(ids)


def test_the_page_has_the_headers_of_the_site_and_no_script_or_style_of_its_own(everything):
    response = preview_app(everything).test_client().get("/")
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert not re.search(r"<style|\sstyle=|<script>|\son[a-z]+=", response.text)
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in response.text


def test_problems_stand_beside_the_topic_and_lead_to_their_questions(tmp_path):
    questions = [a_question(question=f"Question {word}?", id=word) for word in ("one", "two")]
    path = write_topic(tmp_path, a_topic(*questions))
    client = preview_app(path).test_client()
    assert client.get("/").status_code == 200
    line = 1 + path.read_text().splitlines().index("  id: two")
    write(path, path.read_text().replace("  id: two", "  id: two\n  colour: red") + "colour: red\n")
    page = html.unescape(client.get("/").text)
    assert "2 problems" in page
    assert "You see the last version without errors." in page
    assert f"inventions.yaml:{line + 1}:3" in page
    assert "“colour” is not a key here." in page
    assert page.count('href="#question-two"') == 1
    assert 'href="#question-one"' not in page
    assert "Question one?" in page


def test_a_topic_that_was_never_right_shows_its_problems(tmp_path):
    page = seen(write_topic(tmp_path, "title: [", "broken"))
    assert "Nothing to show yet" in page
    assert "broken.yaml:1:" in page
    assert 'data-level="error"' in page


def test_the_version_changes_with_the_file_and_the_page_with_it(tmp_path):
    path = write_topic(tmp_path, a_topic(title="First"))
    client = preview_app(path).test_client()
    before = client.get("/version").text
    assert f'data-version="{before}"' in client.get("/").text
    assert client.get("/version").text == before
    write_topic(tmp_path, a_topic(title="Second one"))
    after = client.get("/version").text
    assert after != before
    page = client.get("/").text
    assert "Second one" in page
    assert f'data-version="{after}"' in page


def test_a_deleted_topic_stays_on_the_page(tmp_path):
    path = write_topic(tmp_path, a_topic(title="Kept"))
    client = preview_app(path).test_client()
    client.get("/")
    path.unlink()
    page = client.get("/").text
    assert "Kept" in page
    assert "cannot be opened" in page


def test_a_file_inside_a_topics_folder_shows_the_whole_topic(tmp_path):
    files = {"topic.yaml": {"title": "Whole"}, "sets/a.yaml": {"title": "A"} | a_topic()}
    folder = write_files(tmp_path / "whole", files)
    for path in (folder, folder / "topic.yaml", folder / "sets" / "a.yaml"):
        assert topic_of(path) == folder
        assert "Whole" in seen(path)
    alone = write_topic(tmp_path / "sets", a_topic(), "alone")
    assert topic_of(alone) == alone


@pytest.mark.parametrize("address", ["/nothing", "/topics/x/quiz", "/static/x/css/app.css"])
def test_there_is_nothing_else(everything, address):
    assert preview_app(everything).test_client().get(address).status_code == 404


def test_what_a_teacher_wrote_stays_text(tmp_path):
    question = a_question(question='<b id="x">Bold?</b>')
    page = preview_app(write_topic(tmp_path, a_topic(question))).test_client().get("/").text
    assert "<b" not in page.replace("<body", "").replace("<blockquote", "")
    assert "&lt;b id=" in page


def test_ids_get_a_number_each():
    made = numbered('<p id="a"><input aria-labelledby="a b" name="id"></p>', 3)
    assert made == '<p id="a-3"><input aria-labelledby="a-3 b-3" name="id"></p>'


def test_a_path_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CannotServe, match="There is no file or folder"):
        server.preview(tmp_path / "nothing.yaml")


def test_a_pipe_and_a_huge_file_are_told_and_nobody_waits(tmp_path):
    folder = write_files(tmp_path / "visit", {"topic.yaml": {"title": "T"}})
    os.mkfifo(folder / "article.md")
    with open(folder / "timeline.yaml", "wb") as file:
        file.truncate(3 * 1024**3)
    page = seen(folder)
    assert "This is a pipe (FIFO), not a file." in page
    assert "This file is too large" in page
