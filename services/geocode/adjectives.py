"""The places that an adjective may be made from: "Купянском (направлении)" -> Купянск, "Lyman" from "Lymansky".

Every form that the endings allow is proposed; the gazetteer says which exist. Source: the two languages' derivation of
relative adjectives from place names (-ск-/-цк-/-ськ-/-цьк-/-зьк-).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

_ENDING = re.compile(
    r"^(.*?)(ов|ев|єв|ів|ин|їн|ан|ян)?(ск|цк|ськ|цьк|зьк)(ий|ого|ому|им|ом|ім|ій|ая|ой|ую|а|ої|у|ою|ое|е|ие|і|их|ими|им)$"
)
_LATIN = re.compile(r"^(.*?)(ov|ev|iv|yn|in|an|ian)?(s[’'ʹ]?k|ts[’'ʹ]?k|z[’'ʹ]?k)(yi|yy|iy|ii|y|yj|ij|oye|oe|aya|a|e)$")
_COMPOUND = {
    "бел": ("белый", "белая", "белое"), "біл": ("білий", "біла", "біле"),
    "велик": ("великий", "велика", "велике", "великая", "великое"), "крив": ("кривий", "кривой"),
    "красн": ("красный", "красная", "красное"), "стар": ("старый", "старая", "старий", "стара"),
    "нов": ("новый", "новая", "новий", "нова"), "нижн": ("нижний", "нижняя", "нижній", "нижня"),
    "верхн": ("верхний", "верхняя", "верхній", "верхня"), "мал": ("малый", "малая", "малий", "мала"),
    "черв": ("червоний", "червона"), "червон": ("червоний", "червона"), "бол": ("большой", "большая"),
}  # fmt: skip
"""The first word of names of two that make one adjective: "Великобурлукский", "Криворізький"."""
_FIRST = re.compile(rf"^({'|'.join(sorted(_COMPOUND, key=len, reverse=True))})[оеё](.{{4,}})$")


def nouns_of(written: str, language: str) -> tuple[str, ...]:
    """Names that an adjective may be made from, the likelier first; none where it is no adjective."""
    head, _, last = written.rpartition(" ")
    if head and language == "en":
        return ()
    match = (_LATIN if language == "en" else _ENDING).match(last.lower())
    if match is None or len(match.group(1)) < 2:
        return ()
    made = _latin(*match.groups()) if language == "en" else _cyrillic(language, *match.groups())
    nouns = chain(made, _of_two(last.lower(), language))
    return tuple(dict.fromkeys(f"{head} {noun}".strip().title() for noun in nouns))


def _cyrillic(language: str, stem: str, suffix: str | None, adjective: str, _ending: str) -> Iterator[str]:
    whole = stem + (suffix or "")
    yield whole + adjective  # Купянск, Луцк, Донецк
    yield from (whole, whole + "ка")
    if suffix in ("ов", "ев", "єв", "ів", "їв"):
        yield from (whole + "ка", whole + "о", whole + "а", stem + "и", stem + "ы", stem + "івка", stem + "ово", stem)
        yield from (stem + "а", stem + "ове", stem + "і", stem + "й")
    if suffix in ("ин", "їн"):
        yield from (whole + "е", whole + "о", whole + "а", stem + "а", stem + "и", stem + "е")
    if suffix in ("ан", "ян"):
        yield from (stem + ending for ending in ("а", "я", "ы", "и", "ь", ""))
    yield from (
        whole + "а",
        whole + "ы" if language == "ru" else whole + "и",
        whole + "и",
        whole + "я",
        whole + "е",
        whole + "о",
    )
    if adjective == "зьк":
        yield from (whole + "жжя", whole + "га", whole + "г", whole + "ги", whole + "жа")
    if adjective in ("цьк", "цк"):
        yield from (
            whole + "ць",
            whole + "ц",
            whole + "ч",
            whole + "чі",
            whole + "к",
            whole + "ка",
            whole + "че",
            whole + "чи",
            whole + "ки",
        )
    if adjective in ("ськ", "ск"):
        yield from (whole + ending for ending in ("са", "с", "си", "сы", "х", "ша", "хи"))
    if whole.endswith(("ол", "л")):
        yield from (whole + "ь", whole + "я")
    if whole.endswith("ож"):
        yield from (whole + "ье", whole + "жя", whole[:-1] + "г")
    if whole.endswith(("піль", "поль")):  # Добропілля, Гуляйполе
        yield from (whole[:-1] + "ля", whole[:-4] + "поле")
    if whole.endswith("ль"):
        yield whole[:-1]
    if whole.endswith("й"):
        yield from (whole[:-1] + "я", whole + "ки")
    if whole.endswith("н"):
        yield whole + "ь"


def _of_two(written: str, language: str) -> Iterator[str]:
    """Names of two words that are one word in the adjective."""
    match = _FIRST.match(written)
    rest = _ENDING.match(match[2]) if match else None
    if match and rest:
        yield from (f"{first} {noun}" for first in _COMPOUND[match[1]] for noun in _cyrillic(language, *rest.groups()))


def _latin(stem: str, suffix: str | None, adjective: str, _ending: str) -> Iterator[str]:
    whole = stem + (suffix or "")
    plain = adjective.replace("'", "").replace("’", "")
    yield from (whole + plain, whole, whole + "ka", whole + "e", whole + "a", whole + "y", whole + "o")
