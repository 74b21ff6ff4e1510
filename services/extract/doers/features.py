"""What the learned choice knows of an event and a party that may have done it: each feature by its name.

The weights by these names are in lexicon/doers.toml; `tests/accuracy/doers.py` fits them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from services.extract.actors.cleared import is_background
from services.extract.actors.speaking import speaks
from services.extract.doers.candidates import Candidate
from services.extract.doers.scene import Scene
from services.extract.model import ActorMention

Features = dict[str, float]

_NEXT = 1  # sentences


def of_nobody(scene: Scene, candidates: Sequence[Candidate]) -> Features:
    """The features of the answer that the text does not say who did it."""
    return {
        "nobody": 1.0,
        f"nobody of {scene.report.sub_event_type}": 1.0,
        f"nobody in {scene.document.language}": 1.0,
        "nobody, of how many": math.log1p(len(candidates)),
        "nobody, with somebody hit": float(bool(scene.hit)),
    }


def describe(scene: Scene, candidate: Candidate, candidates: Sequence[Candidate]) -> Features:
    """The features of the answer that this party did it, those that are not 0."""
    found = {
        candidate.kind: 1.0,
        f"{candidate.kind} of {scene.report.sub_event_type}": 1.0,
        **_elsewhere(scene, candidate),
        **_among(candidate, candidates),
        **_of_victims(scene, candidate),
    }
    if not candidate.mentions:
        return {**found, "in the title alone": 1.0}
    nearest = nearest_of(scene, candidate)
    return {k: v for k, v in {**found, **_around(scene, candidate, nearest), **_near(scene, nearest)}.items() if v}


def nearest_of(scene: Scene, candidate: Candidate) -> ActorMention:
    """The mention that stands nearest to the event, by sentences, then by characters; the one before it first."""

    def away(mention: ActorMention) -> tuple[float, int]:
        off, trigger = scene.sentences_off(mention), scene.clause.trigger
        before = mention.start < trigger.start
        return abs(off) + (off > 0) / 2, trigger.start - mention.end if before else mention.start - trigger.end

    return min(candidate.mentions, key=lambda m: (away(m)[0], abs(away(m)[1])))


def _elsewhere(scene: Scene, candidate: Candidate) -> Features:
    """What it does, and suffers, in the article's other events."""
    done = [other for other in scene.others if not candidate.keys.isdisjoint(other.doers)]
    told = [other for other in scene.others if other.doers]
    at, kind = scene.clause.sentence.index, scene.report.sub_event_type
    return {
        "does others": float(bool(done)),
        "does all others": float(bool(done) and len(done) == len(told)),
        "share of others": len(done) / (len(told) or 1),
        "does others alike": float(any(other.kind == kind for other in done)),
        "does others near": float(any(abs(other.sentence - at) <= _NEXT for other in done)),
        "is hit in others": float(any(not candidate.keys.isdisjoint(other.hit) for other in scene.others)),
    }


def _among(candidate: Candidate, candidates: Sequence[Candidate]) -> Features:
    """How it stands among all parties of the article."""
    counts = [len(one.mentions) for one in candidates]
    alike = sum(one.kind == "group" for one in candidates)
    return {
        "the only party": float(len(candidates) == 1),
        "the only group": float(candidate.kind == "group" and alike == 1),
        "share of mentions": len(candidate.mentions) / (sum(counts) or 1),
        "times named": math.log1p(len(candidate.mentions)),
        "most mentions": float(len(candidate.mentions) == max(counts)),
        "in the title": float(bool(candidate.titled)),
        "named": float(any(m.actor_id or m.usual_name for m in (*candidate.mentions, *candidate.titled))),
    }


def _of_victims(scene: Scene, candidate: Candidate) -> Features:
    """Whether it is of the land of those who are hit."""
    country = next((m.country for m in (*candidate.mentions, *candidate.titled) if m.country), None)
    return {
        "of the land of those hit": float(country in scene.lands),
        "of another land than those hit": float(country is not None and bool(scene.lands - {country})),
    }


def _around(scene: Scene, candidate: Candidate, nearest: ActorMention) -> Features:
    """Where it is named."""
    sentence, document = scene.clause.sentence, scene.document
    places = [document.sentence_at(m.start) for m in candidate.mentions]
    return {
        f"named {_distance(scene, nearest)}": 1.0,
        "in its paragraph": float(any(s.paragraph == sentence.paragraph for s in places)),
        "in the lead": float(places[0].index == 0),
        "background": float(is_background(nearest, document.sentence_at(nearest.start), document.language)),
        "adjective": float(nearest.adjective),
    }


def _distance(scene: Scene, nearest: ActorMention) -> str:
    off = scene.sentences_off(nearest)
    if off == 0:
        return "in the clause" if scene.clause.start <= nearest.start < scene.clause.end else "in the sentence"
    if abs(off) == 1:
        return "right before" if off < 0 else "right behind"
    return "far off" if abs(off) > 3 else "before" if off < 0 else "behind"


def _near(scene: Scene, nearest: ActorMention) -> Features:
    """How the grammar of the event's own sentence has it, if it is there, and whether it only tells."""
    document = scene.document
    told = speaks(nearest, document.sentence_at(nearest.start), document.language)
    if scene.sentences_off(nearest) != 0:
        return {"speaks": float(told)}
    trigger, party = scene.clause.trigger, scene.parties[nearest.start]
    where = "before" if nearest.start < trigger.start else "behind"
    return {
        f"{where} the {trigger.voice} deed": 1.0,
        "speaks": float(told or party.speaks),
        "by": float(party.link == "by"),
        "nominative": float(party.cases == "n"),
        "instrumental": float("i" in party.cases),
        "before its attack or weapon": float(party.before in ("attack", "weapon")),
        "before its site": float(party.before == "site"),
    }
