"""The resources of a page sequence as PDF objects (ISO 32000-1, 7.8.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportgen.cache import digest
from reportgen.typeset.conformance.nodes import Node
from reportgen.typeset.pdf.file import File
from reportgen.typeset.sequence import Stream

Forms = dict[int, tuple[bytes, Sequence[Node]]]
"""Forms with marks of their own, by number: their references, and the owners of the marks."""


class Resources:
    """Adds resources to *file*; the same picture of two sequences stands there once.

    *fonts* is the reference of the dictionary of all fonts.
    """

    def __init__(self, file: File, fonts: bytes) -> None:
        self.file = file
        self.fonts = fonts
        self._pictures: dict[str, bytes] = {}

    def add(self, resources: Mapping[str, Any], forms: Forms, key: int) -> bytes:
        """Add *resources*; the reference of their dictionary.

        Forms with marks of their own are put into *forms*; the first of them has the
        ``StructParents`` *key*.
        """
        made = {kind: self._made(entries, forms, key) for kind, entries in resources.items()}
        return self.file.add({**made, "Font": self.fonts})

    def _made(self, value: Any, forms: Forms, key: int) -> Any:
        if isinstance(value, Stream):
            return self._stream(value, forms, key)
        if isinstance(value, Mapping):
            return {
                name: self.add(item, forms, key)
                if name == "Resources"
                else self._made(item, forms, key)
                for name, item in value.items()
            }
        if isinstance(value, list):
            return [self._made(item, forms, key) for item in value]
        return value

    def _stream(self, stream: Stream, forms: Forms, key: int) -> bytes:
        picture = stream.entries.get("Subtype") == b"/Image"
        name = digest(repr(stream.entries), stream.data) if picture else ""
        if name in self._pictures:
            return self._pictures[name]
        reference = self.file.reserve()
        entries = self._made(stream.entries, forms, key)
        if stream.number:
            forms[stream.number] = (reference, stream.owners)
            entries["StructParents"] = key + stream.number - 1
        self.file.set_stream(reference, entries, stream.data)
        if picture:
            self._pictures[name] = reference
        return reference
