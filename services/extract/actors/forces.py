"""What ACLED calls the forces of a state: "Military Forces of Chad", "Police Forces of Italy Carabinieri"."""

from __future__ import annotations

from functools import cache, lru_cache

from schemas.report import Actor
from schemas.taxonomy import EVENT_TYPE_OF, SubEventType
from services.extract.actors.lexicon import fold, lexicon_of
from services.extract.lexicon.loading import load


@lru_cache(maxsize=4096)
def force_name(force: str, country: str, event: SubEventType | None = None) -> str:
    """The name of a kind of force (a key of forces.toml) of a country; a state as a whole acts by those who do such."""
    data = load("actors", "forces")
    deeds = data["deed"].get(force, {}) if event else {}
    force = deeds.get(event) or deeds.get(EVENT_TYPE_OF[event] if event else "") or force
    own = (other["name"] for other in data["elsewhere"].get(force, ()) if country in other["in"])
    return str(next(own, data["name"][force])).format(state_name(country))


def state_name(country: str) -> str:
    """A state's name as ACLED has it behind "of", by its code; the code where we have no name."""
    named = load("actors", "forces")["state"].get(country)
    return str(named or lexicon_of("en").country_names.get(country, country))


def of_country(actor: Actor, country: str, event: SubEventType, language: str) -> Actor:
    """An actor whose country its words do not tell, now that it is known: nameless forces get their name by it."""
    force = _force_in(actor.name, language) if actor.category == "State forces" and not actor.actor_id else None
    named = {"name": force_name(force[0], country, event), "actor_id": f"{country.lower()}-{force[1]}"} if force else {}
    return actor.model_copy(update={"country": country, **named})


@lru_cache(maxsize=4096)
def _force_in(words: str, language: str) -> tuple[str, str] | None:
    """The force that words of a text tell, and its id's suffix: the first noun of forces in them, the longest."""
    told, known = fold(words).split(), _forces(language)
    for start in range(len(told)):
        for end in range(len(told), start, -1):
            if (force := known.get(" ".join(told[start:end]))) is not None:
                return force
    return None


@cache
def _forces(language: str) -> dict[str, tuple[str, str]]:
    """Of all forms of nouns of a state's forces: the kind of force, a key of forces.toml, and its id's suffix."""
    lexicon = lexicon_of(language)
    heads = ((form, entries[0]) for form, entries in zip(lexicon.kinds, lexicon.entries, strict=True))
    return {form: (h.force, h.suffix) for form, h in heads if h.force and h.suffix and h.suffix != "enemy"}
