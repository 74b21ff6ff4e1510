"""Text as a spreadsheet's cell: text of articles is data there too."""

from __future__ import annotations

import unicodedata

_FORMULA = ("=", "+", "-", "@")


def cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula, on one line and without control characters.

    After OWASP's advice on CSV injection: an apostrophe goes before what starts like a formula, also behind white
    space, and in full-width letters, which Excel reads as plain ones.
    """
    clean = "".join(" " if c in "\t\r\n\v\f\u2028\u2029" else c for c in text)
    clean = "".join(c for c in clean if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    starts = unicodedata.normalize("NFKC", clean.lstrip()[:1])
    return f"'{clean}" if starts.startswith(_FORMULA) else clean
