"""What may be told where a surface form of the lexicon stands: worked out once, before any text is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from services.extract.events.cues import Cue, Entry
from services.extract.events.listing import behind_object

_SPACE = 5
"""Characters from a word on in which the next one of its phrase begins."""
new_cue = partial(tuple.__new__, Cue)
"""A cue of its parts, at half the time that its class takes: a text has hundreds."""


class Phrases:
    """The entries of a form of which some ask for what follows, by the letter that this begins with."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._near = _by_letter([entry for entry in entries if not entry.particle])
        self._all = _by_letter(entries)
        particles = [entry.particle for entry in entries if entry.particle]
        self._behind = behind_object(particles) if particles else None

    def at(self, padded: str, start: int, end: int) -> list[Cue]:
        """The cues of those that fit, where the form stands at start:end."""
        letter = padded[end : end + _SPACE].lstrip()[:1]
        entries = self._all.get(letter) or self._all[""]
        if self._behind and entries and not self._behind.match(padded, end):
            entries = self._near.get(letter) or self._near[""]
        return [cue for entry in entries if (cue := occurrence(padded, start, end, entry))]


@dataclass(slots=True)
class Form:
    """A surface form that fits: the one found, or a shorter one that it begins with."""

    size: int
    goes_on: bool
    """Whether its word has more letters."""
    is_plain: bool
    """Whether no entry of it asks for what follows."""
    entries: Sequence[Entry]
    phrases: Phrases | None


@dataclass(slots=True)
class Fit:
    """What fits where a form is found: entries for sure, or phrases of it, or else some of several forms."""

    entries: Sequence[Entry] = ()
    goes_on: bool = False
    """Whether their word has more letters."""
    phrases: Phrases | None = None
    forms: Sequence[Form] = ()
    """The longest first."""
    is_phrase: bool = False
    """Whether words may begin in what is found where nothing fits."""


NOTHING = Fit()


class Forms:
    """All surface forms of a language."""

    def __init__(self, found: Mapping[str, Sequence[Entry]]) -> None:
        stems = {text: [entry for entry in entries if entry.is_stem] for text, entries in found.items()}
        self._whole = {text: _form(text, tuple(entries), entries, False) for text, entries in found.items()}
        self._stems = {text: _form(text, tuple(some), found[text], True) for text, some in stems.items() if some}

    def fits(self) -> tuple[list[Fit], list[Fit]]:
        """What fits where each form is found, in their order: where its word ends with it, and where that goes on."""
        whole, inside = [], []
        for text, form in self._whole.items():
            sizes = [size for size in range(len(text) - 1, 0, -1) if text[:size] in self._whole]
            shorter = [part for size in sizes if (part := self._part(text, size))]
            stem = self._stems.get(text)
            some = [stem, *shorter] if stem else shorter
            whole.append(_fit([form, *shorter], text))
            inside.append(Fit(forms=_useful(some), is_phrase=True) if " " in text else _fit(some, text))
        return whole, inside

    def _part(self, text: str, size: int) -> Form | None:
        """What a form's first letters may be where it does not fit."""
        is_inside = text[size - 1].isalnum() and text[size].isalnum()
        return self._stems.get(text[:size]) if is_inside else self._whole[text[:size]]


def _form(text: str, entries: Sequence[Entry], all_entries: Sequence[Entry], goes_on: bool) -> Form:
    is_plain = not any(entry.rest for entry in all_entries)
    return Form(len(text), goes_on, is_plain, entries, None if is_plain else Phrases(entries))


def _fit(forms: Sequence[Form], text: str) -> Fit:
    """What fits of these forms; where that is all of the text alone, there is nothing to try."""
    forms = _useful(forms)
    if not forms:
        return NOTHING
    first = forms[0]
    if len(forms) > 1 or first.size < len(text) or (first.phrases and first.goes_on):
        return Fit(forms=forms, is_phrase=" " in text)
    return Fit(phrases=first.phrases, is_phrase=" " in text) if first.phrases else Fit(first.entries, first.goes_on)


def _useful(forms: Sequence[Form]) -> Sequence[Form]:
    """Behind one that surely fits only phrases of stems are of use, which may reach further."""
    sure = next((at for at, form in enumerate(forms) if form.is_plain), len(forms))
    return [form for at, form in enumerate(forms) if at <= sure or (form.goes_on and not form.is_plain)]


def _by_letter(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """The entries that a next letter leaves, in their order; at "" those that any other one does."""
    letters = {"", *(entry.opens for entry in entries)}
    return {letter: [e for e in entries if e.opens in ("", letter)] for letter in letters}


def occurrence(text: str, start: int, end: int, entry: Entry) -> Cue | None:
    """The entry's cue where its word stands at start:end, or None where what must follow does not."""
    if entry.rest is None:
        return new_cue((start, end, entry))
    following = entry.rest.match(text, end)
    return new_cue((start, following.end(), entry)) if following else None
