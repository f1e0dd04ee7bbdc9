"""The record files of one report: listed, read, written, and written back."""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from reportgen import limits
from reportgen.cache import digest
from reportgen.check.remarks import FILE as REMARKS
from reportgen.edit import Change, Conflict, Data, Set, Unchangeable, changed, write_files
from reportgen.edit.document import Document
from reportgen.edit.emit import lines
from reportgen.findings import Finding, say
from reportgen.places import label_of
from reportgen.read.folder import RecordFolder
from reportgen.read.merge import LIST_RECORDS, REPORT
from reportgen.records import RECORD_NAMES
from reportgen.whole import write_whole

PAUSE = 3.0
"""Seconds without a key after which more typing is a step of its own."""

_TITLE = re.compile(r"^(?:- )?title:\s*(.+)$", re.MULTILINE)


class Content(NamedTuple):
    """A record file as it was read; ``text`` has line feeds only."""

    path: str
    data: bytes
    text: str

    @property
    def version(self) -> str:
        """A name of these bytes."""
        return digest(self.data)[:20]


class Written(NamedTuple):
    """A write that can be taken back; ``what`` and ``when`` tell whether the next belongs to it.

    Without ``before`` the file was made, without ``after`` it was removed.
    """

    path: str
    before: bytes | None
    after: bytes | None
    what: str
    when: float

    def goes_on(self, path: str, before: bytes, what: str) -> bool:
        """Whether a write is more typing in the same field."""
        same = (self.path, self.after, self.what) == (path, before, what)
        return bool(what) and same and time.monotonic() - self.when < PAUSE


class Files:
    """The record files of the report in *folder*; nothing else is ever written.

    Methods raise :class:`Unchangeable` for what is refused, its subclass :class:`Conflict` where a
    file is not as the caller has seen it, and ``OSError`` for the disk.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = RecordFolder(folder, label_of(folder))
        self._undo: deque[tuple[Written, ...]] = deque(maxlen=limits.UNDO_STEPS)

    @property
    def undoable(self) -> str:
        """The file that the next undo would write, or nothing."""
        return self._undo[-1][0].path if self._undo else ""

    def names(self) -> list[str]:
        """The record files in the order of the report."""
        names = []
        for record in (REPORT, *RECORD_NAMES):
            if f"{record}.yaml" in self.folder.names():
                names.append(f"{record}.yaml")
            if record in LIST_RECORDS and self.folder.inside(record):
                inside = self.folder.names(record)
                names += [f"{record}/{name}" for name in inside if name.endswith(".yaml")]
        return [name for name in names if self._may_be_written(name)]

    def listing(self) -> list[dict[str, str]]:
        """The record files with the record that each holds, a title, and its version."""
        contents = (self._content(name) for name in self.names())
        return [
            {
                "path": content.path,
                "record": record_of(content.path),
                "title": _title(content),
                "version": content.version,
            }
            for content in contents
            if content is not None
        ]

    def read(self, path: str) -> Content:
        """The file at *path*."""
        known = path == REMARKS or path in self.names()
        content = self._content(path) if known and self._may_be_written(path) else None
        if content is None:
            raise Unchangeable(say("「{path}」不是這份報告的記錄檔。", path=path))
        return content

    def write(self, path: str, version: str, text: str) -> Content:
        """Replace the text of the file at *path*, which the caller has seen in this *version*."""
        content = self._seen(path, version)
        if len(text.encode("utf-8", "replace")) > limits.RECORD_BYTES:
            raise Unchangeable(say("內容太長，無法寫入。"))
        return self._put(content, text, "text")

    def change(self, path: str, version: str, changes: Sequence[Change]) -> Content:
        """Make *changes* in the file at *path*, which the caller has seen in this *version*."""
        content = self._seen(path, version)
        keys = {change.path for change in changes if isinstance(change, Set)}
        typing = len(keys) == 1 and all(isinstance(change, Set) for change in changes)
        return self._put(content, changed(content.text, *changes), str(keys) if typing else "")

    def undo(self) -> str:
        """Take back the last step; the file that it was in, or nothing where there is none."""
        if not self._undo:
            return ""
        step = self._undo.pop()
        for last in step:
            there = self.read(last.path).data if last.after is not None else None
            if there != last.after or not self.folder.inside(last.path):
                raise _overtaken(last.path)
        write_files(self.folder, {
            last.path: (last.after, _text(last.before))
            for last in step if last.before is not None and last.after is not None
        })  # fmt: skip
        for last in step:
            path = self.folder.folder / last.path
            if last.before is None:
                path.unlink()
            elif last.after is None:
                with path.open("xb") as file:
                    file.write(last.before)
        return step[0].path

    def adopt(self, texts: Mapping[str, tuple[bytes, str]], remarks: str | None) -> None:
        """Write *texts*, as :func:`write_files` takes them, and the text of ``review.yaml``.

        All of it is one step to be taken back.
        """
        if remarks is not None and not self._may_be_written(REMARKS):
            raise Unchangeable(say("「{path}」不是這份報告的記錄檔。", path=REMARKS))
        write_files(self.folder, texts)
        step = tuple(self._step(path, before) for path, (before, _) in texts.items())
        if step:
            self._undo.append(step)
        if remarks is not None:
            content = self._content(REMARKS)
            write_whole(self.folder.folder / REMARKS, remarks.encode())
            if step:
                self._undo.pop()
            self._undo.append((*step, self._step(REMARKS, content.data if content else None)))

    def _step(self, path: str, before: bytes | None) -> Written:
        return Written(path, before, self.read(path).data, "", time.monotonic())

    def growing(self) -> list[str]:
        """The records that are nowhere yet, and the list records of which each item is a file."""
        content = self._content(f"{REPORT}.yaml")
        try:
            inside = Document(content.text).data if content else None
        except Unchangeable:
            return []
        taken = {*inside} if isinstance(inside, dict) else set()
        names = self.folder.names()
        return [
            record
            for record in RECORD_NAMES
            if record not in taken and f"{record}.yaml" not in names and self.folder.inside(record)
        ]

    def remove(self, path: str, version: str) -> None:
        """Remove the file at *path*, an item of a list, seen in this *version*."""
        content = self._seen(path, version)
        if "/" not in path:
            raise Unchangeable(say("這個檔案不能刪除。"))
        (self.folder.folder / path).unlink()
        self._undo.append((Written(path, content.data, None, "", time.monotonic()),))

    def add(self, record: str, item: Data) -> Content:
        """Add *item*: the record, or an item of the list *record*, in a file of its own."""
        if record not in self.growing() or not item:
            raise Unchangeable(say("不能在這裡新增檔案。"))
        path = self._free(record) if record in LIST_RECORDS else f"{record}.yaml"
        with (self.folder.folder / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(lines(item, 0)) + "\n")
        new = self.read(path)
        self._undo.append((self._step(new.path, None),))
        return new

    def _free(self, record: str) -> str:
        """The path of another item of the list *record*, behind the others."""
        (self.folder.folder / record).mkdir(exist_ok=True)
        numbers = [int(match[0]) for name in self.folder.names(record)
                   if (match := re.match(r"\d{1,6}", name))]  # fmt: skip
        return f"{record}/{(max(numbers, default=0) // 10 + 1) * 10:03}-new.yaml"

    def _seen(self, path: str, version: str) -> Content:
        content = self.read(path)
        if content.version != version:
            raise _overtaken(path)
        return content

    def _put(self, content: Content, text: str, what: str) -> Content:
        if text == content.text:
            return content
        write_files(self.folder, {content.path: (content.data, text)})
        new = self.read(content.path)
        before: bytes | None = content.data
        if self._undo and self._undo[-1][-1].goes_on(content.path, content.data, what):
            before = self._undo.pop()[-1].before
        self._undo.append((Written(content.path, before, new.data, what, time.monotonic()),))
        return new

    def _content(self, path: str) -> Content | None:
        data = self.folder.read(path)
        if isinstance(data, Finding):
            return None
        return Content(path, data, _text(data))

    def _may_be_written(self, path: str) -> bool:
        return self.folder.inside(path) and not (self.folder.folder / path).is_symlink()


def _overtaken(path: str) -> Conflict:
    return Conflict(say("「{path}」已被別人改過，這次沒有寫入。", path=path))


def record_of(path: str) -> str:
    """The record that the file at *path* holds."""
    return path.partition("/")[0].removesuffix(".yaml")


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _title(content: Content) -> str:
    """What a list of files says of one in a folder: its title."""
    match = _TITLE.search(content.text) if "/" in content.path else None
    if match is None:
        return ""
    try:
        value: Any = yaml.load(match[1], Loader=yaml.CBaseLoader)  # noqa: S506  makes text only
    except yaml.YAMLError:
        return match[1]
    if isinstance(value, dict):
        value = value.get("zh") or value.get("foreign")
    return str(value or "")
