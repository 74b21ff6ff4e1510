from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from services.geocode.gazetteer import Gazetteer, GazetteerDamaged, GazetteerMissing, GazetteerOutdated, files
from tests.unit.geocode.gazetteer.conftest import entries, written


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / "gazetteer"))


def test_nothing_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(GazetteerMissing, match="sitrep gazetteer build"):
        Gazetteer.open(tmp_path)
    monkeypatch.setenv(files.VARIABLE, str(tmp_path / "elsewhere"))
    with pytest.raises(GazetteerMissing, match="elsewhere"):
        Gazetteer.open()
    monkeypatch.delenv(files.VARIABLE)
    monkeypatch.setattr(files, "home", lambda: tmp_path)
    with pytest.raises(GazetteerMissing, match="sitrep gazetteer build"):
        Gazetteer.open()


def test_the_environment_and_the_parent_folder_name_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(files.VARIABLE, str(folder))
    assert Gazetteer.open().directory == folder
    assert Gazetteer.open(folder.parent).directory == folder


@pytest.mark.parametrize("name", ["latitude.npy", "names.marisa", "skeleton_fold.npy"])
def test_empty_missing_cut_off_or_altered_files_are_refused(copy: Path, name: str) -> None:
    path = copy / name
    whole = path.read_bytes()
    for damaged in (b"", whole[:-1], whole + b"x", whole[:-1] + bytes([whole[-1] ^ 1])):
        path.write_bytes(damaged)
        with pytest.raises(GazetteerDamaged, match=rf"{name}.*sitrep gazetteer build"):
            Gazetteer.open(copy)
    path.unlink()
    with pytest.raises(GazetteerDamaged, match="missing"):
        Gazetteer.open(copy)
    path.write_bytes(whole)
    assert len(Gazetteer.open(copy)) > 0


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', "{}"])
def test_a_damaged_manifest_is_refused(copy: Path, text: str) -> None:
    (copy / files.MANIFEST).write_text(text)
    with pytest.raises(GazetteerDamaged, match=r"manifest\.json"):
        Gazetteer.open(copy)


def test_another_version_is_refused(copy: Path) -> None:
    manifest = json.loads((copy / files.MANIFEST).read_text())
    (copy / files.MANIFEST).write_text(json.dumps({**manifest, "format": files.FORMAT + 1}))
    with pytest.raises(GazetteerOutdated, match=r"another version of sitrep.*sitrep gazetteer build"):
        Gazetteer.open(copy)


def test_same_entries_same_bytes(folder: Path, tmp_path: Path) -> None:
    again = written(tmp_path, list(reversed(entries())))
    for path in sorted(folder.iterdir()):
        assert (again / path.name).read_bytes() == path.read_bytes(), path.name


def test_an_interrupted_write_leaves_the_current_one(folder: Path, tmp_path: Path) -> None:
    first = written(tmp_path, entries())
    with pytest.raises(AttributeError):
        files.write(tmp_path, {}, {"names": None}, {"version": "broken"})
    assert Gazetteer.open(tmp_path).directory == first
    assert sorted(os.listdir(tmp_path)) == ["current", "test"]
