"""Under which surface forms an entry of the lexicon is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from services.extract.events.cues import Entry, fold
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.inflection import bare_form, forms, plural, verb_forms

_ENDING = 3
"""Letters of a case ending at most."""
_OBJECT = 7
"""Words that the object between a verb and its particle has at most."""
_MASCULINE = re.compile(r"([аиіуояюї])л\*")
_NOUN = re.compile(r"нн\*$|([бвгджзлмнпрстчш])к\*$")
_NEW_CLAUSE = r"(?:by|was|were|is|are|when|while|who|which|that|after|before|sank|capsized|crashed) "
"""What no object holds: "fired on a boat carrying migrants by ... | off Zawiya"."""


def distinct(entries: list[Entry]) -> list[Entry]:
    """A key's entries, each once, with twins marked."""
    nouns, verbs = ({e.name for e in entries if e.kind == kind and not e.rest} for kind in ("noun", "verb"))
    return [e._replace(is_twin=e.name in nouns & verbs) for e in dict.fromkeys(entries)]


def of_stem(key: str, entries: list[Entry], found: dict[str, list[Entry]]) -> list[Entry]:
    """The classes of a whole form's stem, which another class that lists the form does not take from it.

    "боевики" stands for a ceasefire's party in full, and is a rebel by "боевик*".
    """
    if any(entry.is_stem for entry in entries):
        return []
    stems = (found.get(key[:-n], ()) for n in range(1, min(_ENDING, len(key) - 1) + 1))
    fit = [e for some in stems for e in some if e.is_stem and e.concern == "cues" and not e.rest]
    return [entry._replace(is_stem=False) for entry in fit if entry.name not in {e.name for e in entries}]


def list_entry(found: dict[str, list[Entry]], lemma: str, entry: Entry, language: str) -> None:
    """List an entry under its surface forms.

    "обстрел*" is a stem, "мирн* жител*" a phrase of stems, "drive … out of" a verb with what follows its object.
    """
    if "…" in lemma:
        lemma, _, after = lemma.partition(" … ")
        entry = entry._replace(rest=behind_object([after]), particle=after)
        surfaces = list(verb_forms(lemma)) if entry.kind == "verb" else [lemma]
    elif "*" in lemma:
        first, _, rest = fold(lemma).partition(" ")
        surfaces = [first.rstrip("*")]
        follows = _rest(rest) if rest else None
        entry = entry._replace(is_stem=first.endswith("*"), rest=follows, opens=rest[:1].strip("*"))
    elif entry.kind == "verb" and language == "en":
        surfaces = [fold(form) for form in verb_forms(lemma)]
    else:
        surfaces = [fold(form) for form in _forms(lemma, entry.kind, language)]
    if lemma.startswith(","):  # a whole word must follow the comma: ", у" would swallow the beginning of ", удар"
        surfaces = [f"{surface} " for surface in surfaces]
    bare = bare_form(lemma) if entry.kind == "verb" and language == "en" else None
    for surface in surfaces:
        found.setdefault(surface, []).append(entry._replace(is_bare=surface == bare))


def behind_object(particles: Iterable[str]) -> re.Pattern[str]:
    """One of these words behind the object of the verb that stands before."""
    return re.compile(rf"(?=(?: (?!{_NEW_CLAUSE})[\w'«»]+(?:, \d+,)?){{1,{_OBJECT}}}? (?:{any_of(particles)})(?!\w))")


def with_variants(lemmas: list[str], kind: str, language: str) -> list[str]:
    """Stems with those of the same word that have other letters.

    Ukrainian verbs have another masculine past ("збил*", "збив"); nouns in -ння and -ка another genitive plural
    ("зіткнень", "перестрелок").
    """
    if language == "en":
        return lemmas
    more = (_MASCULINE.sub(r"\1в*", m, count=1) for m in lemmas if kind == "verbs" and language == "uk")
    plurals = (_NOUN.sub("нь", m) if m.endswith("нн*") else _NOUN.sub(r"\1ок", m) for m in lemmas if kind == "nouns")
    return list(dict.fromkeys((*lemmas, *more, *plurals)))


def _rest(words: str) -> re.Pattern[str]:
    following = re.escape(words).replace(r"\*", r"[\w']*").replace(r"\ ", r"\s{1,4}")
    return re.compile(rf"\s{{1,4}}{following}(?!\w)")


def _forms(lemma: str, kind: str, language: str) -> list[str]:
    if language == "en":
        return [lemma, plural(lemma)] if kind == "noun" else [lemma]
    if lemma.startswith("="):  # as it is written, where another form is another word ("штурмові")
        return [lemma[1:]]
    return [lemma] if " " in lemma or kind == "word" else sorted(forms(lemma, language))
