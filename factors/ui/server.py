"""The server around the pages: security headers, compression, trusted hosts and the chart library's own file."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from factors.charts.library import plotly_script, plotly_version

MAIN_SCRIPT = Path(__file__).with_name("main.py")
PLOTLY_PATH = "/assets/plotly.min.js"
SMALLEST_TO_COMPRESS = 1000

# Everything comes from this server; styles may stand in the page, pictures may be made in it; nobody frames it.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}


class SecurityHeaders:
    """ASGI middleware that sets HEADERS on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and add the headers to its answer."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, send_with_headers)


async def _plotly(_: Request) -> Response:
    """Serve the chart library that the installed plotly package carries."""
    return Response(
        plotly_script(),
        media_type="text/javascript",
        headers={"Cache-Control": "public, max-age=86400", "ETag": f'"plotly-{plotly_version()}"'},
    )


def middleware() -> list[Middleware]:
    """Return what every request passes through, outermost first."""
    hosts = [host.strip("[]") for host in st.get_option("server.allowedHosts")] or ["localhost"]
    return [
        Middleware(SecurityHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        Middleware(GZipMiddleware, minimum_size=SMALLEST_TO_COMPRESS),
    ]


def routes() -> list[BaseRoute]:
    """Return the plain routes beside the pages."""
    return [Route(PLOTLY_PATH, _plotly)]
