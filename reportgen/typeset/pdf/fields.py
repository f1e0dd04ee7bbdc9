"""Form fields: links to ``form:…`` become fields that a reader of the PDF can fill in.

``<a href="form:choice?name=N&value=V&on=1&label=L">`` is a box to tick; boxes of one name exclude
each other. ``form:text?name=N&label=L`` is a line or an area to write in. The element is empty, and
its box is that of the field. Each field has its name, a label for readers who do not see the page,
and its appearance in the file, as PDF/A and PDF/UA ask (ISO 19005-3, 6.4.1; ISO 14289-1, 7.18.4).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from reportgen.typeset.pdf.file import File
from reportgen.typeset.sequence import Link, Rectangle

SCHEME = "form:"
_NO_NAME = re.compile(r"[^A-Za-z0-9_-]+")
"""What a name of PDF, or of a field, may not hold, or not as it stands."""

_PRINTED = 1 << 2
_RADIO = 1 << 15
_MULTILINE = 1 << 12
"""Flags of annotations and fields (ISO 32000-1, tables 165, 226, 228)."""

_LINE = 20.0
"""Points up to which a text field has a single line."""
_WRITING = b"/Helv 11 Tf 0 g"
"""How a reader's own text is set: a standard font, which the program that fills it in has."""


class Fields:
    """Adds the fields of a document to *file*."""

    def __init__(self, file: File) -> None:
        self.file = file
        self._order: list[bytes] = []
        self._groups: dict[str, _Group] = {}
        self._texts: Counter[str] = Counter()

    def add(self, link: Link, key: int) -> bytes:
        """The annotation of the field that *link* stands for, with the ``StructParent`` *key*."""
        parts = urlsplit(link.target)
        values = {"name": "field", "value": "on", **dict(parse_qsl(parts.query))}
        values |= {key: _NO_NAME.sub("-", values[key]) for key in ("name", "value")}
        annotation = {
            "Type": b"/Annot",
            "Subtype": b"/Widget",
            "Rect": link.rectangle,
            "F": _PRINTED,
            "StructParent": key,
        }
        if parts.path == "choice":
            return self._choice(annotation, link.rectangle, values)
        return self._text(annotation, link.rectangle, values)

    def form(self) -> dict[str, Any] | None:
        """The interactive form of the catalogue; ``None`` where there is no field."""
        if not self._order:
            return None
        for group in self._groups.values():
            self.file.set(group.reference, {**group.entries, "Kids": group.kids})
        font = {"Type": b"/Font", "Subtype": b"/Type1", "BaseFont": b"/Helvetica"}
        resources = {"Font": {"Helv": self.file.add({**font, "Encoding": b"/WinAnsiEncoding"})}}
        return {"Fields": self._order, "DR": resources, "DA": b"(%b)" % _WRITING}

    def _choice(self, annotation: dict[str, Any], box: Rectangle, values: dict[str, str]) -> bytes:
        value, ticked = values["value"], values.get("on") == "1"
        group = self._groups.get(values["name"])
        if group is None:
            group = self._groups[values["name"]] = _Group(self.file.reserve(), values)
            self._order.append(group.reference)
        state = b"/" + value.encode() if ticked else b"/Off"
        if ticked:
            group.entries["V"] = state
        appearance = {value: self._box(box, ticked=True), "Off": self._box(box, ticked=False)}
        entries = {
            **annotation,
            "Parent": group.reference,
            "TU": values.get("label", values["name"]),
            "AS": state,
            "AP": {"N": appearance},
        }
        reference = self.file.add(entries)
        group.kids.append(reference)
        return reference

    def _text(self, annotation: dict[str, Any], box: Rectangle, values: dict[str, str]) -> bytes:
        height = box[3] - box[1]
        self._texts[values["name"]] += 1
        again = self._texts[values["name"]]
        entries = {
            **annotation,
            "FT": b"/Tx",
            "T": values["name"] + (f"-{again}" if again > 1 else ""),
            "TU": values.get("label", values["name"]),
            "Ff": 0 if height <= _LINE else _MULTILINE,
            "DA": b"(%b)" % _WRITING,
            "AP": {"N": self._appearance(box, b"/Tx BMC EMC")},
        }
        reference = self.file.add(entries)
        self._order.append(reference)
        return reference

    def _box(self, box: Rectangle, *, ticked: bool) -> bytes:
        """A frame, and within it a square where it is ticked: □, ■."""
        width, height = box[2] - box[0], box[3] - box[1]
        frame = b"0.8 w 0 G %.2f %.2f %.2f %.2f re S" % (0.4, 0.4, width - 0.8, height - 0.8)
        inside = b" 0 g %.2f %.2f %.2f %.2f re f" % (1.6, 1.6, width - 3.2, height - 3.2)
        return self._appearance(box, frame + inside if ticked else frame)

    def _appearance(self, box: Rectangle, content: bytes) -> bytes:
        entries = {
            "Type": b"/XObject",
            "Subtype": b"/Form",
            "BBox": (0, 0, box[2] - box[0], box[3] - box[1]),
            "Resources": {},
        }
        return self.file.add_stream(entries, content)


class _Group:
    """A field whose boxes exclude each other."""

    def __init__(self, reference: bytes, values: dict[str, str]) -> None:
        self.reference = reference
        self.kids: list[bytes] = []
        self.entries: dict[str, Any] = {
            "FT": b"/Btn",
            "Ff": _RADIO,
            "T": values["name"],
            "TU": values.get("group", values["name"]),
            "V": b"/Off",
        }
