"""Changes of values in the text of a record file that leave the rest of the file as it is.

A change has the path of a value in the file, ``("their_people", 1, "post")``. It is spliced into
the text, so comments, order, quotes, indents and blank lines elsewhere stay byte for byte. The new
text is read before it is returned: a text with other values than requested is never returned. The
caller knows why something is changed; this room only knows how.
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
