"""/live, /ready and /metrics of a worker, on one port, loopback unless asked."""

from __future__ import annotations

from collections.abc import Callable

from aiohttp import web

from services.runtime.settings import Settings


async def serve(
    settings: Settings, not_ready: Callable[[], str | None], metrics: Callable[[], bytes]
) -> tuple[web.AppRunner, str]:
    """Serve from the running loop, so that an answer of /live means that the loop moves; returns the address too.

    `not_ready` says why the worker is not ready, or None.
    """

    async def live(_: web.Request) -> web.Response:
        return web.Response(text="live\n")

    async def ready(_: web.Request) -> web.Response:
        reason = not_ready()
        return web.Response(text=f"{reason or 'ready'}\n", status=503 if reason else 200)

    async def exposition(_: web.Request) -> web.Response:
        return web.Response(body=metrics(), headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})

    app = web.Application()
    app.add_routes([web.get("/live", live), web.get("/ready", ready), web.get("/metrics", exposition)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, settings.http_host, settings.http_port).start()
    host, port = runner.addresses[0][:2]
    return runner, f"http://{host}:{port}"
