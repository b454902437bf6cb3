"""Where the site is, told to whoever started it."""

import logging
import socket

log = logging.getLogger(__name__)


def tell_addresses(name: str, host: str, port: int) -> None:
    """Log the address for this machine, and the one for its network if all may come."""
    here = "127.0.0.1" if host == "0.0.0.0" else f"[{host}]" if ":" in host else host
    log.info("%s is at http://%s:%s (Ctrl+C ends it)", name, here, port)
    if host == "0.0.0.0":
        log.info("In this network: http://%s:%s", _lan_address(), port)


def _lan_address() -> str:
    """This machine's address in its network. Nothing is sent: UDP only picks a route."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address, RFC 5737
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()
