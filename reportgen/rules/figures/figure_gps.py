"""FIGURE-GPS."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Rule


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each picture file that holds the place where it was taken."""
    reported: set[str] = set()
    for picture in subject.pictures:
        if picture.file not in reported and picture.head.positioned:
            reported.add(picture.file)
            yield RULE.finding(
                picture.place,
                say("圖檔「{file}」仍含拍攝地點的座標。", file=picture.file),
                say("PDF 不會帶出座標，但原檔會隨資料夾流傳；請先移除檔案的位置資訊。"),
            )


RULE = Rule(
    code="FIGURE-GPS",
    title="照片含拍攝地點",
    severity=Severity.WARNING,
    reason="手機照片帶有經緯度，洩漏館處或受訪者的位置。產生的 PDF 一律去除，原檔由作者處理。",
    bad='![午宴](figures/from-phone.jpg){alt="圍桌而坐"}\n',
    good='![午宴](figures/without-position.jpg){alt="圍桌而坐"}\n',
    find=find,
)
