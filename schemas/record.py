"""What all records share: immutability, strict writing, lenient reading, UTC times."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Annotated, TypeVar

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, StringConstraints

R = TypeVar("R", bound="Record")


class Record(BaseModel):
    """Base of everything on a topic: frozen, and refuses fields that it does not know when we write it."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    def to_bytes(self) -> bytes:
        """The record as UTF-8 JSON: the same record gives the same bytes."""
        return self.model_dump_json().encode()

    @classmethod
    def read(cls: type[R], data: bytes | str) -> R:
        """Parse and validate JSON, ignoring fields of later versions.

        Raises pydantic.ValidationError (with the place and the reason) where the JSON or its shape is wrong.
        """
        return cls.model_validate_json(data, extra="ignore")


def _to_utc(value: datetime) -> datetime:
    return value.astimezone(timezone.utc)


UtcDatetime = Annotated[AwareDatetime, AfterValidator(_to_utc)]
"""A moment with a time zone, kept in UTC; a naive one is refused."""

Iso3 = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""ISO 3166-1 alpha-3 country code."""

Identifier = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\s\x00]+$")]
"""An id: 1 to 200 characters without white space."""
