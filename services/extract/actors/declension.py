"""Inflected forms with their cases, for Russian and Ukrainian names: case tells who does it to whom."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import Any

from services.extract.lexicon.morphology import analyzer

Forms = dict[str, str]
"""Surface form (lower case) to its cases: letters of "ngdail" (nominative, genitive, dative, accusative, ...)."""

CASES = {"nomn": "n", "gent": "g", "gen2": "g", "datv": "d", "accs": "a", "ablt": "i", "loct": "l", "loc2": "l"}
INDECLINABLE = "ngdail"

# The hard adjective paradigm in -ский (-ський), the only one that adjectives of nationality have.
_ENDINGS = {
    "ru": {"ий": "na", "ого": "ga", "ому": "d", "им": "id", "ом": "l", "ая": "n", "ой": "gdil", "ую": "a", "ое": "na",
           "ие": "na", "их": "gal", "ими": "i"},
    "uk": {"ий": "na", "ого": "ga", "ому": "dl", "им": "id", "ім": "l", "а": "n", "ої": "g", "ій": "dl", "у": "a",
           "ою": "i", "е": "na", "і": "na", "их": "gal", "ими": "i"},
}  # fmt: skip


def adjective(lemma: str, language: str) -> Forms:
    """The forms of an adjective in -ий of the velar hard paradigm (российский, український)."""
    return {lemma[:-2] + ending: cases for ending, cases in _ENDINGS[language].items()}


@lru_cache(maxsize=16384)
def _parses(word: str, language: str) -> tuple[Any, ...]:
    # VESUM leaves the nominative of many nouns unmarked. Persons come first ("бойовик" is also a film), surnames last.
    found = [
        p
        for p in analyzer(language).parse(word)
        if "nomn" in p.tag or (p.tag.POS == "NOUN" and not p.tag.case and p.normal_form == word)
    ]
    return tuple(sorted(found, key=lambda p: ("Surn" in p.tag or "Fixd" in p.tag, "anim" not in p.tag)))


_NOMINAL = ("NOUN", "ADJF", "PRTF", None)


def noun(lemma: str, language: str) -> Forms:
    """The forms of a noun (or of an adjective used as one); a lemma in the plural keeps to the plural.

    One that the dictionary has as some woman's surname, without cases, inflects like any name ("Вагнер").
    """
    parses = _parses(lemma, language)
    if not parses or (len(lemma) < 4 and lemma.upper() == lemma):
        return _regular(lemma, language)
    lemmas = [p for p in parses if p.normal_form == lemma] or list(parses)
    parse = next((p for p in lemmas if p.tag.POS == "NOUN"), lemmas[0])
    is_man = parse.tag.POS == "ADJF" and "masc" in parse.tag  # "военный" the man is no "военная", which is an attribute
    found: defaultdict[str, str] = defaultdict(str)
    for form in (f for f in parse.lexeme if f.tag.POS in _NOMINAL):  # not "пострадал" of "пострадавший"
        case = CASES.get(form.tag.case or "nomn")
        if is_man and form.tag.gender in ("femn", "neut"):
            continue
        if case and (parse.normal_form == lemma or form.tag.number == parse.tag.number):
            found[form.word] += case
    found[lemma] += "n"
    if "Fixd" in parse.tag and "Surn" in parse.tag:
        return _regular(lemma, language)
    if "anim" in parse.tag:  # its accusative is the genitive; VESUM also lists the other, which is rare
        found = defaultdict(
            str, {word: cases.replace("a", "") if "n" in cases else cases for word, cases in found.items()}
        )
    return {word: "".join(sorted(set(cases))) for word, cases in found.items()}


_REGULAR = {
    "ru": {"а": {"а": "n", "ы": "g", "е": "dl", "у": "a", "ой": "i"},
           "": {"": "na", "а": "g", "у": "d", "ом": "i", "е": "l"}},
    "uk": {"а": {"а": "n", "и": "g", "і": "dl", "у": "a", "ою": "i"},
           "": {"": "na", "а": "g", "у": "gd", "ом": "i", "і": "l"}},
}  # fmt: skip


def _regular(lemma: str, language: str) -> Forms:
    """The forms of a name that no dictionary has, by its ending; none but itself where that does not tell."""
    if lemma[-1:].lower() not in "абвгдзклмнпрстф" or len(lemma) < 4:
        return {lemma: INDECLINABLE}
    stem, endings = (lemma[:-1], _REGULAR[language]["а"]) if lemma[-1] == "а" else (lemma, _REGULAR[language][""])
    return {stem + ending: cases for ending, cases in endings.items()}


_SPOKEN = re.compile(r"(?:[БВГДЖЗКЛМНПРСТФХЦЧШ]?[АЕИОУІЄЯ]){2}[БВГДЗКЛМНПРСТФ]")
"""An abbreviation that is spoken as a word, and so may have cases ("ХАМАСа", "ЦАХАЛом")."""


def phrase(lemma: str, language: str) -> Forms:
    """The forms of a name of one or more words: all inflect, in agreement, up to a "|" where there is one."""
    inflecting, _, fixed = (part.strip() for part in lemma.partition("|"))
    words = inflecting.split()
    if language == "en" or not words:
        return {lemma: INDECLINABLE}
    if re.fullmatch(r"[A-ZА-ЯІЇЄҐ0-9«»\"' -]{2,}", inflecting) or not inflecting[-1].isalpha():
        spoken = {} if fixed or not _SPOKEN.fullmatch(inflecting) else _regular(inflecting, language)
        return {**spoken, f"{inflecting} {fixed}".strip(): INDECLINABLE}
    single = noun(words[0].lower(), language) if len(words) == 1 else _agreeing([w.lower() for w in words], language)
    return {f"{form} {fixed.lower()}".strip(): cases for form, cases in single.items()}


def _agreeing(words: list[str], language: str) -> Forms:
    """Adjectives and their noun (last), in each case and number."""
    found: defaultdict[str, str] = defaultdict(str)
    found[" ".join(words)] += "n"
    parses = [next(iter(_parses(word, language)), None) for word in words]
    head = parses[-1]
    if head is None:
        return {" ".join(words): INDECLINABLE}
    own = head.tag.number  # VESUM leaves a singular unmarked
    numbers = (own,) if own == "plur" else (own, "plur")
    for number in numbers:
        for case in ("nomn", "gent", "datv", "accs", "ablt", "loct"):
            forms = _inflected(parses, words, case, number)
            found[" ".join(forms)] += CASES[case]
            if language == "uk" and case == "gent" and number != "plur" and forms[-1].endswith("а"):
                found[" ".join((*forms[:-1], f"{forms[-1][:-1]}у"))] += "g"  # "корпуса" and "корпусу"
    return {form: "".join(sorted(set(cases))) for form, cases in found.items()}


def _inflected(parses: list[Any], words: list[str], case: str, number: str | None) -> list[str]:
    """The words of a phrase in one case; the adjectives of an accusative follow the noun in being animate or not."""
    forms = [_inflect(p, w, case, number) for p, w in zip(parses, words, strict=True)]
    if case == "accs":
        for other in ("nomn", "gent"):
            if _inflect(parses[-1], words[-1], other, number) == forms[-1]:
                return _inflected(parses, words, other, number)
    return forms


def _inflect(parse: Any, word: str, case: str, number: str | None) -> str:
    wanted = {case, number} if number else {case}
    form = parse.inflect(wanted) if parse is not None else None
    return str(form.word) if form is not None else word
