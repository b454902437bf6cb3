"""Notes what a browser complains about while a test plays."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

INLINE = ("data:", "blob:", "about:")
SKIPPED = "Transition was aborted because of invalid state"
"""A browser that is short of time leaves out the glide between two pages (`@view-transition`), and
reports that as an exception of the page, though no script of ours has part in it."""


class Watch:
    """Console errors (broken content policies are among them), exceptions, requests elsewhere."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.complaints: list[str] = []
        self.forgiven: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Watch everything in this context."""
        context.on("console", self._heard)
        context.on("weberror", self._broke)
        context.on("request", self._asked)

    def forgive(self, *parts: str) -> None:
        """Console errors with these words in them belong to the test."""
        self.forgiven += parts

    def _heard(self, message: ConsoleMessage) -> None:
        loud = message.type in {"error", "warning"}
        if loud and not any(part in message.text for part in self.forgiven):
            self.complaints.append(f"{message.type}: {message.text}")

    def _broke(self, error: WebError) -> None:
        if SKIPPED not in str(error.error):
            self.complaints.append(f"exception: {error.error}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.site + "/", *INLINE)):
            self.complaints.append(f"a request to {request.url}")
