"""The instance folder: for its owner only, and served by one server at a time."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quizapp.settings import Settings
from quizapp.storage.errors import CannotOpen

PRIVATE = (
    "secret_key",
    "host_word",
    "quizapp.sqlite3",
    "quizapp.sqlite3-wal",
    "quizapp.sqlite3-shm",
)


def make(folder: Path) -> None:
    """Make the folder, or mend who may read it and what is in it; raises CannotOpen."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _keep_private(folder, 0o700)
        for name in PRIVATE:
            _keep_private(folder / name, 0o600)
    except OSError as error:
        raise CannotOpen(
            f"The instance folder {folder} cannot be used: {error.strerror}. "
            "Name a folder that can be written in QUIZAPP_INSTANCE."
        ) from error


def _keep_private(path: Path, mode: int) -> None:
    """Let only the owner use what is ours; another's is left as it is."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return
    is_ours = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    if is_ours and stat.S_IMODE(status.st_mode) & ~mode:
        path.chmod(mode)


@contextmanager
def held(settings: Settings) -> Iterator[None]:
    """Make the folder and keep other processes from it for a block; raises CannotOpen.

    The system itself takes the lock from a process that was killed. With PostgreSQL the folder
    has only the secret key, which servers may share.
    """
    make(settings.instance)
    if settings.database:
        yield
        return
    with open(settings.instance / "lock", "ab", opener=private) as file:
        try:
            _lock(file.fileno())
        except OSError as error:
            raise CannotOpen(
                f"Another quizapp is running on {settings.instance}. Stop it, or name another "
                "folder in QUIZAPP_INSTANCE."
            ) from error
        yield


def private(path: str, flags: int) -> int:
    """Open a file that is made for its owner only."""
    return os.open(path, flags, 0o600)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
