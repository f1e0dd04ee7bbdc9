"""The index as data, in pieces: one JSON document with an entry a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from reportgen.index.shelf import Shelf


def index_data(shelf: Shelf, day: str) -> Iterator[str]:
    """The JSON of *shelf* on the *day*."""
    head = {"day": day, "states": dict(sorted(shelf.states.items())), "not_public": shelf.hidden}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "reports": ['
    separator = "\n"
    for _, entry in shelf.entries():
        yield separator + json.dumps(entry, ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n"
