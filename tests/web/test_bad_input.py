"""Whatever a browser sends: a clear page with the right status, and nothing changed."""

import io
import re

import pytest

from tests.web.player import Page, Player, rows

HUGE = "9" * 5000
ODD_TEXTS = [
    "\0",
    "\u202e",
    "\ud7ff",
    "𝕊𝕖𝕠𝕦𝕝",
    "﷽" * 50,
    "a\u0335" * 80,
    "{{ 7 * 7 }}",
    "' OR 1=1 --",
    HUGE,
]


def is_clear(response, status):
    """Whether this is a page of ours that says what happened and leads on."""
    page = Page(response.text)
    return (
        response.status_code == status
        and len(page.all("h1")) == 1
        and {"href": "/", "class": "button button--quiet"} in page.all("a")
        and "Content-Security-Policy" in response.headers
        and "Traceback" not in response.text
    )


@pytest.fixture(scope="module")
def playing(app):
    """A player in the middle of a quiz."""
    player = Player(app)
    player.begin_quiz()
    return player


@pytest.fixture
def unchanged(app, playing):
    """The player; at the end of the test the database is as it was."""
    before = rows(app)
    yield playing
    assert rows(app) == before


@pytest.mark.parametrize(
    "address",
    [
        "/nothing",
        "/topics/nothing",
        "/topics/nothing/article",
        "/topics/nothing/timeline",
        "/topics/nothing/quiz",
        "/topics/nothing/timeline-game",
        "/topics/everything/nothing",
        "/topics/everything/timeline?theme=nothing",
        "/topics/everything/timeline?person=nobody",
        "/topics/everything/timeline?person=%00",
        "/topics/%00/article",
        "/topics/%FF%FE/article",
        "/topics/..%2f..%2fetc%2fpasswd/article",
        "/topics/__proto__/article",
        "/quiz/nothing",
        "/quiz/nothing/questions/1",
        "/quiz/%00/questions/1",
        "/quiz/' OR 1=1 --",
        "/timeline-game/nothing",
        f"/timeline-game/{HUGE}",
        "/static/x/css/app.css",
        "/static/x/../../pyproject.toml",
        "/static/x/%2e%2e/%2e%2e/pyproject.toml",
        "/quiz/%00",
        "/guess-first/nothing",
        "/guess-first/nothing/end",
        "/review/nothing",
        "/topics/nothing/daily",
        "/topics/nothing/guess-first",
        "/topics/nothing/sections/1",
        "/topics/everything/sections/99",
        f"/topics/everything/sections/{HUGE}",
        "/topics/everything/daily/9999-12-31",
        "/topics/everything/daily/0001-01-01",
        "/topics/everything/daily/20261124",
        "/topics/everything/daily/2026-W48-2",
        "/topics/everything/daily/%00",
        "/topics/everything/daily/archive?page=0",
        "/games?page=-1",
        "/styleguide",
        "/한국",
    ],
)
def test_an_address_that_leads_nowhere_says_so(unchanged, address):
    assert is_clear(unchanged.get(address), 404)


@pytest.mark.parametrize("number", [HUGE, "-1", "1.5", "x", "²", "%00", "1%00", "0x1", "1e3", " 1"])
def test_a_number_in_an_address_that_is_none_leads_nowhere(unchanged, number):
    assert is_clear(unchanged.get(f"{unchanged.address}/questions/{number}"), 404)


@pytest.mark.parametrize("address", ["/", "/games", "/topics/everything/timeline-game"])
def test_bytes_in_an_address_that_are_no_text_are_told(unchanged, address):
    raw = {"QUERY_STRING": "seed=abcd&q=\xff"}  # as a server hands on bytes that came unescaped
    assert is_clear(unchanged.client.get(address, environ_overrides=raw), 400)


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("POST", "/"),
        ("DELETE", "/"),
        ("PUT", "/games"),
        ("POST", "/games"),
        ("GET", "/games/deletion"),
        ("POST", "/games/export"),
        ("PATCH", "/topics/everything/quiz"),
        ("POST", "/topics/everything/article"),
        ("TRACE", "/topics/everything/timeline"),
        ("FOO", "/"),
    ],
)
def test_a_method_that_is_not_taken_is_told(client, method, address):
    response = client.open(address, method=method)
    assert is_clear(response, 405)
    assert "GET" in response.headers["Allow"] or "POST" in response.headers["Allow"]


@pytest.mark.parametrize("path", ["/questions/1", "/limit", "/missed", "/again", "/next", "/same"])
def test_a_move_in_a_quiz_is_never_made_by_loading_a_page(unchanged, path):
    response = unchanged.get(unchanged.address + path)
    assert response.status_code == (200 if path == "/questions/1" else 405)


POSTS = [
    "/topics/everything/quiz",
    "/topics/everything/timeline-game",
    "{quiz}/questions/1",
    "{quiz}/limit",
    "{quiz}/missed",
    "{quiz}/again",
    "{quiz}/next",
    "{quiz}/same",
    "/review",
    "/topics/everything/daily",
    "/topics/everything/guess-first",
    "/topics/everything/sections/1",
    "/guess-first/nothing",
    "/timeline-game/nothing/again",
    "/timeline-game/nothing/same",
    "/games/deletion",
    "/timeline-game/nothing",
]


@pytest.mark.parametrize("address", POSTS)
def test_a_form_without_its_token_is_refused(unchanged, address):
    address = address.format(quiz=unchanged.address)
    for token in ("", "x", "IjEi.aaaaaa.bbbbbbbbb", "\0", HUGE):
        response = unchanged.post(address, {"unknown": "1"}, token=token)
        assert is_clear(response, 400), token
        assert "keeps no cookies" in response.text


def test_the_token_of_another_browser_is_refused(app, unchanged):
    token = Player(app).token
    response = unchanged.post(f"{unchanged.address}/questions/1", {"unknown": "1"}, token=token)
    assert is_clear(response, 400)


def test_a_form_without_the_cookie_is_refused(app, unchanged):
    stranger = app.test_client()
    form = {"csrf_token": unchanged.token, "unknown": "1"}
    assert is_clear(stranger.post(f"{unchanged.address}/questions/1", data=form), 400)


@pytest.mark.parametrize("cookie", ["x", "", "\\", "a.b.c", ".eJw.aaaaaa.bbbb", "é", HUGE[:4000]])
def test_a_forged_cookie_is_no_cookie(app, unchanged, cookie):
    stranger = app.test_client()
    stranger.set_cookie("quizapp", cookie)
    assert "Somebody else’s quiz" in stranger.get(unchanged.address).text
    assert stranger.get("/games").status_code == 200


def test_a_changed_cookie_is_no_cookie(app, unchanged):
    cookie = unchanged.client.get_cookie("quizapp").value
    for place in (3, len(cookie) // 2, len(cookie) - 2):
        changed = cookie[:place] + ("A" if cookie[place] != "A" else "B") + cookie[place + 1 :]
        stranger = app.test_client()
        stranger.set_cookie("quizapp", changed)
        assert "Somebody else’s quiz" in stranger.get(unchanged.address).text


@pytest.mark.parametrize("address", POSTS)
def test_a_body_too_large_is_told(unchanged, address):
    address = address.format(quiz=unchanged.address)
    for data in ({"answer": "x" * 70_000}, {"answer": (io.BytesIO(b"x" * 70_000), "a.txt")}):
        assert is_clear(unchanged.client.post(address, data=data), 413)


def test_too_many_parts_are_told(unchanged):
    part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'
    response = unchanged.client.post(
        f"{unchanged.address}/questions/1",
        data=part * 300 + "--x--\r\n",
        content_type="multipart/form-data; boundary=x",
    )
    assert is_clear(response, 413)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b'{"choice": "1"}'),
        ("application/json", b"[" * 10_000),
        ("text/plain", b"choice=1"),
        ("multipart/form-data", b"choice=1"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n"),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\n\r\n\r\n--x--"),
        ("multipart/form-data; boundary=" + "x" * 500, b"\r\n" * 2000),
        ("application/x-www-form-urlencoded; charset=utf-16", b"\xff\xfe\x00"),
        ("application/x-www-form-urlencoded", b"%ff%fe=%00&&&=&choice"),
        ("", b"\x00"),
        ("\xff", b""),
    ],
)
def test_a_body_that_is_no_form_is_refused(unchanged, kind, body):
    address = f"{unchanged.address}/questions/1"
    response = unchanged.client.post(address, data=body, content_type=kind)
    assert is_clear(response, 400)


@pytest.mark.parametrize(
    ("type_", "form"),
    [
        ("multiple-choice", {"choice": "4"}),
        ("multiple-choice", {"choice": "0"}),
        ("multiple-choice", {"choice": "Seoul"}),
        ("multiple-choice", {"choice": ["1", "2"]}),
        ("multiple-choice", {"choice": HUGE}),
        ("multiple-answers", {"choice": ["1", "1"]}),
        ("multiple-answers", {"choice": ["1", "99"]}),
        ("true-false", {"choice": "True"}),
        ("true-false", {"choice": ["true", "false"]}),
        ("ordering", {"place-1": "9"}),
        ("ordering", {"place-1": ["1", "2"]}),
        ("matching", {f"match-{n}": "99" for n in range(1, 5)}),
        ("date", {"day": "1", "month": "13", "year": "1969"}),
        ("date", {"day": "1", "month": "1", "year": "1969", "era": "AD"}),
        ("short-answer", {"answer": ["a", "b"]}),
        ("numeric", {"answer": ["1", "2"]}),
    ],
)
def test_what_the_page_never_offered_is_a_bad_request(unchanged, type_, form):
    quiz = unchanged.game.state
    number = next(n for n, question in enumerate(quiz.questions, 1) if question.type == type_)
    response = unchanged.post(f"{unchanged.address}/questions/{number}", form)
    assert is_clear(response, 400)


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_an_odd_text_is_an_answer_or_asked_again_and_shown_as_text(player, text):
    quiz = player.begin_quiz().state
    number = next(n for n, q in enumerate(quiz.questions, 1) if q.type == "short-answer")
    address = f"{player.address}/questions/{number}"
    assert player.post(address, {"answer": text}).status_code in {303, 422}
    page = player.get(address)
    assert page.status_code == 200
    assert ">49<" not in page.text


def test_what_a_player_types_is_never_markup(player):
    quiz = player.begin_quiz().state
    number = next(n for n, q in enumerate(quiz.questions, 1) if q.type == "short-answer")
    nasty = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'"
    player.answer(number, nasty)
    page = player.get(f"{player.address}/questions/{number}").text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def test_fields_that_no_form_has_change_nothing(player):
    quiz = player.begin_quiz().state
    extra = {"player": "x", "earned": "1", "seed": "7", "at": "0", "mark": "1", "is_admin": "1"}
    number = next(n for n, q in enumerate(quiz.questions, 1) if q.type == "true-false")
    form = player.form(number, "false") | extra
    assert player.post(f"{player.address}/questions/{number}", form).status_code == 303
    assert player.game.state.earned == 0
    assert player.game.state.seed == quiz.seed


@pytest.mark.parametrize("host", ["evil.example", "a b", "[::1", "localhost:99999", "\xff", ""])
def test_a_forged_host_leads_nowhere_else(client, host):
    response = client.get("/topics/everything", headers={"Host": host})
    assert response.status_code in {200, 400}
    for address in re.findall(r'(?:href|action|src)="([^"]*)"', response.text):
        assert address.startswith(("/", "#"))
        assert not address.startswith("//")


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_no_address_redirects_to_another_site(client, player, target):
    for name in ("next", "url", "return_to"):
        query = {name: target}
        assert client.get("/topics/everything", query_string=query).location is None
        chosen = {"set": "questions", "length": 0, "minutes": 0, **query}
        response = player.post("/topics/everything/quiz", chosen)
        assert response.location.startswith("/quiz/")
