"""Who says so: claims, their status, and the origin of an article."""

from services.extract.claims.attribution import claims_of
from services.extract.claims.author import author_of
from services.extract.claims.origin import origin_of

__all__ = ["author_of", "claims_of", "origin_of"]
