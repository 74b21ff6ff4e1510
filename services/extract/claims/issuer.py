"""Whose word a bulletin is that news print whole: that of whoever always publishes it under this title."""

from __future__ import annotations

from schemas.article import RawArticle
from services.extract.lexicon.loading import load

_HEAD = 300
"""Characters of a text that hold what it is."""


def issuer_of(article: RawArticle) -> str | None:
    """The party whose bulletin an article is; None for news."""
    head = f"{article.title}\n{article.text[:_HEAD]}".lower()
    rows = load("actors", "bulletins")["bulletin"]
    return next((row["issuer"] for row in rows if any(words in head for words in row["opens"])), None)
