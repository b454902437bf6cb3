"""Watching: what changed is read again, what did not is not, and the last good version stays."""

import pytest

from quizapp.topics.shelf import watching
from quizapp.topics.shelf.files import ignored
from quizapp.topics.shelf.library import Library, load
from quizapp.topics.shelf.watching import again, fingerprint, refreshed, version
from tests.builders import a_question, a_topic, write, write_files, write_topic

HALF = "title: Half\nquestions:\n  - question: Is th"


@pytest.fixture
def folder(tmp_path):
    """Two topics: a file, and a folder."""
    write_topic(tmp_path, a_topic(title="File"), "file")
    files = {"topic.yaml": {"title": "Folder"}, "sets/a.yaml": {"title": "A"} | a_topic()}
    write_files(tmp_path / "folder", files)
    return tmp_path


def the_library(folder):
    return refreshed(folder, Library())


def titles(library):
    return [topic.title for topic in library.topics.values()]


def codes(library):
    return [problem.code for problem in library.problems]


def test_the_first_look_finds_all_topics(folder):
    library = the_library(folder)
    assert titles(library) == ["File", "Folder"]
    assert all(one.path and one.fingerprint for one in library.loaded)


def test_where_nothing_changed_the_library_is_the_same_object(folder):
    library = the_library(folder)
    assert refreshed(folder, library) is library


def test_an_empty_folder_is_an_empty_library(tmp_path):
    assert the_library(tmp_path).topics == {}


def test_only_what_changed_is_read_again(folder):
    read = []

    def noting(path):
        read.append(path.name)
        return load(path)

    library = the_library(folder)
    write_topic(folder, a_topic(title="Changed"), "file")
    after = refreshed(folder, library, noting)
    assert read == ["file.yaml"]
    assert titles(after) == ["Changed", "Folder"]
    assert after.topics["folder"] is library.topics["folder"]


def test_a_new_topic_is_in_play_and_a_deleted_one_is_not(folder):
    library = the_library(folder)
    write_topic(folder, a_topic(title="Another"), "another")
    (folder / "file.yaml").unlink()
    assert titles(refreshed(folder, library)) == ["Another", "Folder"]


@pytest.mark.parametrize("name", ["topic.yaml", "article.md", "timeline.yaml", "sets/b.yaml"])
def test_every_file_of_a_folder_counts(folder, name):
    before = fingerprint(folder / "folder")
    write(folder / "folder" / name, "title: Something else\n")
    after = fingerprint(folder / "folder")
    assert after != before
    assert version(after) != version(before)


def test_a_version_with_mistakes_leaves_the_last_good_one_in_play(folder):
    library = the_library(folder)
    write(folder / "file.yaml", "title: Bad\nquestions: none\n")
    broken = refreshed(folder, library)
    assert titles(broken) == ["File", "Folder"]
    assert [one.stale for one in broken.loaded] == [True, False]
    assert {problem.file for problem in broken.problems} == {"file.yaml"}
    assert refreshed(folder, broken) is broken
    write(folder / "file.yaml", HALF)
    assert titles(refreshed(folder, broken)) == ["File", "Folder"]
    write_topic(folder, a_topic(title="Good again"), "file")
    good = refreshed(folder, broken)
    assert titles(good) == ["Folder", "Good again"]
    assert good.problems == ()
    assert not any(one.stale for one in good.loaded)


def test_a_half_written_new_file_is_told_and_then_in_play(folder):
    library = the_library(folder)
    write(folder / "new.yaml", HALF)
    half = refreshed(folder, library)
    assert titles(half) == ["File", "Folder"]
    assert half.problems
    write_topic(folder, a_topic(title="New"), "new")
    assert titles(refreshed(folder, half)) == ["File", "Folder", "New"]


def test_a_broken_topic_that_is_deleted_is_gone(folder):
    write(folder / "file.yaml", HALF)
    library = refreshed(folder, the_library(folder))
    (folder / "file.yaml").unlink()
    after = refreshed(folder, library)
    assert (titles(after), after.problems) == (["Folder"], ())


def test_of_two_topics_with_one_id_the_second_comes_when_the_first_goes(folder):
    library = the_library(folder)
    write_topic(folder, a_topic(id="file", title="Second"), "second")
    both = refreshed(folder, library)
    assert titles(both) == ["File", "Folder"]
    assert codes(both) == ["duplicate-id"]
    assert refreshed(folder, both) is both
    (folder / "file.yaml").unlink()
    alone = refreshed(folder, both)
    assert titles(alone) == ["Folder", "Second"]
    assert codes(alone) == []


@pytest.mark.parametrize(
    "name", [".hidden.yaml", "_draft.yaml", "~$topic.yaml", "a.yaml~", ".a.yaml.swp", "Thumbs.db"]
)
def test_what_editors_leave_behind_changes_nothing(folder, name):
    assert ignored(name)
    library = the_library(folder)
    for place in (folder, folder / "folder"):
        write(place / name, HALF)
    assert refreshed(folder, library) is library


def test_ordinary_names_are_not_ignored():
    assert not any(map(ignored, ["topic.yaml", "a_b.yml", "article.md", "한국.yaml"]))


def test_a_path_that_is_not_there_has_no_fingerprint(tmp_path):
    assert fingerprint(tmp_path / "nothing.yaml") == ()


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
    assert watching.again(path, early).topic.title == "Later"
