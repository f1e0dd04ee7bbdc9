"""What the typesetter may fetch: bytes in memory under invented addresses.

Why: no absolute path reaches the engine, so the PDF is the same on every machine, and nothing on
the disk or the network is within its reach. ``.invalid`` never resolves (RFC 2606).
"""

from __future__ import annotations

from typing import NamedTuple

BASE_URL = "https://report.invalid/"


class Resource(NamedTuple):
    """One file that the typesetter may ask for; a *name*, where it has one, is of its content."""

    data: bytes
    media_type: str
    name: str = ""
