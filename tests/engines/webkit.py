"""WebKitGTK, the engine of Safari, as Debian ships it for tests."""

import os
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.engines.engine import PHONE, Engine, Missing


class WebKit(Engine):
    """A window of the driver's own small browser."""

    def __init__(self, site: str, driver: webdriver.WebKitGTK) -> None:
        super().__init__(site)
        self.driver = driver

    def goto(self, address: str) -> None:
        self.driver.get(address)

    def run(self, script: str, *values: Any) -> Any:
        return self.driver.execute_script(script, *values)

    def click(self, element: Any) -> None:
        element.click()

    def type(self, element: Any, text: str) -> None:
        element.send_keys(text)


@contextmanager
def webkit(site: str, folder: Path) -> Iterator[WebKit]:
    """A window, on a screen that nobody sees; raises Missing."""
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    browser = next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), None)
    if not (driver and screen and browser):
        raise Missing("WebKitWebDriver, MiniBrowser and Xvfb")
    options = Options()
    options.binary_location = str(browser)
    options.add_argument("--automation")
    with _screen(screen) as display:
        environment = {**os.environ, "DISPLAY": display, "HOME": str(folder)}
        with warnings.catch_warnings(
            action="ignore", category=DeprecationWarning
        ):  # Selenium's own
            window = webdriver.WebKitGTK(options, Service(driver, env=environment))
        try:
            window.set_window_size(*PHONE)
            yield WebKit(site, window)
        finally:
            window.quit()


@contextmanager
def _screen(program: str) -> Iterator[str]:
    reading, writing = os.pipe()
    line = [program, "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with subprocess.Popen(line, pass_fds=[writing], stderr=subprocess.DEVNULL) as screen:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        try:
            yield f":{number}"
        finally:
            screen.terminate()
