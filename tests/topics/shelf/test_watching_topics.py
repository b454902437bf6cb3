"""Watching: what changed since it was read is found, and nothing else is."""

import os

import pytest

from quizapp.topics.shelf.files import ignored
from quizapp.topics.shelf.loading import load
from quizapp.topics.shelf.watching import (
    MOST_TOPICS,
    TooMany,
    again,
    differences,
    fingerprint,
    look,
    version,
)
from tests.builders import a_question, a_topic, write, write_files, write_topic

HALF = "title: Half\nquestions:\n  - question: Is th"


@pytest.fixture
def folder(tmp_path):
    """Two topics: a file, and a folder."""
    write_topic(tmp_path, a_topic(title="File"), "file")
    files = {"topic.yaml": {"title": "Folder"}, "sets/a.yaml": {"title": "A"} | a_topic()}
    write_files(tmp_path / "folder", files)
    return tmp_path


def names(differences):
    return [name for name, version in differences]


def test_the_first_look_finds_all_topics(folder):
    assert names(differences(folder, {})) == ["file.yaml", "folder"]


def test_where_nothing_changed_there_is_nothing_to_read(folder):
    assert differences(folder, look(folder)) == []


def test_an_empty_folder_has_no_topics(tmp_path):
    assert look(tmp_path) == {}


def test_what_is_new_changed_or_gone_is_found(folder):
    known = look(folder)
    write_topic(folder, a_topic(title="Another"), "another")
    write(folder / "folder" / "sets" / "b.yaml", "title: Another set\n")
    (folder / "file.yaml").unlink()
    found = differences(folder, known)
    assert names(found) == ["file.yaml", "another.yaml", "folder"]
    assert [name for name, version in found if not version] == ["file.yaml"]


@pytest.mark.parametrize("name", ["topic.yaml", "article.md", "timeline.yaml", "sets/b.yaml"])
def test_every_file_of_a_folder_counts(folder, name):
    before, known = fingerprint(folder / "folder"), look(folder)
    write(folder / "folder" / name, "title: Something else\n")
    assert version(fingerprint(folder / "folder")) != version(before)
    assert names(differences(folder, known)) == ["folder"]


@pytest.mark.parametrize(
    "name", [".hidden.yaml", "_draft.yaml", "~$topic.yaml", "a.yaml~", ".a.yaml.swp", "Thumbs.db"]
)
def test_what_editors_leave_behind_changes_nothing(folder, name):
    assert ignored(name)
    known = look(folder)
    for place in (folder, folder / "folder"):
        write(place / name, HALF)
    assert differences(folder, known) == []


def test_ordinary_names_are_not_ignored():
    assert not any(map(ignored, ["topic.yaml", "a_b.yml", "article.md", "한국.yaml"]))


def test_links_pipes_and_folders_without_topics_are_no_end(folder):
    (folder / "link.yaml").symlink_to(folder / "nothing.yaml")
    (folder / "folder" / "article.md").symlink_to(folder / "nothing.md")
    (folder / "empty.yaml").mkdir()
    write_files(folder / "pictures", {"about.txt": "No topic."})
    assert names(differences(folder, {})) == ["file.yaml", "folder", "link.yaml"]


def test_a_folder_that_holds_too_many_topics_is_told(folder):
    for number in range(MOST_TOPICS - 1):
        os.link(folder / "file.yaml", folder / f"{number}.yaml")  # a fifth of a new file's time
    with pytest.raises(TooMany, match=f"{MOST_TOPICS + 1} topics; at most {MOST_TOPICS}"):
        look(folder)


def test_a_path_that_is_not_there_has_no_fingerprint(tmp_path):
    assert fingerprint(tmp_path / "nothing.yaml") == ()


def test_a_version_with_mistakes_leaves_the_last_good_one(folder):
    path = folder / "file.yaml"
    known = again(path, None)
    write(path, HALF)
    half = again(path, known)
    assert (half.topic, half.stale) == (known.topic, True)
    assert half.problems
    assert again(path, half) is half


def test_a_single_topic_that_is_deleted_keeps_its_last_version(folder):
    known = again(folder / "file.yaml", None)
    (folder / "file.yaml").unlink()
    gone = again(folder / "file.yaml", known)
    assert (gone.topic, gone.stale) == (known.topic, True)
    assert [problem.code for problem in gone.problems] == ["not-readable"]


def test_a_change_while_a_file_is_read_is_found_the_next_time(folder):
    path = folder / "file.yaml"

    def overtaken(path):
        loaded = load(path)
        write_topic(folder, a_topic(a_question(), a_question(id="two"), title="Later"), "file")
        return loaded

    early = again(path, None, overtaken)
    assert early.topic.title == "File"
    assert again(path, early).topic.title == "Later"
