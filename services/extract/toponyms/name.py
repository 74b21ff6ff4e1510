"""A toponym in the making: lighter than the record, for its parts are found one after the other."""

from __future__ import annotations

from typing import Literal, NamedTuple

from schemas.report import TextField

Role = Literal["event", "context", "speaker", "publisher", "actor"]


class Name(NamedTuple):
    """The fields are those of `schemas.report.Toponym`."""

    written: str
    field: TextField
    start: int
    end: int
    sentence: int
    role: Role
    cue: str | None
    language: str
    strength: float
    country: str | None
    within: tuple[int, ...] = ()
    described: bool = False
