"""The gazetteer on disk: a directory of read-only files and a manifest that says what they must be.

    manifest.json      format, version, sources, counts, and size and CRC-32 of every file
    <column>.npy       columns of places and of the name index, memory-mapped
    <index>.marisa     tries of names, folds and skeletons, memory-mapped
"""  # fmt: skip

from __future__ import annotations

import json
import os
import shutil
import tempfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
import numpy.typing as npt
from platformdirs import user_cache_path

from services.geocode.gazetteer.model import GazetteerDamaged, GazetteerMissing, GazetteerOutdated

FORMAT = 1
"""Raised with every change of the files or of what the build makes of its sources; part of the version."""

MANIFEST = "manifest.json"
CURRENT = "current"
BUILD = "Build it: sitrep gazetteer build"
VARIABLE = "SITREP_GAZETTEER"

Array = npt.NDArray[Any]


def home() -> Path:
    """The directory that holds gazetteers of this user: one directory a version, and which of them is current."""
    return user_cache_path("sitrep") / "gazetteer"


def target() -> Path:
    """Where `build` writes where it isn't told: SITREP_GAZETTEER, or the user's cache."""
    return Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else home()


def locate(path: Path | None = None) -> Path:
    """The directory of the gazetteer to use: the given one, SITREP_GAZETTEER, or the user's current one."""
    named = path or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    if named is None:
        pointer = home() / CURRENT
        if not pointer.is_file():
            raise GazetteerMissing(f"There is no gazetteer in {home()}. {BUILD}")
        named = home() / pointer.read_text(encoding="utf-8").strip()
    elif (named / CURRENT).is_file():
        named = named / (named / CURRENT).read_text(encoding="utf-8").strip()
    if not (named / MANIFEST).is_file():
        raise GazetteerMissing(f"{named} holds no gazetteer (no {MANIFEST}). {BUILD}")
    return named


def read_manifest(directory: Path) -> dict[str, Any]:
    """The manifest, after checking that it is one of this version of sitrep."""
    path = directory / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        written = manifest["format"]
    except (ValueError, KeyError, TypeError) as error:
        raise GazetteerDamaged(f"{path} is damaged ({error or 'empty'}). {BUILD}") from error
    if written != FORMAT:
        raise GazetteerOutdated(
            f"{directory} was built by another version of sitrep (format {written}, not {FORMAT}). {BUILD}"
        )
    return dict(manifest)


def check(directory: Path, manifest: Mapping[str, Any]) -> None:
    """Compare every file with the manifest, byte for byte by CRC-32."""
    for name, (size, crc) in manifest["files"].items():
        path = directory / name
        if not path.is_file():
            raise GazetteerDamaged(f"{path} is missing. {BUILD}")
        if path.stat().st_size != size:
            raise GazetteerDamaged(f"{path} has {path.stat().st_size:,} bytes instead of {size:,}. {BUILD}")
        if _crc(path) != crc:
            raise GazetteerDamaged(f"{path} was altered: its checksum is not the manifest's. {BUILD}")


def _crc(path: Path) -> int:
    crc = 0
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            crc = zlib.crc32(chunk, crc)
    return crc


def column(directory: Path, name: str) -> Array:
    """A column, memory-mapped: workers share its pages."""
    mapped: Array = np.load(directory / f"{name}.npy", mmap_mode="r", allow_pickle=False).view(np.ndarray)
    return mapped


def trie(directory: Path, name: str) -> Any:
    """A trie, memory-mapped."""
    return marisa_trie.Trie().mmap(str(directory / f"{name}.marisa"))


def write(parent: Path, columns: Mapping[str, Array], tries: Mapping[str, Any], manifest: Mapping[str, Any]) -> Path:
    """Write a gazetteer under `parent` in the directory named by its version, all or nothing, and make it current."""
    parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=".building-", dir=parent))
    try:
        for name, values in columns.items():
            np.save(temporary / f"{name}.npy", values, allow_pickle=False)
        for name, keys in tries.items():
            keys.save(str(temporary / f"{name}.marisa"))
        written = {path.name: (path.stat().st_size, _crc(path)) for path in sorted(temporary.iterdir())}
        text = json.dumps(
            {**manifest, "format": FORMAT, "files": written}, ensure_ascii=False, indent=1, sort_keys=True
        )
        (temporary / MANIFEST).write_text(text, encoding="utf-8")
        temporary.chmod(0o755)
        final = parent / str(manifest["version"])
        shutil.rmtree(final, ignore_errors=True)
        temporary.rename(final)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    _point(parent, final.name)
    return final


def _point(parent: Path, version: str) -> None:
    pointer = parent / f".{CURRENT}-{os.getpid()}"
    pointer.write_text(version + "\n", encoding="utf-8")
    pointer.replace(parent / CURRENT)
