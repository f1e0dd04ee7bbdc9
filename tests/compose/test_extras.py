"""The parts that the program makes: in the pages with the right numbers, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from reportgen.outcome import Outcome
from reportgen.pipeline import build_report
from reportgen.text import fold
from reportgen.world import World

SESSIONS = """\
- id: visit
  title: 拜會數位署
  date: 2016-12-06
  their_people:
  - {name: Ada Lovelace, post: 署長, organisation: 數位署}
  prose: 數位署說明檢核項目的訂定與分工，並提供歷年的檢核結果供我方參考，見[](#photo-hall)。
"""
PHOTOS = """\
- kind: photos
  title: 活動照片
  photos:
  - {id: photo-hall, file: figures/hall.png, caption: 會場, alt: 講臺, source: 作者攝}
"""
CHANGES = (
    ("- title: 公開是信任的起點", "- id: lesson\n  title: 公開是信任的起點"),
    ("    horizon: 立即可行", "    based_on: [lesson, visit]\n    horizon: 立即可行"),
    ("- date: 2016-12-06\n", "- date: 2016-12-06\n    sessions: [visit]\n"),
)
ALL = "extras: {overview: true, counts: true, met: true, cross_references: true}\n"
WRITTEN = ("建議事項一覽", "任務概要", "接觸人員及機關索引", "→頁", "相關建議")

Build = Callable[..., Outcome]


@pytest.fixture
def build(world: World, tmp_path: Path, make_report: Callable[..., Path]) -> Build:
    def go(extras: str, name: str = "trip") -> Outcome:
        title = "title: 出席測試會議\n"
        changes = (*CHANGES, (title, title + extras))
        folder = make_report(*changes, name=name, sessions=SESSIONS, appendices=PHOTOS)
        (folder / "figures").mkdir()
        from PIL import Image

        Image.new("RGB", (2000, 1500), "#336699").save(folder / "figures/hall.png")
        return build_report(world, folder, tmp_path / "out")

    return go


def pages(outcome: Outcome) -> list[str]:
    assert outcome.pdf is not None, [f.message.text() for f in outcome.findings]
    document = pypdfium2.PdfDocument(outcome.pdf)
    return [fold(page.get_textpage().get_text_range()) for page in document]


def page_of(texts: list[str], words: str) -> int:
    """The last page with *words*: what comes before it is 目次."""
    return max(number for number, text in enumerate(texts, 1) if words in text)


def test_all_of_them_say_the_pages_where_things_are(build: Build) -> None:
    outcome = build(ALL)
    assert [f.code for f in outcome.findings] == []
    texts = pages(outcome)
    whole = "".join(texts)
    visit, lesson = page_of(texts, "數位署說明檢核項目"), page_of(texts, "使用者才知道資料的限制")
    advice, photo = page_of(texts, "建請本會於半年內選定三個機關試辦"), page_of(texts, "圖1：會場")
    (overview,) = {page_of(texts, "採行情形")}
    assert f"公開是信任的起點（頁{lesson}）、拜會數位署（頁{visit}）" in texts[overview - 1]
    assert "國家發展委員會" in texts[overview - 1]
    assert f"建議1項（頁{advice - (advice == overview)}）" in whole
    assert f"拜會數位署→頁{visit}" in whole
    assert f"相關照片圖1（頁{photo}）" in texts[visit - 1]
    assert f"會場→頁{visit}" in texts[photo - 1]
    assert "12月6日（二）（頁" in texts[visit - 1]
    assert "AdaLovelace署長" in texts[page_of(texts, "接觸人員及機關索引") - 1]
    assert whole.count("相關建議") == 2


def test_none_of_them_is_printed_unless_it_is_asked_for(build: Build) -> None:
    whole = "".join(pages(build("")))
    assert not [words for words in WRITTEN if words in whole]
    whole = "".join(pages(build("extras: {met: true}\n", "other")))
    assert [words for words in WRITTEN if words in whole] == ["接觸人員及機關索引"]
