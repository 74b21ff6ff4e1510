"""The likely doer of an event whose own words name none: a learned choice among the parties of the article."""

from services.extract.doers.filling import with_likely_doers

__all__ = ["with_likely_doers"]
