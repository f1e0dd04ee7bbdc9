"""Mends that rules offer, made in the text of the record files.

A mend is spliced in at the places of its edits, so comments, order and layout of the file stay byte
for byte. The new text is read before it is kept: every value must be as it was, but for the edits.
A mend that does not read back so is left out; the others of its file are made.
"""

from __future__ import annotations

from reportgen.mend.apply import Mended, mended
from reportgen.mend.rounds import Repair, repair

__all__ = ["Mended", "Repair", "mended", "repair"]
