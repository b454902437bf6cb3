"""Files: only ordinary ones inside the content folder, and none is read before it is looked at."""

import os
import socket

import pytest

from quizapp.topics.shelf.files import MOST_FILES, files_of
from quizapp.topics.shelf.loading import load
from quizapp.topics.source.decoding import LARGEST_FILE
from tests.builders import a_topic, write_files, write_topic

SET = {"title": "A", "questions": a_topic()["questions"]}


def codes(path):
    return [(problem.file, problem.code) for problem in files_of(path).problems]


@pytest.fixture
def content(tmp_path):
    """A content folder with one topic in a folder."""
    folder = tmp_path / "content"
    write_files(folder / "visit", {"topic.yaml": {"title": "T"}, "sets/a.yaml": SET})
    return folder


@pytest.fixture
def secret(tmp_path):
    """A file outside the content folder."""
    path = tmp_path / "secret.md"
    path.write_text("Nobody may read this.", encoding="utf-8")
    return path


def test_the_files_of_a_topic_are_named_as_problems_name_them(content):
    assert sorted(files_of(content / "visit").bytes) == ["visit/sets/a.yaml", "visit/topic.yaml"]


def test_a_pipe_is_told_and_never_waited_for(content):
    for name in ("x.yaml", "visit/article.md", "visit/sets/b.yaml"):
        os.mkfifo(content / name)
    assert codes(content / "x.yaml") == [("x.yaml", "not-a-file")]
    assert codes(content / "visit") == [
        ("visit/article.md", "not-a-file"),
        ("visit/sets/b.yaml", "not-a-file"),
    ]
    assert load(content / "visit").topic is None


def test_a_socket_a_folder_and_a_device_are_no_files(content):
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(content / "s.yaml"))
        assert codes(content / "s.yaml") == [("s.yaml", "not-a-file")]
    (content / "visit" / "article.md").mkdir()
    assert codes(content / "visit") == [("visit/article.md", "not-a-file")]


@pytest.mark.parametrize("name", ["article.md", "sets/b.yaml"])
def test_a_link_that_leaves_the_content_folder_is_not_read(content, secret, name):
    (content / "visit" / name).symlink_to(secret)
    files = files_of(content / "visit")
    assert [(p.file, p.code) for p in files.problems] == [(f"visit/{name}", "link-outside")]
    assert f"visit/{name}" not in files.bytes
    assert load(content / "visit").topic is None


def test_a_topic_that_is_itself_a_link_to_elsewhere_is_not_read(content, tmp_path):
    write_topic(tmp_path, a_topic(), "other")
    (content / "other.yaml").symlink_to(tmp_path / "other.yaml")
    assert codes(content / "other.yaml") == [("other.yaml", "link-outside")]
    (content / "all").symlink_to(tmp_path)
    write_files(tmp_path, {"topic.yaml": {"title": "T"}})
    assert codes(content / "all") == [("all/topic.yaml", "link-outside")]


def test_links_inside_the_content_folder_are_followed(content):
    article = content / "shared.md"
    article.write_text("Words for two topics.", encoding="utf-8")
    (content / "visit" / "article.md").symlink_to(article)
    (content / "again").symlink_to(content / "visit")
    assert codes(content / "visit") == codes(content / "again") == []
    assert load(content / "again").topic.article == "Words for two topics."


def test_a_content_folder_may_be_a_link_itself(content, tmp_path):
    (tmp_path / "link").symlink_to(content)
    assert load(tmp_path / "link" / "visit").topic


def test_links_that_lead_nowhere_or_in_a_circle_are_told(content):
    (content / "a.yaml").symlink_to(content / "b.yaml")
    (content / "b.yaml").symlink_to(content / "a.yaml")
    (content / "gone.yaml").symlink_to(content / "nothing.yaml")
    for name in ("a.yaml", "gone.yaml"):
        assert codes(content / name) == [(name, "not-readable")]


def test_a_huge_file_is_refused_by_its_size_and_not_read(content):
    for name in ("x.yaml", "visit/article.md"):
        with open(content / name, "wb") as file:
            file.truncate(3 * 1024**3)
    files = files_of(content / "x.yaml")
    assert [(p.file, p.code) for p in files.problems] == [("x.yaml", "too-large")]
    assert "3072.00 MiB" in files.problems[0].message
    assert codes(content / "visit") == [("visit/article.md", "too-large")]


def test_too_many_files_and_too_much_in_all_are_told(content):
    sets = content / "visit" / "sets"
    for number in range(MOST_FILES):
        (sets / f"s{number}.yaml").touch()
    assert ("visit/sets", "too-large") in codes(content / "visit")
    for number in range(9):
        (sets / f"s{number}.yaml").write_bytes(b" " * LARGEST_FILE)
    assert ("visit", "too-large") in codes(content / "visit")


def test_what_is_wrong_elsewhere_is_told_beside_a_refused_file(content):
    (content / "visit" / "topic.yaml").unlink()
    os.mkfifo(content / "visit" / "topic.yaml")
    write_files(content / "visit", {"sets/a.yaml": "titel: A\n"})
    found = {(problem.file, problem.code) for problem in load(content / "visit").problems}
    assert ("visit/topic.yaml", "not-a-file") in found
    assert ("visit/sets/a.yaml", "unknown-key") in found
    assert not [problem for problem in found if problem[1] == "no-topic-file"]
