"""FIGURE-SOURCE-MISSING."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.adjusting import weighed
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.places import Place
from reportgen.records.appendices import Photos
from reportgen.rulebook.rule import Basis, Grade, Rule

_MADE_BY_OTHERS = late(
    "統計(?![局處署部室司學所院員長廳總中])|地圖|截圖|擷圖|擷取|(?:螢幕|影片|網站|系統|操作)畫面|網頁|示意圖|架構圖|組織圖|趨勢圖|分布圖|長條圖|圓餅圖|折線圖|數據圖|排名"
)
_TAKEN_BY_US = late(
    "合影|合照|留影|會談|拜會|參訪|簡報|演講|座談|報到|致詞(?!影片)|說明(?!圖)|展示|介紹"
)
_TOLD = late("來源|攝|本會|本局|本署|本部|本府|自製|自行|繪製|翻拍自|擷取自|引自|取自|©")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each picture without a source that, by its caption, is the work of others."""
    bare: list[Place] = []
    for parsed in subject.manuscript.proses():
        for figure in parsed.figures:
            if figure.source or _TOLD.search(figure.title):
                continue
            if _owes_source(figure.title):
                yield _finding(figure.place, 'source="…"')
            else:
                bare.append(figure.place)
    if bare:
        finding = RULE.finding(
            bare[0],
            say("有 {count} 張圖沒有註明來源或攝影者；這是第一張。", count=len(bare)),
            say("請加 {example}；自行繪製或拍攝者，也請這樣寫明。", example='source="…"'),
        )
        yield weighed(finding, Severity.NOTE)
    for appendix in subject.records.appendices:
        if isinstance(appendix, Photos):
            for photo in appendix.photos:
                if photo.source is None and _owes_source(str(photo.caption)):
                    yield _finding(photo.caption.place, "source: …")


def _owes_source(caption: str) -> bool:
    return bool(
        _MADE_BY_OTHERS.search(caption)
        and not _TAKEN_BY_US.search(caption)
        and not _TOLD.search(caption)
    )


def _finding(place: Place, example: str) -> Finding:
    return RULE.finding(
        place,
        say("統計、地圖、畫面等圖片要註明來源。"),
        say("請加 {example}；自行繪製或拍攝者，也請這樣寫明。", example=example),
    )


RULE = Rule(
    code="FIGURE-SOURCE-MISSING",
    title="圖片沒有註明來源",
    severity=Severity.WARNING,
    reason="統計圖、地圖、網頁與螢幕畫面多半出自他人；引用未註明出處是退回補正的理由。",
    bad='![會員國統計](figures/members.png){alt="長條圖"}\n',
    good='![會員國統計](figures/members.png){alt="長條圖" source="OGP 網站，2016 年 12 月"}\n',
    basis=(
        Basis(
            "行政院及所屬各機關出國報告綜合處理要點附件二 審核項目8（5）",
            "https://theme.ndc.gov.tw/lawout/LawContent.aspx?id=GL000288&media=print",
            Grade.SECONDARY,
        ),
    ),
    find=find,
)
