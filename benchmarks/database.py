"""Many games in a server's SQLite database: rows of one game, copied under other ids."""

import sqlite3
from contextlib import closing
from pathlib import Path

NUMBERS = "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)"
NAMED = {"games", "seats"}
"""The tables whose rows have ids, by which a game's rows name each other."""


def copy_game(instance: Path, game: str, count: int, players: int) -> None:
    """Copy a game so often, with all rows that belong to it.

    The copies belong to so many players who are not there; 0 leaves them with the game's own.
    """
    with closing(sqlite3.connect(instance / "quizapp.sqlite3", timeout=30)) as database, database:
        for table, key, names in _of_games(database):
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            changed = {name: f"{name} || '-' || n" for name in names}
            if players and "player" in columns:
                changed["player"] = f"'player-' || (n % {players})"
            taken = ", ".join(changed.get(column, column) for column in columns)
            database.execute(
                f"INSERT INTO {table} {NUMBERS} SELECT {taken} FROM {table}, numbers WHERE {key} = ?",
                (count, game),
            )


def spread_answers(instance: Path, days: int) -> None:
    """Let answers be of so many days, all of a game on one, and every third of them wrong."""
    with closing(sqlite3.connect(instance / "quizapp.sqlite3", timeout=30)) as database, database:
        games = [row[0] for row in database.execute("SELECT DISTINCT game FROM answers")]
        for number, game in enumerate(games):
            earlier = 86_400 * (number % days)
            database.execute(
                "UPDATE answers SET at = at - ?, earned = abs(random()) % 3 > 0 WHERE game = ?",
                (earlier, game),
            )


def _of_games(database: sqlite3.Connection) -> list[tuple[str, str, list[str]]]:
    """The tables of a game: name, the column that holds the game, the columns that hold ids."""
    found = [("games", "id", ["id"])]
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        keys = {row[3]: row[2] for row in database.execute(f"PRAGMA foreign_key_list({table})")}
        names = [column for column, other in keys.items() if other in NAMED]
        names += ["id"] * (table in NAMED)
        found += [(table, column, names) for column, other in keys.items() if other == "games"]
    return found
