"""Changing the text of a record file, and nothing else in it.

A change names a value by its path in the file, ``("their_people", 1, "post")``. It is spliced into
the text, so comments, order, quotes, indents and blank lines elsewhere stay byte for byte. Whatever
is spliced is read again before it is handed back: a text that does not say exactly what was asked
for is never returned. Who calls knows why something is changed; this room only knows how.
"""

from __future__ import annotations

from reportgen.edit.changes import Change, Delete, Insert, Move, Set, changed
from reportgen.edit.document import Data, Unchangeable
from reportgen.edit.files import Conflict, write_files

__all__ = [
    "Change",
    "Conflict",
    "Data",
    "Delete",
    "Insert",
    "Move",
    "Set",
    "Unchangeable",
    "changed",
    "write_files",
]
