"""What the server answers, and whom."""

from __future__ import annotations

import http.client
import re
import socket
import tomllib
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.conftest import ROOT, serve

SWITCHED = 101  # a socket is open
PATHS = ["/", "/_stcore/health", "/assets/plotly.min.js", "/no-such-page"]


def ask(address: str, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Send a request exactly as written, with no path tidied on the way; a header's underscores stand for hyphens."""
    target = urlsplit(address)
    with closing(http.client.HTTPConnection(target.hostname or "", target.port, timeout=20)) as connection:
        connection.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        with connection.getresponse() as answer:
            body = b"" if answer.status == SWITCHED else answer.read()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


@pytest.fixture(scope="module", params=PATHS)
def answer(request: pytest.FixtureRequest, dashboard: str) -> dict[str, str]:
    return ask(dashboard, request.param)[1]


def test_every_answer_carries_the_security_headers(answer: dict[str, str]) -> None:
    policy = {part.split()[0]: part.split()[1:] for part in answer["content-security-policy"].split("; ")}
    assert policy["script-src"] == ["'self'"]
    assert policy["connect-src"] == policy["default-src"] == ["'self'"]
    assert policy["img-src"] == ["'self'", "data:", "blob:"]
    assert policy["frame-ancestors"] == ["'none'"]
    assert answer["x-frame-options"] == "DENY"
    assert answer["x-content-type-options"] == "nosniff"
    assert answer["referrer-policy"] == "no-referrer"


def test_the_chart_library_comes_compressed(dashboard: str) -> None:
    status, headers, body = ask(dashboard, "/assets/plotly.min.js", Accept_Encoding="gzip")
    assert status == 200
    assert headers["content-encoding"] == "gzip"
    assert len(body) < 2_000_000


def test_only_the_servers_own_host_is_trusted(dashboard: str) -> None:
    port = urlsplit(dashboard).port
    assert ask(dashboard, "/", Host=f"localhost:{port}")[0] == 200
    assert ask(dashboard, "/", Host=f"127.0.0.1:{port}")[0] == 200
    assert ask(dashboard, "/", Host="evil.example")[0] == 400
    assert ask(dashboard, "/_stcore/stream", Host="evil.example")[0] == 400


def test_it_listens_on_this_machine_only(dashboard: str) -> None:
    listening = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    port = f"{urlsplit(dashboard).port:04X}"
    addresses = {line.split()[1].split(":")[0] for line in listening if line.split()[1].endswith(f":{port}")}
    assert addresses <= {"0100007F"}


def test_a_foreign_origin_cannot_open_a_session(dashboard: str) -> None:
    handshake = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec_WebSocket_Version": "13",
        "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec_WebSocket_Protocol": "streamlit",
    }
    assert ask(dashboard, "/_stcore/stream", Origin="http://evil.example", **handshake)[0] == 403
    assert ask(dashboard, "/_stcore/stream", Origin=dashboard, **handshake)[0] == SWITCHED


def test_an_upload_without_its_token_is_refused(dashboard: str) -> None:
    status, _, _ = ask(dashboard, "/_stcore/upload_file/session/file", method="PUT", Content_Length="0")
    assert status == 403


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/bidi-components/factor-weighting.chart/..%2f..%2f..%2fserver.py",
        "/_stcore/bidi-components/factor-weighting.chart/../../../server.py",
        "/../../../../etc/passwd",
        "/static/..%2f..%2f..%2fetc%2fpasswd",
    ],
)
def test_traversal_addresses_get_nothing(dashboard: str, path: str) -> None:
    status, _, body = ask(dashboard, path)
    assert status in (400, 403, 404)
    assert b"root:" not in body
    assert b"SecurityHeaders" not in body


WATCH = """
import os, sys

def write(line):
    with open(os.environ["ASKED"], "a", encoding="utf-8") as log:
        print(line, file=log)

def note(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        write(arguments[1] if event == "socket.connect" else arguments[0])

write("watching")
sys.addaudithook(note)
"""


def test_the_server_asks_no_other_host_at_start_or_for_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Browser
) -> None:
    """Python itself reports every connection and every name looked up in the server's process."""
    (tmp_path / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    log = tmp_path / "asked.log"
    monkeypatch.setenv("ASKED", str(log))
    for address in serve(tmp_path, python_path=tmp_path):
        page = browser.new_page()
        page.goto(address)
        page.locator(".st-key-map-outcomes .plot[data-drawn]").wait_for()
        page.close()
    asked = set(log.read_text(encoding="utf-8").splitlines())
    assert "watching" in asked
    assert [line for line in asked - {"watching"} if not re.search(r"localhost|127\.0\.0\.1|::1|^None$", line)] == []


def test_stopping_the_command_stops_the_server(tmp_path: Path) -> None:
    for address in serve(tmp_path):
        target = urlsplit(address)
    with pytest.raises(ConnectionRefusedError), closing(socket.socket()) as probe:
        probe.connect(("127.0.0.1", target.port or 0))


def test_the_settings_keep_to_themselves() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["browser"]["serverAddress"] == "localhost"
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["server"]["address"] == "localhost"
    assert settings["server"]["maxUploadSize"] <= 5
