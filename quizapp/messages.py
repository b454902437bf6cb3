"""Messages: what rules have to say to a player, as a name and values, to be said in any language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = str | int | bool | tuple[str, ...]


@dataclass(frozen=True)
class Message:
    """A name that each language has a sentence for, and what stands in that sentence.

    Values are figures, what a teacher or a player wrote, or keys that a language has words for.
    """

    name: str
    values: Mapping[str, Value] = field(default_factory=dict)


class Told(Exception):
    """A form or a move that is not taken; its message tells the player why, and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message
