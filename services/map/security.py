"""What a browser may do with the page: nothing but itself. Text of articles is data, whatever it says."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send


def headers(tiles: str | None = None) -> dict[str, str]:
    """The headers of every answer; `tiles` is the URL template of a tile server that the page may load from."""
    elsewhere = f" {_origin(tiles)}" if tiles else ""
    policy = (
        "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; font-src 'self'; "
        f"img-src 'self' data: blob:{elsewhere}; connect-src 'self' blob:{elsewhere}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return {
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "geolocation=(), camera=(), microphone=()",
    }


def _origin(template: str) -> str:
    """Scheme and host of a tile server's URL; a ValueError where it has none."""
    parts = urlsplit(template)
    if parts.scheme not in ("http", "https") or not parts.hostname or any(c in parts.netloc for c in " ;,'\"{}"):
        raise ValueError(f"{template!r} is no address of tiles: take https://host/{{z}}/{{x}}/{{y}}.png")
    return f"{parts.scheme}://{parts.netloc}"


class SecurityHeaders:
    """Adds the headers to every answer, streams included."""

    def __init__(self, app: ASGIApp, tiles: str | None = None) -> None:
        self._app = app
        self._headers = [(name.encode(), value.encode()) for name, value in headers(tiles).items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with the headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *self._headers]
            await send(message)

        await self._app(scope, receive, with_headers)
