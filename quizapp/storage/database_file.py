"""The file of an SQLite database, watched: what is saved must be where the next start looks."""

import os
from pathlib import Path

from quizapp.storage.errors import CannotOpen, Unavailable

MAGIC = b"SQLite format 3\0"  # how every database begins, sqlite.org/fileformat2.html
MEND = "Nothing is saved. Stop the server, restore a backup, and start it again."


class DatabaseFile:
    """A database's file, made for its owner only; raises CannotOpen.

    The descriptor stays open as long as the process: closing it would take away every lock that
    SQLite has on the file (sqlite.org/howtocorrupt.html, 2.2).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._log = Path(f"{path}-wal")
        self._log_was: tuple[int, int] | None = None
        try:
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
            self._descriptor = os.open(path, flags, 0o600)
        except OSError as error:
            raise CannotOpen(
                f"The database {path} cannot be opened for writing: {error.strerror}. "
                "Mend that, or name another folder in QUIZAPP_INSTANCE."
            ) from error
        self._was = _identity(os.fstat(self._descriptor))

    def remember_log(self) -> None:
        """Take the write-ahead log as it is for the one that belongs here."""
        self._log_was = _identity(self._log.stat())

    def check_place(self) -> None:
        """Raise Unavailable if this is no longer the file at its path."""
        self._compare(self.path, self._was)

    def check(self) -> None:
        """Raise Unavailable if what was just committed would be lost with this process."""
        self.check_place()
        self._compare(self._log, self._log_was)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        if os.read(self._descriptor, len(MAGIC)) != MAGIC:
            raise Unavailable(f"{self.path} was overwritten while it was in use. {MEND}")

    def _compare(self, path: Path, was: tuple[int, int] | None) -> None:
        try:
            same = _identity(path.stat()) == was
        except FileNotFoundError:
            same = False
        if not same:
            raise Unavailable(f"{path} was deleted or replaced while it was in use. {MEND}")


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino
