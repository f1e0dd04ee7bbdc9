"""The records that a PDF carries, and whether its text still says what they say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from pypdf import PdfReader

from reportgen import limits
from reportgen.check.passages import OBJECT, paragraphs, prose_passage
from reportgen.findings import Finding, say
from reportgen.places import Text
from reportgen.rulebook.verify import PDF_TEXT
from reportgen.text import HAN
from reportgen.verify.text import reading_streams

_RECORD = re.compile(r"[^/\\:\0]+(?:/[^/\\:\0]+)?\.yaml")
_NOT_HAN = re.compile(f"[^{HAN}]")
_SENTENCE = re.compile(rf"[^。！？；\n{OBJECT}]+")
"""A reference ends a stretch too: what it prints, 「圖 2」, is not in the records."""
_LEAST = 12
"""Han characters of a sentence that is looked for; shorter ones stand in many places."""
_MOST_TOLD = 20
"""Findings about missing text of one PDF; with more, it is another report."""


def attached_records(reader: PdfReader) -> dict[str, bytes]:
    """The YAML files that the PDF carries by their path; empty where it is not one of ours."""
    found: dict[str, bytes] = {}
    for name, contents in list(reader.attachments.items())[: limits.PDF_ATTACHMENTS]:
        path = str(name)
        if not _RECORD.fullmatch(path) or any(p in {".", ".."} for p in PurePosixPath(path).parts):
            continue
        data = contents[0] if isinstance(contents, list) else contents
        if isinstance(data, bytes) and len(data) <= limits.RECORD_BYTES:
            found[path] = data
    return found if "report.yaml" in found else {}


def write_records(records: dict[str, bytes], folder: Path) -> None:
    """Write *records* below *folder*."""
    for name, data in records.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def lost_text(pdf: bytes, proses: Iterable[Text]) -> Iterator[Finding]:
    """A finding for each sentence of *proses* that the pages do not show."""
    streams = [_han(stream) for stream in reading_streams(pdf)]
    told = 0
    for prose in proses:
        passage = prose_passage(prose, "prose")
        for start, paragraph in paragraphs(passage):
            for match in _SENTENCE.finditer(paragraph):
                wanted = _han(match.group())
                if len(wanted) < _LEAST or any(_shows(stream, wanted) for stream in streams):
                    continue
                place = passage.at(start + match.start(), start + match.end())
                said = match.group().strip()[:40]
                yield PDF_TEXT.finding(place, say("記錄裡的「{text}」沒有印在 PDF 上。", text=said))
                told += 1
                if told == _MOST_TOLD:
                    return


def _han(text: str) -> str:
    return _NOT_HAN.sub("", unicodedata.normalize("NFKC", text))


def _shows(stream: str, wanted: str) -> bool:
    """Whether *stream* has *wanted*, whole or in two pieces: a figure may float into a sentence."""
    if wanted in stream:
        return True
    head = _longest(stream, wanted, lambda n: wanted[:n])
    tail = _longest(stream, wanted, lambda n: wanted[len(wanted) - n :])
    return head >= 4 and tail >= 4 and head + tail >= len(wanted)


def _longest(stream: str, wanted: str, piece: Callable[[int], str]) -> int:
    """Length of the longest *piece* of *wanted* that *stream* has."""
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if piece(middle) in stream else (low, middle - 1)
    return low
