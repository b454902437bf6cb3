"""The topics in play: fed with what a folder holds, they are what can be played."""

import pytest

from quizapp.topics.shelf.in_play import TopicsInPlay
from quizapp.topics.shelf.reader import news_since
from tests.builders import a_topic, write, write_files, write_topic

HALF = "title: Half\nquestions:\n  - question: Is th"


@pytest.fixture
def folder(tmp_path):
    """Two topics: a file, and a folder."""
    write_topic(tmp_path, a_topic(title="File"), "file")
    files = {"topic.yaml": {"title": "Folder"}, "sets/a.yaml": {"title": "A"} | a_topic()}
    write_files(tmp_path / "folder", files)
    return tmp_path


@pytest.fixture
def topics():
    return TopicsInPlay()


def read(topics, folder):
    """Take what is new; gives the titles in play."""
    for news in news_since(folder, topics.versions()):
        topics.take(news)
    topics.whole = True
    return [summary.title for summary in topics.summaries()]


def test_the_richest_topic_comes_first_and_the_others_by_title(topics, tmp_path):
    for name, title in (("a", "Zebras"), ("b", "Apples")):
        write_topic(tmp_path, a_topic(title=title), name)
    two = a_topic(*[a_topic()["questions"][0] | {"id": id_} for id_ in ("a", "b")], title="Moons")
    write_topic(tmp_path, two, "c")
    assert read(topics, tmp_path) == ["Moons", "Apples", "Zebras"]


def test_a_new_topic_is_in_play_and_a_deleted_one_is_not(topics, folder):
    read(topics, folder)
    write_topic(folder, a_topic(title="Another"), "another")
    (folder / "file.yaml").unlink()
    assert read(topics, folder) == ["Another", "Folder"]
    assert topics.get("file") is None
    assert topics.broken == 0


def test_where_nothing_changed_nothing_is_new(topics, folder):
    read(topics, folder)
    revision = topics.revision
    read(topics, folder)
    assert topics.revision == revision


def test_a_version_with_mistakes_leaves_the_last_good_one_in_play(topics, folder):
    read(topics, folder)
    good = topics.get("file")
    for bad in ("title: Bad\nquestions: none\n", HALF):
        write(folder / "file.yaml", bad)
        assert read(topics, folder) == ["File", "Folder"]
        assert topics.get("file") is good
        assert topics.is_stale("file.yaml")
        assert topics.problems("file.yaml")
    write_topic(folder, a_topic(title="Good again"), "file")
    assert read(topics, folder) == ["Folder", "Good again"]
    assert not topics.is_stale("file.yaml")
    assert topics.problems("file.yaml") == ()


def test_a_half_written_new_file_is_told_and_then_in_play(topics, folder):
    write(folder / "new.yaml", HALF)
    assert read(topics, folder) == ["File", "Folder"]
    assert topics.broken == 1
    write_topic(folder, a_topic(title="New"), "new")
    assert read(topics, folder) == ["File", "Folder", "New"]
    assert topics.broken == 0


def test_a_broken_topic_that_is_deleted_is_gone(topics, folder):
    read(topics, folder)
    write(folder / "file.yaml", HALF)
    read(topics, folder)
    (folder / "file.yaml").unlink()
    assert read(topics, folder) == ["Folder"]
    assert topics.problems("file.yaml") == ()


def test_nobody_takes_over_the_address_of_a_topic_in_play(topics, folder):
    read(topics, folder)
    write_topic(folder, a_topic(id="file", title="Thief"), "0")
    assert read(topics, folder) == ["File", "Folder"]
    assert "duplicate-id" in topics.problems("0.yaml")[0].text
    assert topics.broken == 1
    (folder / "file.yaml").unlink()
    assert read(topics, folder) == ["Folder", "Thief"]
    assert topics.problems("0.yaml") == ()


def test_at_start_the_topic_that_is_named_so_has_the_id(topics, folder):
    write_topic(folder, a_topic(id="file", title="Thief"), "0")
    write_topic(folder, a_topic(id="file", title="Another thief"), "zzz")
    assert read(topics, folder) == ["File", "Folder"]


def test_a_topic_in_play_keeps_its_id_though_another_comes_that_is_named_so(topics, folder):
    write_topic(folder, a_topic(id="later", title="First"), "first")
    read(topics, folder)
    write_topic(folder, a_topic(title="Later"), "later")
    assert read(topics, folder) == ["File", "First", "Folder"]


def test_a_topic_that_changes_its_id_frees_the_old_one(topics, folder):
    read(topics, folder)
    write_topic(folder, a_topic(id="file", title="Second"), "second")
    read(topics, folder)
    write_topic(folder, a_topic(id="other", title="File"), "file")
    assert read(topics, folder) == ["File", "Folder", "Second"]
    assert topics.get("other").summary.title == "File"
    assert topics.get("file").summary.title == "Second"
