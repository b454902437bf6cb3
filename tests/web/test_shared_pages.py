"""Shared pages: kept in memory up to a bound, and searches not at all."""

from quizapp.web.pages import Pages, rendered


def test_what_was_not_asked_for_longest_makes_room():
    one = rendered("x" * 1000)
    pages = Pages(most_bytes=3 * len(one))
    for key in "abc":
        pages.keep(key, 1, one)
    assert pages.get("a", 1) is one
    pages.keep("d", 1, one)
    assert [key for key in "abcd" if pages.get(key, 1)] == ["a", "c", "d"]


def test_a_page_of_another_version_is_not_given_and_is_replaced():
    pages = Pages(most_bytes=10_000)
    old, new = rendered("old"), rendered("new")
    pages.keep("a", 1, old)
    assert pages.get("a", 2) is None
    pages.keep("a", 2, new)
    assert pages.get("a", 2) is new
    assert pages.size == len(new)


def test_a_page_larger_than_the_bound_is_not_kept():
    pages = Pages(most_bytes=100)
    pages.keep("a", 1, rendered("x" * 1000))
    assert pages.get("a", 1) is None
    assert pages.size == 0


def test_searches_fill_no_memory(app):
    client, pages = app.test_client(), app.extensions["pages"]
    client.get("/")
    size = pages.size
    for word in ("inventions", "nothing", "x" * 5000):
        assert client.get("/", query_string={"q": word}).status_code == 200
    assert client.get("/?page=2").status_code == 404
    assert pages.size == size
