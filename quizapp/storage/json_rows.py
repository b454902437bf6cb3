"""Many rows as one value, so that one statement can take them all."""

from typing import Any

from sqlalchemy import JSON, Dialect, Text, bindparam, cast, column, func


def each_row(dialect: Dialect) -> Any:
    """The rows of the JSON array of arrays that the parameter `rows` is, in either database's words."""
    rows = bindparam("rows", type_=Text)
    each = (
        func.json_each(rows)
        if dialect.name == "sqlite"
        else func.json_array_elements(cast(rows, JSON))
    )
    return each.table_valued(column("value", JSON), name="each", joins_implicitly=True).c.value


def as_json(dialect: Dialect, text: Any) -> Any:
    """A text in a row that is kept as JSON."""
    # SQLite keeps JSON as text, and a cast to it would make a number of it.
    return text if dialect.name == "sqlite" else cast(text, JSON)
