"""Record files on the disk: read, compared, and written completely or not at all."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from difflib import SequenceMatcher
from pathlib import Path

from reportgen.edit.document import Unchangeable
from reportgen.findings import Finding, say
from reportgen.patterns import late
from reportgen.read.folder import RecordFolder

_BOM = "\ufeff"


class Conflict(Unchangeable):
    """A file that was changed or removed by someone else since it was read."""


def with_own_line_ends(text: str, like: bytes) -> bytes:
    """*text*, which has line feeds only, as UTF-8 with the line ends and the mark of *like*.

    Where *like* mixes line ends, each line that stays keeps its own, and a new one is given the end
    that most lines have. Lines that nobody changed stay as they are.
    """
    lead = _BOM if like.startswith(_BOM.encode()) else ""
    ends = Counter(match[0] for match in _LINE_END.finditer(like))
    usual = max(ends, key=lambda end: ends[end]).decode() if ends else "\n"
    if len(ends) < 2:
        return (lead + text.replace("\n", usual)).encode("utf-8")
    return (lead + "".join(_each_with_end(text, like, usual))).encode("utf-8")


_LINE_END = late(rb"\r\n|\r|\n")
_LINE = late(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def _each_with_end(text: str, like: bytes, usual: str) -> Iterator[str]:
    """The lines of *text*: those of *like*, or in their places, with the ends they have there."""
    old = _LINE.findall(like.decode("utf-8-sig", errors="replace"))
    words, new = [line for line, _ in old], text.split("\n")
    own: dict[int, str] = {}
    for _, i, i_stop, j, j_stop in SequenceMatcher(None, words, new, autojunk=False).get_opcodes():
        own.update(zip(range(j, j_stop), (end for _, end in old[i:i_stop]), strict=False))
    for n, line in enumerate(new[:-1]):
        yield line + (own.get(n) or usual)
    yield new[-1]


def write_files(folder: RecordFolder, texts: Mapping[str, tuple[bytes, str]]) -> None:
    """Write record files of *folder*: for each path, its present bytes and its new text.

    All are written to temporary files and then renamed, so no file is ever half written, and if any
    cannot be written, none is. Raises :class:`Conflict` where the present bytes are others,
    :class:`Unchangeable` for a path that is no record of the folder, ``OSError`` for the disk.
    """
    ready = {path: with_own_line_ends(text, before) for path, (before, text) in texts.items()}
    with ExitStack() as undo:
        beside = {}
        for path, (before, _) in texts.items():
            _unchanged(folder, path, before)
            beside[path] = _written(folder.folder / path, ready[path], undo)
        for path, (before, _) in texts.items():
            _unchanged(folder, path, before)
        for path, temporary in beside.items():
            temporary.replace(folder.folder / path)


def _unchanged(folder: RecordFolder, path: str, before: bytes) -> None:
    full = folder.folder / path
    if not path.endswith(".yaml") or full.is_symlink() or not folder.inside(path):
        raise Unchangeable(say("「{path}」不是這份報告的記錄檔。", path=path))
    now = folder.read(path)
    if isinstance(now, Finding) or now != before:
        raise Conflict(say("「{path}」已被別人改過，這次沒有寫入。", path=path))


def _written(path: Path, data: bytes, undo: ExitStack) -> Path:
    """*data* in a file beside *path*, with its permissions; gone again unless it is renamed."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-", suffix=".tmp")
    temporary = Path(name)

    def drop() -> None:
        with suppress(FileNotFoundError):
            temporary.unlink()

    undo.callback(drop)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.chmod(path.stat().st_mode & 0o7777)
    return temporary
