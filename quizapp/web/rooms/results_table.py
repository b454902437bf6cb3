"""The results of a room as a table for a spreadsheet program, with a row for each player."""

import time
from collections.abc import Iterator
from urllib.parse import quote

from flask import Blueprint, Response, stream_with_context

from quizapp.results.gradebook import Gradebook
from quizapp.results.question import results
from quizapp.results.spreadsheet import Cell, as_csv
from quizapp.storage import room_results
from quizapp.storage.rooms import Room
from quizapp.web.rooms.hosting import hosted_room
from quizapp.web.rooms.results import are_points_told, day, players

blueprint = Blueprint("room_results_table", __name__, url_prefix="/rooms/<code>")

A_BITE = 32
"""Rows that are written before others have their turn."""
LONGEST_TITLE = 80
"""Signs of a topic's title in the name of a file."""
_UNFIT = str.maketrans(dict.fromkeys('\\/:*?"<>|', " "))
"""What some systems take in no file's name."""


@blueprint.get("/results.csv")
def csv(code: str) -> Response:
    """The table, written as it is read, however many play."""
    room = hosted_room(code).room
    parts = stream_with_context(as_csv(_rows(room)))
    response = Response(parts, content_type="text/csv; charset=utf-8")
    # Both names, after RFC 6266: the second is for whoever reads no other letters than ASCII.
    kind = "dry-run" if room.state.settings.rehearsal else "results"
    name = f"{room.topic.title.translate(_UNFIT)[:LONGEST_TITLE]} {day(room.opened)} {kind}.csv"
    plain = f"{kind}-{room.code}.csv"
    response.headers["Content-Disposition"] = (
        f"attachment; filename={plain}; filename*=UTF-8''{quote(name, safe='')}"
    )
    return response


def _rows(room: Room) -> Iterator[list[Cell]]:
    book, seated = Gradebook(results(room.state, room_results.tallies(room.game))), players(room)
    given = room_results.given(room.game, [seat for seat, _ in seated])
    told = are_points_told(room)
    yield book.head
    for number, ((_, one), answers) in enumerate(zip(seated, given, strict=True)):
        if number % A_BITE == 0:
            time.sleep(0)  # others' turn
        yield book.row(one.name, one.points if told else None, one.right if told else None, answers)
