"""The structure tree of a written PDF as text: one element a line, with what it says and shows."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    IndirectObject,
    NumberObject,
    TextStringObject,
)

_BFCHAR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


class Artifact(str):
    """What an artifact is: ``Pagination/Header``; empty where nothing is said."""


class Replacement(str):
    """What is said in place of what is shown (ISO 32000-1, 14.9.4)."""


class TagTree:
    """A written PDF, its structure tree and the text of its marks."""

    def __init__(self, pdf: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(pdf))
        self.catalog: Any = self.reader.trailer["/Root"]
        self.root: Any = self.catalog["/StructTreeRoot"]
        self.pages = list(self.reader.pages)
        self.texts: list[dict[int, str]] = []
        """Text of each page by MCID."""
        self.artifacts: list[dict[str, str]] = []
        """Text of each page's artifacts by kind."""
        self.unmarked: list[str] = []
        """Text of each page that is neither."""
        for page in self.pages:
            self._read(page)

    def _read(self, page: Any) -> None:
        fonts = {
            name: _to_unicode(font.get_object())
            for name, font in page["/Resources"]["/Font"].items()
        }
        marked: dict[int, str] = defaultdict(str)
        artifacts: dict[str, str] = defaultdict(str)
        unmarked, font = "", {}
        stack: list[int | Artifact | Replacement] = []

        def show(text: str) -> None:
            nonlocal unmarked
            holder = next(
                (one for one in reversed(stack) if not isinstance(one, Replacement)), None
            )
            if holder is None:
                unmarked += text
            elif isinstance(holder, Artifact):
                artifacts[holder] += text
            else:
                marked[holder] += text

        for operands, operator in ContentStream(page["/Contents"], self.reader).operations:
            match operator:
                case b"BMC":
                    stack.append(Artifact())
                case b"BDC":
                    stack.append(_kind(operands))
                    if isinstance(stack[-1], int):
                        assert all(isinstance(one, Artifact) for one in stack[:-1])
                    show(stack[-1] if isinstance(stack[-1], Replacement) else "")
                case b"EMC":
                    stack.pop()
                case b"Tf":
                    font = fonts[operands[0]]
                case b"TJ" | b"Tj" if not (stack and isinstance(stack[-1], Replacement)):
                    show(_text(operands[0], font))
        assert not stack
        self.texts.append(dict(marked))
        self.artifacts.append(dict(artifacts))
        self.unmarked.append(unmarked)

    def elements(self, type_: str = "") -> Iterator[Any]:
        """All structure elements, or those of one type, in reading order."""

        def walk(element: Any) -> Iterator[Any]:
            if not type_ or element["/S"] == f"/{type_}":
                yield element
            for kid in kids(element):
                if isinstance(kid, DictionaryObject) and "/S" in kid:
                    yield from walk(kid)

        for kid in kids(self.root):
            yield from walk(kid)

    def text(self, element: Any) -> str:
        """All that *element* shows."""
        shown = ""
        for kid in kids(element):
            if isinstance(kid, NumberObject):
                shown += self.texts[self._page(element)][kid]
            elif "/MCID" in kid:
                shown += self.texts[self._page(kid)][kid["/MCID"]]
            elif "/S" in kid:
                shown += self.text(kid)
        return shown

    def _page(self, holder: Any) -> int:
        return next(n for n, page in enumerate(self.pages) if page == holder["/Pg"])

    def dump(self) -> str:
        """The whole tree, and the artifacts of each page."""
        lines: list[str] = []
        for kid in kids(self.root):
            self._dump(kid, 0, lines)
        for number, artifacts in enumerate(self.artifacts, start=1):
            for kind, text in artifacts.items():
                lines.append(f"page {number} artifact {kind} “{_short(text)}”")
        return "\n".join(lines) + "\n"

    def _dump(self, element: Any, depth: int, lines: list[str]) -> None:
        parts = [str(element["/S"])[1:]]
        for key in ("/Lang", "/Alt", "/ActualText", "/ID"):
            if key in element:
                parts.append(f"{key[1:].lower()}={_plain(element[key])}")
        parts += [
            f"{key[1:]}={_plain(value)}"
            for owner in _array(element.get("/A", ArrayObject()))
            for key, value in owner.items()
            if key != "/O"
        ]
        below = kids(element)
        own = ""
        if not any(isinstance(kid, DictionaryObject) and "/S" in kid for kid in below):
            own = "".join(f" {one}" for kid in below if (one := self._shown(kid, element)))
            below = [kid for kid in below if not self._shown(kid, element)]
        lines.append("  " * depth + " ".join(parts) + own)
        for kid in below:
            indent = "  " * (depth + 1)
            if isinstance(kid, DictionaryObject) and "/S" in kid:
                self._dump(kid, depth + 1, lines)
            elif shown := self._shown(kid, element):
                lines.append(indent + shown)
            else:
                lines.append(f"{indent}→ {kid['/Obj'].get('/Contents', '')}")

    def _shown(self, kid: Any, element: Any) -> str:
        """Page and text of a mark; nothing for a kid of another sort."""
        if isinstance(kid, NumberObject):
            page, number = self._page(element), kid
        elif "/MCID" in kid:
            page, number = self._page(kid), kid["/MCID"]
        else:
            return ""
        return f"{page + 1}:“{_short(self.texts[page][number])}”"


def kids(element: Any) -> list[Any]:
    """The kids of a structure element, references resolved."""
    return [kid.get_object() for kid in _array(element.get("/K", ArrayObject()))]


def _array(value: Any) -> list[Any]:
    value = value.get_object()
    items = value if isinstance(value, ArrayObject) else [value]
    return [one.get_object() if isinstance(one, IndirectObject) else one for one in items]


def _kind(operands: Any) -> int | Artifact | Replacement:
    tag, properties = operands
    if "/ActualText" in properties:
        return Replacement(properties["/ActualText"])
    if tag == "/Artifact":
        subtype = str(properties.get("/Subtype", ""))
        return Artifact(str(properties["/Type"])[1:] + subtype)
    return int(properties["/MCID"])


def _to_unicode(font: Any) -> dict[bytes, str]:
    data = font["/ToUnicode"].get_object().get_data()
    blocks = re.findall(rb"beginbfchar(.*?)endbfchar", data, re.S)
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be")
        for block in blocks
        for code, text in _BFCHAR.findall(block)
    }


def _text(operand: Any, font: dict[bytes, str]) -> str:
    shown = ""
    for part in operand if isinstance(operand, ArrayObject) else [operand]:
        if isinstance(part, TextStringObject | ByteStringObject):
            raw = part.original_bytes if isinstance(part, TextStringObject) else bytes(part)
            shown += "".join(font.get(raw[i : i + 2], "") for i in range(0, len(raw), 2))
    return shown


def _plain(value: Any) -> str:
    if isinstance(value, ArrayObject):
        return "[" + " ".join(f"{float(one):g}" for one in value) + "]"
    return str(value).removeprefix("/")


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:28]}…{text[-10:]}"
