"""FIGURE-PIXELS-FEW."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Rule

LEAST_PPI = 150
"""Pixels per inch below which print shows steps and blur at reading distance."""
_MM_PER_INCH = 25.4


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each picture that prints with fewer pixels per inch than :data:`LEAST_PPI`."""
    for picture in subject.pictures:
        width, height = picture.head.width, picture.head.height
        if not width or not height:
            continue
        printed = min(picture.width, picture.height * width / height)
        needed = ceil(printed / _MM_PER_INCH * LEAST_PPI)
        if width < needed:
            yield RULE.finding(
                picture.place,
                say(
                    "這張圖寬 {width} 像素，印成 {printed} 公釐寬會模糊，至少要 {needed} 像素。",
                    width=width,
                    printed=round(printed),
                    needed=needed,
                ),
                say("請換成較大的原圖，或以 width 縮小（{example}）。", example="width=40%"),
            )


RULE = Rule(
    code="FIGURE-PIXELS-FEW",
    title="圖片的像素太少",
    severity=Severity.WARNING,
    reason="通訊軟體傳來的照片常被縮小，螢幕上看得清楚，印出來卻模糊；印刷至少每英寸 150 像素。",
    bad='![會場](figures/thumbnail.jpg){alt="會場"}\n',
    good='![會場](figures/original.jpg){alt="會場"}\n',
    find=find,
)
