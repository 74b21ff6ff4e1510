"""The ways in which a written name can match: as it is, by a nominative, by its sound, by nearly its sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process

from services.geocode.gazetteer import files
from services.geocode.gazetteer.inflection import lemmas, romanized_lemmas
from services.geocode.gazetteer.model import METHODS
from services.geocode.gazetteer.names import normalize
from services.geocode.gazetteer.sound import folds, latin, skeleton

EXACT, ALTERNATE, FORMER, TRANSLITERATED, INFLECTED, FUZZY = range(len(METHODS))

_OF_KIND = ((EXACT, 1.0), (ALTERNATE, 0.95), (FORMER, 0.93))
"""What a usual, an alternate and a former name is worth, as written."""
_INFLECTED, _TRANSLITERATED, _FUZZY = 0.96, 0.92, 0.9
"""By how much less an inflected form, another romanization and a similar sound are worth."""

_BESIDE_WRITTEN = 0.94
"""What another name is worth that sounds alike where the name as written, or a nominative of it, is some place's: "в
Очакове" is Очаков rather than Ochakovo."""

LEAST_SOUND = 72.0
"""The least likeness (rapidfuzz ratio of folds, 0..100) of names with the same consonants, or nearly."""
LEAST_ONE_OFF = 76.0
SHORTEST_ONE_OFF = 4
"""Consonants that a name must have to be looked for with one of them wrong: of shorter ones, too many are alike."""
LONGEST_NAME = 100
"""Characters; what is longer is no name, and the search for similar ones grows with the length."""
MOST_FUZZY = 40
"""Names that a fuzzy search gives back."""
_CONSONANTS = "abcdfhiklmnprstvz"


class Match(NamedTuple):
    """A place and how the written name led to it."""

    place: int
    method: int
    similarity: float
    name: str


class Index:
    """The name index on disk: tries, and from their keys compressed rows of links."""

    def __init__(self, directory: Path) -> None:
        self.names, self.folds, self.skeletons = (
            files.trie(directory, name) for name in ("names", "folds", "skeletons")
        )
        # Views, not arrays: a row is a few numbers, for which making an array takes longer than reading it.
        self._rows = {
            f"{source}_{target}": (
                files.column(directory, f"{source}_offsets").data,
                files.column(directory, f"{source}_{target}").data,
            )
            for source, target in (("name", "place"), ("name", "kind"), ("fold", "name"), ("skeleton", "fold"))
        }
        self._places, self._kinds = self._rows["name_place"], self._rows["name_kind"][1]

    @classmethod
    def open(cls, directory: Path) -> Index:
        """The index of a gazetteer's directory."""
        return cls(directory)

    def row(self, link: str, key: int) -> list[int]:
        """The targets of a key: "name_place", "name_kind", "fold_name" or "skeleton_fold"."""
        offsets, targets = self._rows[link]
        found: list[int] = targets[offsets[key] : offsets[key + 1]].tolist()
        return found

    def rows(self, link: str, keys: Iterable[int]) -> list[int]:
        """The targets of several keys, one after the other."""
        offsets, targets = self._rows[link]
        return [target for key in keys for target in targets[offsets[key] : offsets[key + 1]].tolist()]

    def places(self, name: int) -> Iterator[tuple[int, int]]:
        """The places of a name, each with the name's kind."""
        offsets, places = self._places
        first, last = offsets[name], offsets[name + 1]
        return zip(places[first:last].tolist(), self._kinds[first:last].tolist(), strict=True)

    def begins(self, prefix: str) -> bool:
        """Whether some name begins so."""
        return next(self.names.iterkeys(prefix), None) is not None

    def knows(self, written: str, language: str) -> bool:
        """Whether a name or one of its nominatives is a key."""
        name = normalize(written)
        return len(name) <= LONGEST_NAME and (
            name in self.names or any(lemma in self.names for lemma in lemmas(name, language, self.begins))
        )


def search(index: Index, written: str, language: str, similar: bool = True) -> list[Match]:
    """All matches; of one place, the first and best. Names of a `similar` sound take most of the time."""
    name = normalize(written)
    if not 0 < len(name) <= LONGEST_NAME:
        return []
    found = _as_spelt(index, name, language)
    if similar:
        found = found.copy()
        found.like(_by_fold(index, romanized_lemmas(name)), INFLECTED, _INFLECTED * _TRANSLITERATED)
        beside = _BESIDE_WRITTEN if any(match.method != TRANSLITERATED for match in found.matches.values()) else 1.0
        for keys, worth in _by_sound(index, name):
            found.like(keys, FUZZY, worth * beside)
    return list(found.matches.values())


@lru_cache(maxsize=16)
def _as_spelt(index: Index, name: str, language: str) -> _Found:
    """Without what only sounds alike. Kept for who asks for that next: where these matches are none too good."""
    possible = lemmas(name, language, index.begins)
    found = _Found(index, name)
    found.as_written([name], None, 1.0)
    found.as_written(possible, INFLECTED, _INFLECTED)
    same = frozenset(latin(match.name) for match in found.matches.values()) or None
    found.like(_by_fold(index, [name, *possible]), TRANSLITERATED, _TRANSLITERATED, same)
    return found


class _Found:
    """The best match of each place. Names that sound alike are met often: one met no better is not read again."""

    def __init__(self, index: Index, written: str) -> None:
        self.matches: dict[int, Match] = {}
        self._index, self._plain = index, latin(written)
        self._met: dict[int, float] = {}
        """What each name, by its key, was worth."""

    def copy(self) -> _Found:
        """The same, to be added to."""
        copied = _Found(self._index, self._plain)
        copied.matches, copied._met = self.matches.copy(), self._met.copy()
        return copied

    def as_written(self, names: Iterable[str], method: int | None, worth: float) -> None:
        """Names as the index may have them, by a `method` or the one that their kind says."""
        for name in names:
            key = self._index.names.get(name)
            if key is not None:
                self._met[key] = max(worth, self._met.get(key, 0.0))
                self._add(key, name, method, worth, 1.0)

    def like(self, keys: Iterable[int], method: int, worth: float, same: frozenset[str] | None = None) -> None:
        """Names of the index, worth less the less they are like the written one, and less if none of `same`."""
        for key in keys:
            if self._met.get(key, 0.0) < worth:
                name = self._index.names.restore_key(key)
                plain = latin(name)
                likeness = 0.9 + 0.1 * fuzz.ratio(self._plain, plain) / 100
                if same is not None and plain not in same:
                    likeness *= _BESIDE_WRITTEN
                self._met[key] = worth
                self._add(key, name, method, worth, likeness)

    def _add(self, key: int, name: str, method: int | None, worth: float, likeness: float) -> None:
        matches = self.matches
        for place, kind in self._index.places(key):
            own, base = _OF_KIND[kind]
            similarity = base * worth * likeness
            before = matches.get(place)
            if before is None or similarity > before.similarity:
                matches[place] = Match(place, own if method is None else method, similarity, name)


def _by_fold(index: Index, names: Iterable[str]) -> Iterator[int]:
    """Names in other romanizations and the other script, by their keys."""
    for fold in dict.fromkeys(fold for name in names for fold in folds(name)):
        key = index.folds.get(fold)
        if key is not None:
            yield from index.row("fold_name", key)


def _by_sound(index: Index, name: str) -> Iterator[tuple[list[int], float]]:
    """Names with the same consonants, with two neighbours swapped, or with one added, missing or wrong: their keys, and
    what they are worth."""
    for fold in folds(name):
        bare = skeleton(fold)
        same = [bare] if len(bare) > 1 or len(fold) > 3 else []
        is_long = len(bare) >= SHORTEST_ONE_OFF
        tries = ((same, LEAST_SOUND, 0.0), (_swaps(bare) if is_long else [], LEAST_ONE_OFF, 0.03),
                 (_edits(bare) if is_long else [], LEAST_ONE_OFF, 0.05))  # fmt: skip
        for keys, least, less in tries:
            for key, likeness in _alike(index, fold, keys, least):
                yield index.row("fold_name", key), (_FUZZY - less) * likeness / 100


def _alike(index: Index, fold: str, skeletons: Iterable[str], least: float) -> list[tuple[int, float]]:
    """Keys of the folds of these skeletons that are most like this one, with their likeness."""
    keys = index.rows("skeleton_fold", [key for key in map(index.skeletons.get, skeletons) if key is not None])
    texts = list(map(index.folds.restore_key, keys))
    best: list[Any] = process.extract(fold, texts, scorer=fuzz.ratio, score_cutoff=least, limit=MOST_FUZZY)
    return sorted(((keys[position], float(score)) for _, score, position in best), key=lambda pair: (-pair[1], pair[0]))


def _swaps(bare: str) -> list[str]:
    """All skeletons with two neighbours the other way round."""
    swapped = (bare[:i] + bare[i + 1] + bare[i] + bare[i + 2 :] for i in range(len(bare) - 1))
    return [edit for edit in dict.fromkeys(swapped) if edit != bare]


def _edits(bare: str) -> list[str]:
    """All skeletons with a letter less, another letter or a letter more."""
    cuts = [(bare[:i], bare[i:], bare[i + 1 :]) for i in range(len(bare) + 1)]
    drops = [a + rest for a, _, rest in cuts[:-1]]
    others = [a + c + rest for a, _, rest in cuts[:-1] for c in _CONSONANTS]
    more = [a + c + b for a, b, _ in cuts for c in _CONSONANTS]
    return [edit for edit in dict.fromkeys(drops + others + more) if edit != bare]
