"""Small pictures for the wall of photos, kept while a file is unchanged."""

from __future__ import annotations

from collections import OrderedDict

from reportgen import limits
from reportgen.desk import uploads
from reportgen.findings import Finding
from reportgen.read.folder import RecordFolder

_KEPT = 200
"""Pictures of some 20 kB."""


class Thumbnails:
    """The pictures that were asked for last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int, int], bytes | None] = OrderedDict()

    def of(self, folder: RecordFolder, path: str) -> bytes | None:
        """The picture at *path* of *folder* as a small JPEG; ``None`` where there is none."""
        file = folder.find(path)
        if isinstance(file, Finding):
            return None
        state = file.stat()
        if state.st_size > limits.PICTURE_BYTES:
            return None
        key = str(file), state.st_mtime_ns, state.st_size
        if key not in self._kept:
            self._kept[key] = uploads.small(file.read_bytes())
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return self._kept[key]
