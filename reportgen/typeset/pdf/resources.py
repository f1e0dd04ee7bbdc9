"""The resources of a page sequence as PDF objects (ISO 32000-1, 7.8.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pydyf  # type: ignore[import-untyped]

from reportgen.cache import digest
from reportgen.typeset.conformance.nodes import Node
from reportgen.typeset.sequence import Stream


class Resources:
    """Adds resources to *pdf*; the same picture of two sequences stands there once.

    *fonts* is the reference of the dictionary of all fonts.
    """

    def __init__(self, pdf: Any, fonts: bytes) -> None:
        self.pdf = pdf
        self.fonts = fonts
        self._pictures: dict[str, bytes] = {}

    def add(
        self, resources: Mapping[str, Any], forms: dict[int, tuple[Any, Sequence[Node]]]
    ) -> bytes:
        """Add *resources*; the reference of their dictionary.

        Forms with marks of their own are put into *forms* under their numbers.
        """
        made = pydyf.Dictionary(
            {kind: self._made(entries, forms) for kind, entries in resources.items()}
        )
        made["Font"] = self.fonts
        self.pdf.add_object(made)
        reference: bytes = made.reference
        return reference

    def _made(self, value: Any, forms: dict[int, tuple[Any, Sequence[Node]]]) -> Any:
        if isinstance(value, Stream):
            return self._stream(value, forms)
        if isinstance(value, Mapping):
            return pydyf.Dictionary(
                {
                    key: self.add(one, forms) if key == "Resources" else self._made(one, forms)
                    for key, one in value.items()
                }
            )
        if isinstance(value, list):
            return pydyf.Array([self._made(one, forms) for one in value])
        return value

    def _stream(self, stream: Stream, forms: dict[int, tuple[Any, Sequence[Node]]]) -> bytes:
        picture = stream.entries.get("Subtype") == "/Image"
        key = digest(repr(stream.entries), stream.data) if picture else ""
        if key in self._pictures:
            return self._pictures[key]
        made = pydyf.Stream([stream.data], self._made(stream.entries, forms))
        self.pdf.add_object(made)
        if stream.number:
            forms[stream.number] = (made, stream.owners)
        reference: bytes = made.reference
        if picture:
            self._pictures[key] = reference
        return reference
