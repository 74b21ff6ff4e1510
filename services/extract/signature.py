"""A fingerprint of an article's words, by which copies of one text find one another."""

from __future__ import annotations

import base64
import re
import struct

from rensa import RMinHash

PERMUTATIONS = 64
SHINGLE = 3
"""Words a shingle: short enough to survive an editor, long enough not to meet by chance."""
_SEED = 1
_LEAST_WORDS = 8  # of a shorter text, any two notes on one topic look alike
_MOST_WORDS = 2000  # the copied part of a wire text is its beginning
_WORD = re.compile(r"\w+")
_SIGNS = {code: " " for code in range(128) if not _WORD.match(chr(code))}


def signature_of(text: str) -> str | None:
    """The MinHash of the text's word shingles: 64 values of 32 bits, little-endian, in base64; None if too short.

    The share of equal values estimates the Jaccard similarity of two texts' shingles (standard error 0.06).
    """
    words = _words(text[: _MOST_WORDS * 16].lower())[:_MOST_WORDS]
    if len(words) < _LEAST_WORDS:
        return None
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update(list(map(" ".join, zip(*(words[i:] for i in range(SHINGLE)), strict=False))))
    return base64.b64encode(struct.pack(f"<{PERMUTATIONS}I", *minhash.digest())).decode()


def _words(text: str) -> list[str]:
    """As the pattern finds them: of plain English, at a sixth of its time."""
    return text.translate(_SIGNS).split() if text.isascii() else _WORD.findall(text)
