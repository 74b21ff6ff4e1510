"""The garbage collector during a restore, and after it."""

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
