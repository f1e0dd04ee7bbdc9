"""FILE-UNUSED."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath
from unicodedata import normalize

from reportgen import limits
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.places import Place
from reportgen.records.appendices import Pages, Photos
from reportgen.rulebook.rule import Rule

_PICTURES = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".heic", ".heif", ".svg", ".gif", ".bmp"}
    | {".tif", ".tiff", ".avif"}
)


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each picture in the report's folder that no record uses."""
    used = {normalize("NFC", normpath(file)) for file in _named(subject)}
    for nth, path in enumerate(_files(subject.folder.folder)):
        if nth >= limits.FILES_BESIDE:
            return
        if normalize("NFC", path) not in used:
            yield RULE.finding(
                Place(subject.folder.file_name(path)),
                say("沒有記錄用到這個圖檔。"),
                say("請在內文或活動照片中使用，或刪去檔案。"),
            )


def _named(subject: Subject) -> Iterator[str]:
    for parsed in subject.manuscript.proses():
        yield from (figure.file for figure in parsed.figures if figure.file)
        for token in parsed.tokens:
            for child in token.children or ():
                if child.type == "image":
                    yield str(child.attrs.get("src", ""))
    for appendix in subject.records.appendices:
        if isinstance(appendix, Photos):
            yield from (str(photo.file) for photo in appendix.photos)
        elif isinstance(appendix, Pages):
            yield from (str(file.file) for file in appendix.files)


def _files(folder: Path) -> Iterator[str]:
    """Pictures below *folder*, relative to it, in name order; links to folders are not followed."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in _PICTURES:
                yield (Path(root) / name).relative_to(folder).as_posix()


RULE = Rule(
    code="FILE-UNUSED",
    title="沒有用到的圖檔",
    severity=Severity.WARNING,
    reason="留在資料夾裡而沒有印出的圖檔，不是漏用，就是多餘；也可能是不宜公開的原始照片。",
    bad="appendices: []   # figures/ 裡卻有 talk.jpg\n",
    good="appendices:\n- kind: photos\n  title: 活動照片\n"
    "  photos: [{file: figures/talk.jpg, caption: 會談, alt: 兩人對坐}]\n",
    find=find,
)
