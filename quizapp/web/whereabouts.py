"""Where the site is: told to whoever started it, and to whoever must come from the network."""

import logging
import socket
from dataclasses import dataclass

from flask import current_app

from quizapp.web.security import LOOPBACK

ALL = {"0.0.0.0", "::"}
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Whereabouts:
    """Where the server listens."""

    host: str
    port: int

    @property
    def here(self) -> str:
        """The address for this machine."""
        return f"http://{self._named('127.0.0.1' if self.host in ALL else self.host)}:{self.port}"

    @property
    def in_network(self) -> str | None:
        """The address for others in the network; None where the server listens for nobody else."""
        if self.host in LOOPBACK or self.host.startswith("127."):
            return None
        return f"http://{self._named(lan_address() if self.host in ALL else self.host)}:{self.port}"

    @staticmethod
    def _named(host: str) -> str:
        return f"[{host}]" if ":" in host else host

    def tell(self, name: str) -> None:
        """Log the address for this machine, and the one for its network if all may come."""
        log.info("%s is at %s (Ctrl+C ends it)", name, self.here)
        if self.host in ALL:
            log.info("In this network: %s", self.in_network)


def in_network() -> str | None:
    """The address for others in the network, as far as this server knows it."""
    known: Whereabouts | None = current_app.extensions.get("whereabouts")
    return known.in_network if known else None


def lan_address() -> str:
    """This machine's address in its network. Nothing is sent: UDP only picks a route."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address, RFC 5737
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()
