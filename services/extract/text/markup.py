"""HTML out of a text without moving it: each tag and entity becomes as many characters of white space.

Evidence points into the text as pushed, so nothing is ever cut out.
"""

from __future__ import annotations

import html
import re

# Unclosed comments and scripts run to the end of the text, so that no opening is scanned twice: linear time.
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|head|figcaption|nav|footer|aside)\b.*?(?:</\1[^<>]*>|\Z)"
    r"|</?([a-zA-Z][a-zA-Z0-9]*)[^<>]*>|<![^<>]*>|&(?:\#\d{1,7}|\#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});",
    re.DOTALL | re.IGNORECASE,
)
_BREAKS = frozenset(("p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6",
                     "blockquote", "article", "section", "hr", "header", "title", "pre"))  # fmt: skip
_LOOKS_LIKE_HTML = re.compile(r"</(?:p|div|a|span|b|i|em|strong|li|h[1-6])\s?>|<br\s?/?>|<p>", re.IGNORECASE)
_LINE_BREAKS = str.maketrans("\n\r", "  ")


def is_html(text: str, content_type: str) -> bool:
    """Whether to read a text as HTML; feeds often push it as plain text."""
    return content_type == "text/html" or ("<" in text and _LOOKS_LIKE_HTML.search(text) is not None)


def blank_markup(text: str) -> str:
    """The text without markup, of the same length; only block tags break lines, as in a browser."""
    return _MARKUP.sub(_blank, text.translate(_LINE_BREAKS))


def _blank(match: re.Match[str]) -> str:
    found = match.group()
    if found[0] == "&":
        return (html.unescape(found) + " " * len(found))[: len(found)].replace("\n", " ")
    tag = (match.group(1) or match.group(2) or "").lower()
    return ("\n" if tag in _BREAKS or match.group(1) else " ") + " " * (len(found) - 1)
