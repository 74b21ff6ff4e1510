"""All inflected forms of a lemma, so that run time only matches surface forms and analyses no word.

Russian and Ukrainian forms come from pymorphy3's dictionaries (OpenCorpora, VESUM); English ones from spelling rules
and, where those do not hold, from `en/irregular.toml`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from services.extract.lexicon.loading import load
from services.extract.lexicon.morphology import analyzer, is_of_lemma, with_e

_DOUBLING = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$")  # rob, stab, hit; longer words stand in irregular.toml


@lru_cache(maxsize=65536)
def forms(lemma: str, language: str) -> frozenset[str]:
    """Every form of a single word in lower case, the lemma itself included."""
    if language not in ("ru", "uk"):
        return frozenset((lemma.lower(),))
    parses = [p for p in analyzer(language).parse(lemma.lower()) if is_of_lemma(p, lemma.lower())]
    found = {lemma.lower(), *(form.word for p in parses[:1] for form in p.lexeme)}
    return frozenset(found | {with_e(form) for form in found})


def verb_forms(lemma: str) -> tuple[str, ...]:
    """The forms of an English verb or verb phrase: base, -s, past, participles, in this order.

    A phrase is inflected in its first word ("blow up"), but for one that only says how ("sexually assault").
    """
    first, _, rest = lemma.partition(" ")
    if rest and first in load("en", "irregular").get("modifiers", ()):
        return tuple(f"{first} {form}" for form in verb_forms(rest))
    verb, space, rest = lemma.partition(" ")
    past = load("en", "irregular").get("past", {}).get(verb)
    pasts = tuple(past.split()) if past else (_add(verb, "ed"),)
    every = dict.fromkeys((verb, _third_person(verb), *pasts, _add(verb, "ing")))
    return tuple(form + space + rest for form in every)


def bare_form(lemma: str) -> str | None:
    """The bare form of an English verb or verb phrase, None where the past is spelt alike ("hit")."""
    verb = lemma.partition(" ")[0]
    past = load("en", "irregular").get("past", {}).get(verb, "")
    return None if verb in past.split() else verb_forms(lemma)[0]


def plural(noun: str) -> str:
    """The regular plural of an English noun ("skirmishes"), which is spelt as a verb's third person is."""
    return _third_person(noun)


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"


def _add(verb: str, ending: str) -> str:
    """The verb with "ed" or "ing" by the rules of spelling."""
    if verb in load("en", "irregular").get("doubling", ()) or _DOUBLING.search(verb):
        return verb + verb[-1] + ending
    if verb.endswith("e") and not (ending == "ing" and verb.endswith(("ee", "oe", "ye"))):
        return verb[:-1] + ending
    return verb[:-1] + "ied" if ending == "ed" and re.search(r"[^aeiou]y$", verb) else verb + ending
