"""/healthz tells whether reading and writing work, by doing both."""

import sqlite3
from contextlib import closing

import pytest

from tests.web.player import rows


@pytest.fixture
def own_app(make_app, tmp_path, content):
    """An app with a database of its own."""
    return make_app(tmp_path, content)


def test_all_is_well(own_app):
    before = rows(own_app)
    response = own_app.test_client().get("/healthz")
    assert (response.status_code, response.json) == (200, {"reading": True, "writing": True})
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers
    assert rows(own_app) == before


def test_a_database_that_takes_nothing_is_told(own_app, tmp_path):
    with closing(sqlite3.connect(tmp_path / "quizapp.sqlite3")) as database:
        database.execute(
            "CREATE TRIGGER full BEFORE INSERT ON editions BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    response = own_app.test_client().get("/healthz")
    assert (response.status_code, response.json) == (503, {"reading": True, "writing": False})
    assert response.headers["Cache-Control"] == "no-store"
    assert int(response.headers["Retry-After"]) > 0


def test_a_database_without_tables_is_told(own_app, tmp_path):
    with closing(sqlite3.connect(tmp_path / "quizapp.sqlite3")) as database:
        database.execute("DROP TABLE editions")
    response = own_app.test_client().get("/healthz")
    assert (response.status_code, response.json) == (503, {"reading": False, "writing": False})


def test_who_asks_often_does_not_keep_the_disk_busy(own_app, tmp_path):
    client = own_app.test_client()
    assert client.get("/healthz").status_code == 200
    with closing(sqlite3.connect(tmp_path / "quizapp.sqlite3")) as database:
        database.execute("DROP TABLE editions")
    assert client.get("/healthz").status_code == 200
