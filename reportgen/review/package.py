"""A file from elsewhere, opened within bounds: a zip archive whose parts are XML.

It may be broken, a bomb, encrypted or hold programs; nothing in it is run, no address is followed,
no entity is read. Why a refusal for programs and outside parts: what they would show is not in the
file, so a review of it would be of something else.
"""

from __future__ import annotations

import re
import zipfile
from enum import Enum
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from reportgen import limits

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins a .doc, and a .docx that is encrypted (MS-CFB)."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class Reason(Enum):
    """Why a file is not taken."""

    BROKEN = "broken"
    OLD = "old"
    ENCRYPTED = "encrypted"
    LARGE = "large"
    ENTITIES = "entities"
    MACROS = "macros"
    OUTSIDE = "outside"


class Refusal(Exception):  # noqa: N818  an answer, not a bug
    """A file that is not taken; *detail* is a part or an address in it."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


class Package:
    """The parts of an archive. Raises :class:`Refusal` where it is not to be trusted."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_COMPOUND):
            raise Refusal(Reason.ENCRYPTED if _ENCRYPTED in data else Reason.OLD)
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            entries = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise Refusal(Reason.BROKEN) from None
        if len(entries) > limits.PACKAGE_PARTS:
            raise Refusal(Reason.LARGE)
        if any(entry.flag_bits & 1 for entry in entries):
            raise Refusal(Reason.ENCRYPTED)
        self.names = [entry.filename for entry in entries]
        macros = next((n for n in self.names if _is_macro(n)), "")
        if macros:
            raise Refusal(Reason.MACROS, macros)
        self._left = int(limits.PACKAGE_XML)

    def xml(self, name: str) -> Element | None:
        """The part *name*, read; ``None`` where there is none."""
        if name not in self.names:
            return None
        data = self._read(name)
        # Of an encoding with two bytes a letter the parser would read what is not seen here.
        if _DECLARATION.search(data) or data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in data:
            raise Refusal(Reason.ENTITIES, name)
        try:
            return _bounded(data)
        except ElementTree.ParseError:
            raise Refusal(Reason.BROKEN, name) from None

    def _read(self, name: str) -> bytes:
        try:
            with self._archive.open(name) as part:
                data = part.read(self._left + 1)
        except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError):
            raise Refusal(Reason.BROKEN, name) from None
        except Exception as problem:  # zlib and lzma have errors of their own
            raise Refusal(Reason.BROKEN, f"{name}: {type(problem).__name__}") from None
        self._left -= len(data)
        if self._left < 0:
            raise Refusal(Reason.LARGE, name)
        return data


def _bounded(data: bytes) -> Element:
    """The root of *data*, whose elements are not too deep to be walked."""
    depth = 0
    root: Element | None = None
    for event, element in ElementTree.iterparse(BytesIO(data), ("start", "end")):  # noqa: S314
        depth += 1 if event == "start" else -1
        if depth > limits.PACKAGE_DEPTH:
            raise Refusal(Reason.LARGE)
        root = element if root is None else root
    assert root is not None
    return root


def _is_macro(name: str) -> bool:
    lower = name.lower()
    return lower.endswith("vbaproject.bin") or lower.startswith(("basic/", "scripts/"))
