"""The address that deals a timeline game to whoever gets it, perhaps with a score to beat."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import abort

from quizapp.games.dealing import LEVELS
from quizapp.games.mode import Settings
from quizapp.games.timeline import LARGEST_DECK
from quizapp.topics.topic import MIN_EVENTS, Topic
from quizapp.web.addresses import whole
from quizapp.web.keyed import sign
from quizapp.web.play.forms import LIVES

SEED = r"[a-z0-9]{4,12}\Z"
EDITION = 12
"""Signs of an edition's name: enough to find it again among those of its topic."""


@dataclass(frozen=True)
class Shared:
    """What a shared address tells."""

    topic: str
    level: str
    size: int
    lives: int
    """0 plays all cards."""
    seed: str
    edition: str
    """The beginning of its name, "" in an address that tells none."""
    beat: int | None = None

    def address(self) -> str:
        """The whole address, of which nobody can change the score."""
        given: dict[str, str | int] = {"level": self.level, "size": self.size, "lives": self.lives}
        values = {**given, "seed": self.seed, "edition": self.edition}
        if self.beat is not None:
            values |= {"beat": self.beat, "sign": self._sign()}
        return whole("timeline_game.setup", topic_id=self.topic, **values)

    def read(self, args: Mapping[str, str]) -> "Shared":
        """The same with the score that an address tells, if this site has signed it."""
        beat = args.get("beat", "")
        if not re.fullmatch(r"\d{1,6}", beat, re.ASCII):
            return self
        scored = replace(self, beat=int(beat))
        return scored if scored._sign() == args.get("sign") else self

    def _sign(self) -> str:
        rules = (self.topic, self.level, str(self.size), str(self.lives), self.seed, self.edition)
        return sign("beat", *rules, str(self.beat))


def shared_game(topic: Topic, settings: Settings, beat: int | None = None) -> Shared:
    """How a game with these settings is shared."""
    level, size, seed = (settings[key] for key in ("level", "size", "seed"))
    lives, edition = settings["lives"] or 0, topic.edition.hash[:EDITION]
    return Shared(topic.id, str(level), int(str(size)), int(str(lives)), str(seed), edition, beat)


def read(topic_id: str, args: Mapping[str, str]) -> Shared:
    """What an address with a seed tells; what it tells wrong is as usual. A seed that this site
    would not give out is a bad request."""
    seed, edition, size = args["seed"], args.get("edition", ""), args.get("size", "")
    if not re.fullmatch(SEED, seed):
        abort(400, "The seed in this address is not one that this site gives out.")
    level = args.get("level", "")
    cards = int(size) if re.fullmatch(r"\d{1,3}", size, re.ASCII) else 0
    return Shared(
        topic_id,
        level if level in LEVELS else "medium",
        cards if MIN_EVENTS <= cards <= LARGEST_DECK else 10,
        0 if args.get("lives") == "0" else LIVES,
        seed,
        edition if re.fullmatch(rf"[0-9a-f]{{{EDITION}}}", edition) else "",
    ).read(args)
