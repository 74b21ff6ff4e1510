"""Files that do not change while the map runs: read once, whole, for a page begins with some thirty of them."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


def folder(path: str, place: Path) -> Route:
    """Serve the files in a folder, those below it too, under this path."""
    there = {file.relative_to(place).as_posix(): file for file in sorted(place.rglob("*")) if file.is_file()}

    async def serve(request: Request) -> Response:
        file = there.get(request.path_params["name"])
        return Response(status_code=404) if file is None else _answer(request, file)

    return Route(f"{path}/{{name:path}}", serve)


def _answer(request: Request, file: Path) -> Response:
    data, tag = _read(file)
    headers = {"etag": tag, "cache-control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type=guess_type(file.name)[0], headers=headers)


@cache
def _read(file: Path) -> tuple[bytes, str]:
    """The content, and a name for it by which a browser need not ask for it again."""
    data = file.read_bytes()
    return data, f'"{sha256(data).hexdigest()[:16]}"'
