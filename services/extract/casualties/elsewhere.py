"""People who belong to another word than the cue that looks at them: to a verb of their own, to what they say."""

from __future__ import annotations

from services.extract.casualties.asides import behind_aside
from services.extract.casualties.entries import CUE_ROLES
from services.extract.casualties.row import LIST, PHRASE, Row

_OBJECTS_ALONE = ("active", "toll")
"""Roles of cues before which none stand whom they count."""
_PREDICATES = frozenset(("auxiliary", "speech", *CUE_ROLES)) - frozenset(_OBJECTS_ALONE)
_VERB_WITHIN = 3
"""Chunks between a subject and its verb, where a list may go on instead."""
_SPEECH_WITHIN = 8
"""Chunks of a list of speakers and their verb."""
_OWN_CUE_WITHIN = 8
"""Chunks between one behind a comma and the cue that is said of him alone."""


def is_subject(row: Row, at: int) -> bool:
    """Whether these people belong to a word that follows them ("... and 24 were wounded", "an official said")."""
    first = behind_aside(row, at)
    for role in row.roles[first : first + _VERB_WITHIN]:
        if role in _PREDICATES:
            return True
        if role not in ("word", "light"):
            return False
    return False


def are_speakers(row: Row, at: int) -> bool:
    """Whether the list that starts here is of people who say something ("..., a chief and a security officer said")."""
    for role in row.roles[at : at + _SPEECH_WITHIN]:
        if role == "speech":
            return True
        if role not in LIST:
            return False
    return False


def has_own_cue(row: Row, at: int) -> bool:
    """Whether a cue words off is said of one behind a comma: "погибли двое, водителя с травмами | увезли в город"."""
    for role in row.roles[at + 1 : at + 1 + _OWN_CUE_WITHIN]:
        if role in CUE_ROLES:
            return role not in (*_OBJECTS_ALONE, "noun")
        if role not in PHRASE:
            return False
    return False


def are_victims_again(row: Row, at: int) -> bool:
    """Whether the noun at this index is the subject of a cue of another kind ("двое раненых | скончались")."""
    if at + 1 == len(row) or row.roles[at + 1] not in ("either", "intransitive"):
        return False
    return row.chunks[at + 1].entry.kind != row.chunks[at].entry.kind
