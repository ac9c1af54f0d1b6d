"""What all tests share: the built-in case, a running dashboard, and a real Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from factors import Case, load_case

ROOT = Path(__file__).parent.parent
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SECONDS_TO_START = 60


@pytest.fixture(scope="session")
def aleppo() -> Case:
    return load_case("aleppo-2024")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; a missing one skips a browser test on a desk and fails it under CI."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        message = "no Chromium on this machine; browser tests need one (Debian: apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_FLAGS))
        yield launched
        launched.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_up(process: subprocess.Popen[bytes], address: str) -> None:
    """Wait for the server's own health page, as long as its process lives."""
    for _ in range(SECONDS_TO_START * 10):
        if process.poll() is not None:
            pytest.fail(f"the server ended with exit code {process.returncode}")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):  # noqa: S310 - our own address
                return
        except (urllib.error.URLError, ConnectionError):
            try:
                process.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
    pytest.fail("the server did not come up")


def serve(folder: Path, *options: str, python_path: Path | None = None) -> Iterator[str]:
    """Run `factors serve` from a folder and yield its address."""
    port = free_port()
    environment = {**os.environ, "PYTHONPATH": str(python_path)} if python_path else dict(os.environ)
    command = [sys.executable, "-m", "factors.cli", "serve", "--no-browser", "--port", str(port), *options]
    process = subprocess.Popen(command, cwd=folder, env=environment)
    try:
        address = f"http://localhost:{port}"
        wait_until_up(process, address)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard on the built-in case, started from a folder that is not the project's."""
    yield from serve(tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture
def page(browser: Browser, dashboard: str) -> Iterator[Page]:
    """A fresh session at 1440 x 900, with the Weigh page drawn."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    opened.goto(dashboard)
    opened.locator(".st-key-map-outcomes .plot[data-drawn]").wait_for()
    yield opened
    context.close()
