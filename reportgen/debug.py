"""Exceptions that become findings or are passed over can be seen: with ``REPORTGEN_DEBUG=1``."""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import suppress


def swallowed(error: BaseException) -> None:
    """Write the traceback of *error* to standard error where ``REPORTGEN_DEBUG`` is set.

    To be called wherever an exception of any kind ends in a finding or in a second way of working.
    Why: a fault of this program can hide behind such a place.
    """
    if os.environ.get("REPORTGEN_DEBUG") and sys.stderr is not None:
        with suppress(OSError, ValueError):  # a closed stream
            traceback.print_exception(error, file=sys.stderr)
