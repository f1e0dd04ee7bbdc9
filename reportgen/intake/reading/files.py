"""A file of any format as a document, read in a child process within bounds of time and memory."""

from __future__ import annotations

import stat
from pathlib import Path

from reportgen import limits
from reportgen.debug import swallowed
from reportgen.findings import Finding, say
from reportgen.intake.blocks import Document
from reportgen.intake.reading.refused import Refused, damaged, too_large
from reportgen.isolate.bounds import Done, Reason, bounded
from reportgen.places import label_of
from reportgen.rulebook.intake import IMPORT_FORMAT, IMPORT_UNREADABLE

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_file(path: Path) -> Document | Finding:
    """The document at *path*, or one finding why it is not read."""
    name = label_of(path)
    try:
        data = _bytes(path)
        kind = _kind(path, data)
    except Refused as refusal:
        return refusal.finding(name)
    outcome = bounded(_read, kind, data, name, seconds=limits.IMPORT_SECONDS)
    if isinstance(outcome, Done):
        return outcome.value
    if outcome.error is not None:
        # Whatever a broken file makes the readers stumble over, a person can do one thing about it.
        swallowed(outcome.error)
        return damaged().finding(name)
    if outcome.reason is Reason.TIME:
        slow = say("這個檔案太複雜，{n} 秒內讀不完。", n=int(limits.IMPORT_SECONDS))
        return too_large(slow).finding(name)
    if outcome.reason is Reason.MEMORY:
        return too_large(say("這個檔案太複雜，讀取要用的記憶體超過上限。")).finding(name)
    return damaged().finding(name)


def _bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Refused(IMPORT_UNREADABLE, say("這不是檔案。"), say("請指定要匯入的檔案。"))
        if status.st_size > limits.IMPORT_BYTES:
            raise too_large(
                say("這個檔案有 {size} MB，超過上限 {limit} MB。",
                    size=status.st_size // limits.MIB, limit=limits.IMPORT_BYTES // limits.MIB)
            )  # fmt: skip
        return path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise Refused(
            IMPORT_UNREADABLE, say("作業系統無法開啟這個檔案：{problem}。", problem=reason)
        ) from problem


def _kind(path: Path, data: bytes) -> str:
    """The format of *data*, by what it is before what it is called."""
    suffix = path.suffix.lower()
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        if suffix in {".docx", ".docm", ".dotx", ".odt", ".ott"}:
            return "odf" if suffix in {".odt", ".ott"} else "word"
        if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
            return "odf"
        if b"word/document.xml" in data:
            return "word"
    if data.startswith(_OLD_WORD) and suffix in {".docx", ".docm", ".odt"}:
        from reportgen.intake.reading.package import encrypted

        raise encrypted()
    if data.startswith(_OLD_WORD) or suffix in {".doc", ".wps", ".rtf"}:
        raise Refused(
            IMPORT_FORMAT,
            say("這是舊的 Word 檔（.doc），匯入只讀 .docx。"),
            say("請以 Word 或 LibreOffice 開啟，另存新檔，檔案類型選「Word 文件 (*.docx)」。"),
        )
    if suffix in {".docx", ".docm", ".odt", ".ott", ".pdf"}:
        raise damaged()
    if suffix in {".md", ".markdown"}:
        return "markdown"
    if suffix in {".txt", ".text", ""}:
        return "text"
    raise Refused(
        IMPORT_FORMAT,
        say("不認得「{suffix}」這種檔案。", suffix=suffix),
        say("可匯入 .docx、.odt、.md、.txt 與 .pdf；其他格式請先另存為其中一種。"),
    )


def _read(kind: str, data: bytes, name: str) -> Document | Finding:
    """Body of the child."""
    from importlib import import_module

    modules = {
        "word": ("word", "read_word"),
        "odf": ("odf", "read_odf"),
        "pdf": ("pdf", "read_pdf"),
        "markdown": ("plain", "read_markdown"),
        "text": ("plain", "read_text"),
    }
    module, function = modules[kind]
    try:
        document = getattr(import_module(f"reportgen.intake.reading.{module}"), function)(
            data, name
        )
    except Refused as refusal:
        return refusal.finding(name)
    assert isinstance(document, Document)
    return document
