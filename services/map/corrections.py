"""What a reader of the map asks to be corrected: the form, checked. Whoever runs the map makes it a Correction."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Words = Annotated[str, Field(max_length=200)]


class RefusedError(ValueError):
    """Why a correction cannot be made, in words for the reader."""


class Asked(BaseModel):
    """One of place, type and dates, or a merge, a split, a retraction, or an undo; by whom, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    place: Words = ""
    """A place of the gazetteer by its name, or "latitude, longitude, radius in km"."""
    sub_event_type: Words = ""
    dates: Words = ""
    """A day, or first and last day with ".." between."""
    merge_with: Words = ""
    split_reports: Annotated[list[Words], Field(max_length=200)] = []
    retract: bool = False
    undoes: Words = ""
    by: Annotated[str, Field(min_length=1, max_length=200)]
    why: Annotated[str, Field(min_length=1, max_length=2000)]


def asked(body: bytes) -> Asked:
    """The form. Raises RefusedError, which says which field is wrong."""
    try:
        return Asked.model_validate_json(body)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise RefusedError(f"{'.'.join(map(str, first['loc'])) or 'the form'}: {first['msg']}") from None
