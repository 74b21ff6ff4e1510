"""Fetching GeoNames' country dumps: resumes what was cut off, and keeps nothing that it has not checked."""

from __future__ import annotations

import os
import urllib.error
import urllib.request
import zipfile
import zlib
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import NamedTuple

from services.geocode.gazetteer.files import home
from services.geocode.gazetteer.model import GazetteerError
from services.geocode.gazetteer.sources.geonames_dump import DumpCount, read_dump

ADDRESS = "https://download.geonames.org/export/dump"
ADDRESS_VARIABLE = "SITREP_GEONAMES_ADDRESS"
TIMEOUT_S = 30.0
CHUNK = 1 << 16

Progress = Callable[[str, int, int], None]
"""Told country, bytes received so far and bytes in all (0 where the server does not say)."""


class Fetched(NamedTuple):
    """A dump on disk."""

    path: Path
    rows: int
    broken: int
    is_new: bool
    """False where the server had nothing newer."""


def dumps_folder() -> Path:
    """Where fetched dumps are kept, and where `build` finds them."""
    return home() / "dumps"


def fetch(country: str, folder: Path, address: str = ADDRESS, progress: Progress = lambda *_: None) -> Fetched:
    """Fetch one country's dump (ISO alpha-2) into `folder`. Raises GazetteerError with what to do."""
    code = country.upper()
    if len(code) != 2 or not code.isalpha():
        raise GazetteerError(
            f"{country!r} is no ISO 3166-1 alpha-2 code of a country. Example: sitrep gazetteer fetch UA SD"
        )
    folder.mkdir(parents=True, exist_ok=True)
    final, part = folder / f"{code}.zip", folder / f"{code}.zip.part"
    try:
        is_new = _download(
            f"{address.rstrip('/')}/{code}.zip", final, part, lambda got, all_: progress(code, got, all_)
        )
    except urllib.error.HTTPError as error:
        raise GazetteerError(f"{error.url} answers {error.code} {error.reason}: is {code} a country? "
                             f"Other mirrors: set {ADDRESS_VARIABLE}") from error  # fmt: skip
    except (OSError, HTTPException, ValueError) as error:
        raise GazetteerError(f"Fetching {code} from {address} broke off ({error}). What came is kept: "
                             f"run the same command again") from error  # fmt: skip
    if is_new:
        count = _checked(part, code)
        part.replace(final)
        _validator(part).unlink(missing_ok=True)
    else:
        count = _checked(final, code)
    return Fetched(final, count.read, count.broken, is_new)


def _download(url: str, final: Path, part: Path, progress: Callable[[int, int], None]) -> bool:
    """Bring the whole file into `part`; False where `final` is still what the server has."""
    request = urllib.request.Request(url, headers={"User-Agent": "sitrep"})
    if part.is_file() and _validator(part).is_file():
        request.add_header("Range", f"bytes={part.stat().st_size}-")
        request.add_header("If-Range", _validator(part).read_text(encoding="utf-8"))
    elif final.is_file():
        request.add_header("If-Modified-Since", _http_date(final))
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as response:
            _receive(response, part, progress)
    except urllib.error.HTTPError as error:
        if error.code == 304:
            return False
        if error.code == 416:  # the part is whole already, or not of this file: the checks tell
            return True
        raise
    return True


def _receive(response: HTTPResponse, part: Path, progress: Callable[[int, int], None]) -> None:
    resumed = part.stat().st_size if response.status == 206 else 0
    total = resumed + int(response.headers.get("Content-Length") or 0)
    if validator := response.headers.get("ETag") or response.headers.get("Last-Modified"):
        _validator(part).write_text(validator, encoding="utf-8")
    with part.open("ab" if resumed else "wb") as file:
        progress(resumed, total)
        while chunk := response.read(CHUNK):
            file.write(chunk)
            progress(file.tell(), total)
    if total and part.stat().st_size != total:
        raise OSError(f"{part.stat().st_size:,} of {total:,} bytes came")
    if modified := response.headers.get("Last-Modified"):
        seconds = parsedate_to_datetime(modified).timestamp()
        os.utime(part, (seconds, seconds))


def _validator(part: Path) -> Path:
    """Where the server's name for this version of the file is kept, so that two versions are never joined."""
    return part.with_suffix(".version")


def _http_date(path: Path) -> str:
    from email.utils import formatdate

    return formatdate(path.stat().st_mtime, usegmt=True)


def _checked(path: Path, code: str) -> DumpCount:
    """Size, CRC of each member and shape of the rows; what fails is removed, so that the next try begins anew."""
    count = DumpCount()
    try:
        with zipfile.ZipFile(path) as archive:
            if bad := archive.testzip():
                raise zipfile.BadZipFile(f"checksum of {bad} is wrong")
        for _ in read_dump(path, count):
            pass
    except (zipfile.BadZipFile, zlib.error, EOFError, GazetteerError) as error:
        path.unlink(missing_ok=True)
        _validator(path).unlink(missing_ok=True)
        raise GazetteerError(
            f"What came for {code} is no whole GeoNames dump ({error}); it was removed. "
            f"Run the same command again, or set {ADDRESS_VARIABLE} to another mirror"
        ) from error
    return count
