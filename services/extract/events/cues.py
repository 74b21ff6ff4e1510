"""Where a text has words that matter: one Aho-Corasick pass over a whole field.

A cue is an occurrence of a lexicon entry. Its class ("shell", "drone", "negation") is all that the rules see of it.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from services.extract.events.rules import rule_book
from services.extract.lexicon.inflection import bare_form, forms, plural, verb_forms
from services.extract.lexicon.loading import load

CONCERNS = ("triggers", "cues", "modality")
NAMES = "names"
"""The concern of cues that names give."""
_ENDING = 3
"""Letters of a case ending at most."""
_OBJECT, _FAR = 7, 400
"""Words that the object between a verb and its particle has at most, and characters."""
_SPACE = 5
"""Characters from a word on in which the next one of its phrase begins."""
_MASCULINE = re.compile(r"([аиіуояюї])л\*")
_NOUN = re.compile(r"нн\*$|([бвгджзлмнпрстчш])к\*$")
_NEW_CLAUSE = r"(?:by|was|were|is|are|when|while|who|which|that|after|before|sank|capsized|crashed) "
"""What no object holds: "fired on a boat carrying migrants by ... | off Zawiya"."""
_LETTERS = re.compile(r"(?:[^\W_]|')*")
_KINDS = {"verbs": "verb", "nouns": "noun", "words": "word"}


class Entry(NamedTuple):
    """A surface form of the lexicon."""

    name: str
    """Its class."""
    concern: str
    kind: str
    """verb, noun or word."""
    mask: int = 0
    """Its class as the rules know it: `RuleBook.bit`."""
    is_stem: bool = False
    """Whether more letters of the same word may follow."""
    rest: re.Pattern[str] | None = None
    """What must follow the word, where the entry is a phrase with stems."""
    opens: str = ""
    """The letter that this begins with, behind space: most phrases of a word are told by it not to be there."""
    particle: str = ""
    """What must follow it somewhere, and is looked for first: seldom does it."""
    is_twin: bool = False
    """Whether the same form of the same class is a noun and a verb."""
    is_bare: bool = False
    """Whether it is the bare form of an English verb, and no past tense ("attack"; not "hit")."""


class Cue(NamedTuple):
    """An entry found at start:end of a text."""

    start: int
    end: int
    entry: Entry


_new = partial(tuple.__new__, Cue)
"""A cue of its parts, at half the time that its class takes: a text has hundreds."""


def fold(text: str) -> str:
    """Lower case, with one apostrophe, no hyphen and no ё; the same length as before."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower()[0] for c in text)
    return lower.replace("’", "'").replace("ʼ", "'").replace("-", " ").replace("ё", "е").replace("\u00a0", " ")


class _Key(NamedTuple):
    """What a surface form may be."""

    size: int
    entries: list[Entry]
    stems: list[Entry]
    """Those of the entries that more letters may follow."""
    is_plain: bool
    """Whether none of them asks for what follows."""


class Matcher:
    """All cues of one language."""

    def __init__(self, language: str) -> None:
        found: dict[str, list[Entry]] = {}
        for concern in CONCERNS:
            for name, kinds in load(language, concern).items():
                for kind, lemmas in kinds.items():
                    for lemma in _with_variants(lemmas, kind, language):
                        _add(found, lemma, Entry(name, concern, _KINDS[kind], rule_book().bit(name)), language)
        found = {key: _distinct(entries + _of_stem(key, entries, found)) for key, entries in found.items()}
        self._keys = [_prefixes(key, found) for key in found]
        self._plain = [
            None if _has_phrase(keys) else entries for keys, entries in zip(self._keys, found.values(), strict=True)
        ]
        self._automaton = AhoCorasick(
            list(found), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )

    def find(self, folded: str) -> list[Cue]:
        """Cues in order of their start; `folded` as `fold` gives it."""
        return self._within(f"{folded} ", 0, len(folded))

    def _within(self, padded: str, first: int, last: int) -> list[Cue]:
        """Those between two offsets; a space follows the text, so that some character stands before and behind each."""
        cues: list[Cue] = []
        for pattern, start, end in self._automaton.find_matches_as_indexes(padded[first:last]):
            start, end = start + first, end + first
            if padded[start - 1].isalnum() and padded[start].isalnum():
                continue
            plain = self._plain[pattern]
            if plain is not None and not (padded[end].isalnum() and padded[end - 1].isalnum()):
                cues += [_new((start, end, entry)) for entry in plain]
            else:
                here = _first(padded, start, self._keys[pattern])
                cues += here
                after = here[0].end if here else start + 1
                if " " in padded[after:end]:  # a phrase that does not fit swallows no word of its end
                    cues += self._within(padded, after, _word_end(padded, end))
        return cues


def _first(padded: str, start: int, keys: list[_Key]) -> list[Cue]:
    """The cues of the longest key that fits at `start`; of a shorter one whose phrase reaches further ("взяли |", but
    "взял* в полон")."""
    found: list[Cue] = []
    for size, entries, stems, is_plain in keys:
        if found and is_plain:
            continue
        end = start + size
        if padded[end].isalnum() and padded[end - 1].isalnum():
            if not stems:
                continue
            entries, end = stems, _word_end(padded, end)
        if is_plain:
            here = [_new((start, end, entry)) for entry in entries]
        else:
            opens = (padded[end : end + _SPACE].lstrip()[:1], "")
            here = [c for entry in entries if entry.opens in opens and (c := _occurrence(padded, start, end, entry))]
        if found:
            here = [cue for cue in here if cue.end > found[0].end]
        found = here or found
    return found


def _distinct(entries: list[Entry]) -> list[Entry]:
    """A key's entries, each once, with twins marked."""
    nouns, verbs = ({e.name for e in entries if e.kind == kind and not e.rest} for kind in ("noun", "verb"))
    return [e._replace(is_twin=e.name in nouns & verbs) for e in dict.fromkeys(entries)]


def _of_stem(key: str, entries: list[Entry], found: dict[str, list[Entry]]) -> list[Entry]:
    """The classes of a whole form's stem, which another class that lists the form does not take from it.

    "боевики" stands for a ceasefire's party in full, and is a rebel by "боевик*".
    """
    if any(entry.is_stem for entry in entries):
        return []
    stems = (found.get(key[:-n], ()) for n in range(1, min(_ENDING, len(key) - 1) + 1))
    fit = [e for some in stems for e in some if e.is_stem and e.concern == "cues" and not e.rest]
    return [entry._replace(is_stem=False) for entry in fit if entry.name not in {e.name for e in entries}]


def _has_phrase(keys: list[_Key]) -> bool:
    """Whether a word asks for what follows it: as it is written, or as a stem that it begins with."""
    return any(entry.rest for entry in keys[0].entries) or any(e.rest for key in keys[1:] for e in key.stems)


def _prefixes(key: str, found: dict[str, list[Entry]]) -> list[_Key]:
    """The key and those that it begins with, longest first: where one ends inside a word, the next may fit."""
    keys = ((size, found[key[:size]]) for size in range(len(key), 0, -1) if key[:size] in found)
    return [_Key(n, some, [e for e in some if e.is_stem], not any(e.rest for e in some)) for n, some in keys]


def _occurrence(text: str, start: int, end: int, entry: Entry) -> Cue | None:
    """The entry's cue where its word stands at start:end, or None where what must follow does not."""
    if entry.rest is None:
        return _new((start, end, entry))
    if entry.particle and entry.particle not in text[end : end + _FAR]:
        return None
    following = entry.rest.match(text, end)
    return Cue(start, following.end(), entry) if following else None


def _word_end(text: str, at: int) -> int:
    letters = _LETTERS.match(text, at)
    return letters.end() if letters else at


def _add(found: dict[str, list[Entry]], lemma: str, entry: Entry, language: str) -> None:
    """List an entry under its surface forms.

    "обстрел*" is a stem, "мирн* жител*" a phrase of stems, "drive … out of" a verb with what follows its object.
    """
    if "…" in lemma:
        lemma, _, after = lemma.partition(" … ")
        behind = re.compile(rf"(?=(?: (?!{_NEW_CLAUSE})[\w'«»]+(?:, \d+,)?){{1,{_OBJECT}}}? {re.escape(after)}(?!\w))")
        entry = entry._replace(rest=behind, particle=f" {after}")
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


def _with_variants(lemmas: list[str], kind: str, language: str) -> list[str]:
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


@cache
def matcher(language: str) -> Matcher:
    """The matcher of a language, compiled once a process."""
    return Matcher(language)
