"""How a worker ends, so that who started it knows what to do."""

from __future__ import annotations

import logging
import os
from typing import NoReturn

OWN_ERRORS = 1
"""Too many bugs, or a broken gazetteer: starting it again does not help."""
CANNOT_START = 69
"""No broker, no topics, no gazetteer (EX_UNAVAILABLE): try again when that is repaired."""
START_AGAIN = 70
"""A write failed, a session was lost, an offset jumped (EX_SOFTWARE): start it again, nothing is lost."""

log = logging.getLogger(__name__)


def end_now(status: int, why: str) -> NoReturn:
    """End the process at once: a graceful stop would commit offsets of messages that are not safely out."""
    log.critical("%s", why)
    logging.shutdown()
    os._exit(status)
