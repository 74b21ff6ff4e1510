"""The parts that others build, and a silent stand-in for each that is not there yet. Goes when all are."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from schemas.report import Casualties, When
from services.extract.model import ActorSlot, CasualtySlot, ClaimSlot, LossSlot, PlaceSlot, WhenSlot


def _part(module: str, name: str, absent: Callable[..., Any]) -> Callable[..., Any]:
    try:
        return getattr(import_module(f"services.extract.{module}"), name)  # type: ignore[no-any-return]
    except (ImportError, AttributeError):
        return absent


def _published(clause: Any, document: Any, published_at: Any) -> WhenSlot:
    return WhenSlot(When(start=published_at.date(), end=published_at.date(), precision=2), None)


find_actors = _part("actors", "find_actors", lambda d: ())
actors_of = _part("actors", "actors_of", lambda c, d, m: ActorSlot((), {}))
claims_of = _part("claims", "claims_of", lambda c, d, m: ClaimSlot((), "reported", {}))
origin_of = _part("claims", "origin_of", lambda d: None)
casualties_of = _part("casualties", "casualties_of", lambda c, d, m: CasualtySlot(Casualties(), (), {}))
losses_of = _part("losses", "losses_of", lambda c, d, m: LossSlot((), (), {}))
when_of = _part("when", "when_of", _published)
find_toponyms = _part("toponyms", "find_toponyms", lambda d, i=0: ())
places_of = _part("toponyms", "places_of", lambda c, d, t: PlaceSlot((), {}))
