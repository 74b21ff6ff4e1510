"""The garbage collector: it shall not look again and again through what stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """For what makes millions of objects that stay: it would look through all of them again and again.

    Nor does it look at them afterwards: what is there at the end is taken for lasting.
    """
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()


@contextmanager
def resting_collector() -> Iterator[None]:
    """For what makes much that stays long, and nothing that refers to itself: it would look again and again in vain.

    What was left before is freed first.
    """
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


OBJECTS = 10_000
"""Made and not yet freed, until it looks at the new ones: those of several messages, of which nearly all are gone."""


def settled() -> None:
    """What a worker has made before its first message, words and code, is taken for lasting."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS)
