"""How a player chose to play last, remembered in the signed cookie and nowhere else."""

from collections.abc import Mapping

from flask import session

KEY = "chosen"


def last_chosen() -> Mapping[str, object]:
    """What was chosen last in the forms that begin games, by the names of their fields."""
    found = session.get(KEY)
    return found if isinstance(found, dict) else {}


def remember(choice: Mapping[str, object]) -> None:
    """Let the forms open with this choice from now on."""
    session[KEY] = {**last_chosen(), **choice}
