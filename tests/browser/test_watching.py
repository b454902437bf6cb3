"""What the browser complains about does not pass unseen: the watch itself is tested here."""

import pytest
from playwright.sync_api import Page, Route

from quizapp.web.security import POLICY

SCRIPTS = {
    "an inline script, which our policy refuses": "<script>document.title = 'ran'</script>",
    "a picture from another host": "<img alt='' src='http://192.0.2.1/picture.png'>",
}


def serve(page: Page, body: str, **headers: str) -> None:
    """Put a page into the site."""

    def answer(route: Route) -> None:
        if route.request.url.endswith("/made-up"):
            route.fulfill(body=body, content_type="text/html", headers=headers)
        else:
            route.abort()

    page.route("**/*", answer)
    page.goto("/made-up")


@pytest.mark.parametrize("body", SCRIPTS.values(), ids=SCRIPTS)
def test_a_broken_policy_is_noticed(page, watch, body):
    serve(page, body, **{"Content-Security-Policy": POLICY, "Content-Type": "text/html"})
    assert page.title() == ""
    assert [one for one in watch.complaints if "Content Security Policy" in one]
    watch.complaints.clear()


def test_a_request_to_another_host_is_noticed(page, watch):
    serve(page, SCRIPTS["a picture from another host"])
    assert "a request to http://192.0.2.1/picture.png" in watch.complaints
    watch.complaints.clear()


def test_an_exception_is_noticed(page, watch):
    serve(page, "<script>nobody.knows()</script>")
    assert [one for one in watch.complaints if "nobody is not defined" in one]
    watch.complaints.clear()
