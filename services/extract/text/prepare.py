"""A text as pushed to a text as read: what is no prose is blanked, and nothing moves."""

from __future__ import annotations

from services.extract.text.boilerplate import blank_boilerplate
from services.extract.text.markup import blank_markup, is_html


def prepare(text: str, content_type: str) -> str:
    """The text without markup, links and boilerplate, of the same length."""
    return blank_boilerplate(blank_markup(text) if is_html(text, content_type) else text)
