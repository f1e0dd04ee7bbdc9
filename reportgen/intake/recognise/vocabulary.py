"""What the headings of a report mean: the authority's own titles, and those that others use."""

from __future__ import annotations

import re
from enum import StrEnum

from reportgen.authority import Authority
from reportgen.authority.model import BlockKind
from reportgen.intake.ledger import core


class Part(StrEnum):
    """What a chapter or a heading in it holds."""

    ABSTRACT = "abstract"
    PURPOSE = "purpose"
    PROCESS = "process"
    PREPARATION = "preparation"
    ITINERARY = "itinerary"
    TOPICS = "topics"
    SESSIONS = "sessions"
    FINDINGS = "findings"
    REFLECTIONS = "reflections"
    RECOMMENDATIONS = "recommendations"
    FOLLOW_UP = "follow_up"
    APPENDICES = "appendices"
    CONTENTS = "contents"


_CHAPTERS = (
    (Part.ABSTRACT, r"(?:內容|報告)?摘要"),
    (Part.CONTENTS, r"(?:圖|表|圖表)?目[次錄]"),
    (Part.APPENDICES, r"附[錄件](?:資料)?|附錄及附件|參考(?:資料|文獻)|引用文獻"),
    (Part.FINDINGS, r"(?:心得|感想|結論|檢討|結語|收穫).{0,4}建議.{0,6}|建議.{0,4}心得"),
    (Part.FOLLOW_UP, r"後續(?:工作|辦理|追蹤|推動)?(?:事項|規劃|作業)?"),
    (Part.REFLECTIONS,
     r".{0,6}(?:心得|感想|檢討|觀察與省思|省思)(?:與|及)?(?:感想|檢討|收穫|體會)?"),
    (Part.RECOMMENDATIONS, r"(?:具體|政策|相關|改進|未來)?建議(?:事項)?"),
    (Part.PURPOSE, r".{0,6}(?:目的|緣起|前言|背景|緣由|動機|宗旨|目標)(?:(?:與|及|、|暨).{1,6})?"),
    (Part.PREPARATION, r"行前(?:準備|規劃|作業|籌備).{0,4}"),
    (Part.ITINERARY,
     r"(?:出國|參訪|會議|實習|考察|研習|訪問|訓練|活動|進修)?"
     r"(?:行程|日程)(?:表|安排|規劃|概要|概述|紀要|內容|說明|及內容)?"),
    (Part.PROCESS, r".{0,8}(?:過程|經過|歷程|始末|內容及過程).{0,6}"),
    (Part.TOPICS, r"(?:研習|研究|實習|訓練|課程|主題|進修|考察)(?:主題)?內容"),
    (Part.SESSIONS,
     r"(?:參訪|拜會|會議|訪問|考察|談判|會談|議程|活動).{0,6}"
     r"(?:紀要|紀錄|記要|重點|摘記|內容|情形|經過|過程)"),
)  # fmt: skip
_COMPILED = tuple((part, re.compile(form)) for part, form in _CHAPTERS)
_LONGEST = 16

_CHAPTERS_OF_ALL = frozenset((
    Part.ABSTRACT, Part.PURPOSE, Part.PROCESS, Part.FINDINGS, Part.REFLECTIONS,
    Part.RECOMMENDATIONS, Part.APPENDICES,
))  # fmt: skip
"""Parts whose titles are chapters in most reports."""

_OF_BLOCKS = {
    BlockKind.PREPARATION: Part.PREPARATION,
    BlockKind.ITINERARY: Part.ITINERARY,
    BlockKind.TOPICS: Part.TOPICS,
    BlockKind.SESSIONS: Part.SESSIONS,
    BlockKind.REFLECTIONS: Part.REFLECTIONS,
    BlockKind.RECOMMENDATIONS: Part.RECOMMENDATIONS,
    BlockKind.FOLLOW_UP: Part.FOLLOW_UP,
    BlockKind.PURPOSE: Part.PURPOSE,
    BlockKind.PROCESS: Part.PROCESS,
    BlockKind.APPENDICES: Part.APPENDICES,
}


class Vocabulary:
    """The titles of one authority, then the usual ones."""

    def __init__(self, authority: Authority) -> None:
        self.titles: dict[str, Part] = {}
        self.default: dict[Part, str] = {}
        for section in authority.outline:
            kinds = [_OF_BLOCKS[block.kind] for block in section.blocks]
            self.titles[core(section.title)] = _together(kinds)
            for block in section.blocks:
                if block.title is not None:
                    self.titles.setdefault(core(block.title), _OF_BLOCKS[block.kind])
                    self.default[_OF_BLOCKS[block.kind]] = str(block.title)

    def part(self, title: str) -> Part | None:
        """What a heading *title* means; ``None`` for any other title."""
        bare = core(title)
        if bare in self.titles:
            return self.titles[bare]
        plain = re.sub(r"[（(].*?[）)]", "", title).strip(" ：:\u3000")
        if len(plain) > _LONGEST:
            return None
        plain = "".join(plain.split())
        return next((part for part, form in _COMPILED if form.fullmatch(plain)), None)

    def is_chapter(self, title: str) -> bool:
        """Whether *title* is one of a chapter, by itself and without a number."""
        return core(title) in self.titles or self.part(title) in _CHAPTERS_OF_ALL

    def own_title(self, part: Part, title: str) -> str:
        """*title*, where it is not the one that the layout prints."""
        return "" if core(self.default.get(part, "")) == core(title) else title


def _together(kinds: list[Part]) -> Part:
    if Part.REFLECTIONS in kinds and Part.RECOMMENDATIONS in kinds:
        return Part.FINDINGS
    if Part.SESSIONS in kinds or Part.ITINERARY in kinds:
        return Part.PROCESS
    return kinds[0]
