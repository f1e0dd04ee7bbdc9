"""A zip of XML parts, as Word and LibreOffice write them, opened with bounds.

What the directory of a zip says of sizes may be false, so each part is inflated up to its bound and
no further. No part is ever written to the disk by its own name.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from xml.etree.ElementTree import Element

from reportgen import limits
from reportgen.findings import say
from reportgen.intake.reading.refused import Refused, damaged, too_large
from reportgen.intake.reading.xml import parse
from reportgen.rulebook.intake import IMPORT_ENCRYPTED

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The head of a compound file: what Word makes of a document with a password."""


class Package:
    """The parts of a document by their names."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_COMPOUND):
            raise encrypted()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as problem:
            raise damaged() from problem
        if len(entries) > limits.IMPORT_PARTS:
            raise too_large(
                say("這個檔案裡有 {n} 個零件，超過上限 {limit} 個。",
                    n=len(entries), limit=int(limits.IMPORT_PARTS))
            )  # fmt: skip
        self._entries = {entry.filename: entry for entry in entries}
        if any(entry.flag_bits & 1 for entry in entries):
            raise encrypted()
        self._left = int(limits.IMPORT_INFLATED)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of part *name*; empty where there is none. Raises :class:`Refused`."""
        entry = self._entries.get(name)
        if entry is None:
            return b""
        try:
            with self._zip.open(entry) as part:
                data = part.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as problem:
            raise damaged() from problem
        except RuntimeError as problem:  # zipfile's word for a password
            raise encrypted() from problem
        self._left -= len(data)
        if self._left < 0:
            raise too_large(
                say("這個檔案解壓縮後超過 {limit} MB。", limit=limits.IMPORT_INFLATED // limits.MIB)
            )
        return data

    def xml(self, name: str) -> Element | None:
        """The root of the XML part *name*; ``None`` where there is none."""
        data = self.read(name)
        return parse(data) if data else None


def encrypted() -> Refused:
    """A document with a password."""
    return Refused(
        IMPORT_ENCRYPTED,
        say("這個檔案有密碼保護，讀不出內容。"),
        say("請先移除密碼（Word：檔案 › 資訊 › 保護文件 › 以密碼加密，清空密碼）再匯入。"),
    )


def joined(folder: str, target: str) -> str:
    """The name of the part that *target* means, seen from a part in *folder*."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
