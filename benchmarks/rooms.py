"""A live room over HTTP: the host who presses its buttons, and the players who join it."""

import time
from urllib.parse import urlencode

import gevent
from browsing import Browser, Form

JOINING = 16  # at the same time
OPENED_WITH = {
    **{"seconds": "0", "reading": "0", "speed": "0", "cap": "10000"},
    **{"names": "generated", "counts": "first"},
}


class Host:
    """Whoever opened a room: over all questions of the topic, without a limit of time."""

    def __init__(self, port: int, topic: str) -> None:
        self._port = port
        browser = Browser(port)
        path = f"/topics/{topic}/rooms/new"
        form = Form.of(browser.get(path).text)
        own = {"csrf_token": form.hidden["csrf_token"], "what": form.offered["what"][0]}
        address = browser.submit(path, list({**OPENED_WITH, **own}.items()))
        self.code = address.split("/")[2]
        self.cookie = _cookie(browser)

    def press(self, step: str) -> float:
        """Press a button, and give the moment of it."""
        browser = _browser(self._port, self.cookie)
        page = browser.get(f"/rooms/{self.code}/host").text
        if f'/host/{step}"' not in page:
            raise SystemExit(f"The host has no button for “{step}”:\n{page}")
        fields = list(Form.of(page).hidden.items())
        request = browser.request("POST", f"/rooms/{self.code}/host/{step}", fields)
        pressed = time.monotonic()
        reply = browser.send(request)
        if reply.status not in {204, 303}:
            raise SystemExit(f"“{step}” got {reply.status}:\n{reply.text[:2000]}")
        return pressed


def answers(port: int, code: str, cookie: str) -> list[str]:
    """The bodies of every answer that a player may give to the question of the moment."""
    form = Form.of(_browser(port, cookie).get(f"/rooms/{code}/now").text)
    ((field, values),) = form.offered.items()
    hidden = list(form.hidden.items())
    return [urlencode([*hidden, (field, value)]) for value in values]


def join(port: int, code: str, count: int) -> list[str]:
    """Let so many players join: their cookies."""
    cookies: list[str] = []
    left = iter(range(count))

    def one_after_the_other(browser: Browser) -> None:
        for _ in left:
            browser.cookies.clear()
            page = browser.get(f"/join/{code}").text
            browser.submit(f"/join/{code}", list(Form.of(page).hidden.items()))
            cookies.append(_cookie(browser))

    browsers = [Browser(port) for _ in range(min(JOINING, count))]
    gevent.joinall([gevent.spawn(one_after_the_other, b) for b in browsers], raise_error=True)
    return cookies


def _cookie(browser: Browser) -> str:
    return "; ".join(f"{name}={value}" for name, value in browser.cookies.items())


def _browser(port: int, cookie: str) -> Browser:
    browser = Browser(port)
    browser.cookies = dict([cookie.split("=", 1)])
    return browser
