"""`/healthz`: whether reading and writing work, for whoever watches over the server."""

import threading
import time
from dataclasses import dataclass, field

from flask import Blueprint, current_app, jsonify
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from quizapp.storage import health
from quizapp.web.errors import RETRY_AFTER

FRESH = 1.0
"""Seconds that a finding is given again: whoever asks often must not keep the disk busy."""
blueprint = Blueprint("health", __name__)


@dataclass
class Checkup:
    """The latest finding, and when it was made; one at a time."""

    works: dict[str, bool] = field(default_factory=dict)
    at: float = -FRESH
    lock: threading.Lock = field(default_factory=threading.Lock)

    def look(self) -> dict[str, bool]:
        """Whether "reading" and "writing" work now, or did within FRESH."""
        with self.lock:
            if time.monotonic() - self.at >= FRESH:
                self.works = {"reading": health.can_read(), "writing": health.can_write()}
                self.at = time.monotonic()
            return self.works


@blueprint.record_once
def _begin(state: BlueprintSetupState) -> None:
    state.app.extensions["checkup"] = Checkup()


@blueprint.get("/healthz")
def index() -> ResponseReturnValue:
    """200 where both work, else 503; the body says which of them does."""
    checkup: Checkup = current_app.extensions["checkup"]
    works = checkup.look()
    if all(works.values()):
        return jsonify(works)
    return jsonify(works), 503, {"Retry-After": str(RETRY_AFTER)}
