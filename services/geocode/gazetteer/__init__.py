"""The gazetteer: every name that a place has or is written by, and the places, as memory-mapped read-only files.

    gazetteer = Gazetteer.open()                      # SITREP_GAZETTEER, else the user's cache; builds nothing
    gazetteer.candidates("Kotlyarovki", "en")         # -> list[Candidate], the best first, at most 50
    gazetteer.candidates("Федорівка", "uk", limit=400)    # 400 holds all homonyms of any name
    gazetteer.knows("Котляровки", "ru")               # -> bool; without the fuzzy search: rejects what is no place
    at all
    gazetteer.place(index)                            # -> Place
    gazetteer.near(48.86, 38.1, 20_000)               # -> indices (int32 array) within 20 km, the nearest first
    gazetteer.is_within(index, admin_index)           # -> bool: is it in that country, region, district,
    municipality or area?
    gazetteer.children(admin_index)                   # -> indices of what lies directly in it
    gazetteer.version                                 # -> str: a function of the sources and of the build's code

For scoring many candidates at once, columns of numpy arrays, one row a place: `latitude`, `longitude` (degrees,
float64),
`population` (int32), `feature` (uint8, into FEATURES), `prominence` (float32, 0..1: a weak prior from feature and
population),
`uncertainty_m` (float32), `parent`, `admin1`, `admin2`, `admin3`, `country` (int32 indices of places, -1 for none).

`candidates(name, language, limit=50)`: `name` as written, without cues; a generic word in it is understood ("Kherson
region", "Бахмутський район"): then places of that feature are looked for too. `language` is "en", "ru" or
"uk"; it chooses the case endings. Nothing in it depends on anything but the arguments and the files.

`Gazetteer.open` raises GazetteerMissing, GazetteerDamaged or GazetteerOutdated, all of them GazetteerError.
"""

from services.geocode.gazetteer.lookup import Gazetteer
from services.geocode.gazetteer.model import (
    FEATURES,
    METHODS,
    Candidate,
    Feature,
    GazetteerDamaged,
    GazetteerError,
    GazetteerMissing,
    GazetteerOutdated,
    Method,
    Place,
)

__all__ = [
    "FEATURES",
    "METHODS",
    "Candidate",
    "Feature",
    "Gazetteer",
    "GazetteerDamaged",
    "GazetteerError",
    "GazetteerMissing",
    "GazetteerOutdated",
    "Method",
    "Place",
]
