"""What a room answered, as its pages draw it."""

from quizapp.games.spread import spread
from quizapp.web.rooms.spreads import table
from tests.games.builders import a_statement


def test_who_did_not_know_stands_apart_from_what_was_right_or_wrong():
    statement = a_statement()
    given = spread(statement, {'"true"': 3, '"false"': 1, "null": 2}, True, 0)
    found = {row.text: (row.state, row.counts) for row in table(statement.shown(0), [given]).rows}
    assert found == {
        "True": ("right", (3,)),
        "False": ("wrong", (1,)),
        "I don’t know": ("none", (2,)),
    }
