"""Covers: nothing is printed over anything, and all is on one page or, by intention, overleaf."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import yaml

from reportgen.pipeline import build_report
from reportgen.text import fold
from reportgen.world import World

TITLE = (
    "出席第五屆開放政府夥伴聯盟全球高峰會暨公共程式與開放資料國際研討會"
    "並赴丹麥挪威瑞典及芬蘭考察數位政府之推動經驗與法制作業及公民參與平臺與人才培育制度之研究"
)
FOREIGN = "Fifth Global Summit of the Open Government Partnership and Conference on Public Code"
CITIES = ["巴黎", "里昂", "馬賽", "土魯斯", "尼斯", "南特", "波爾多", "里爾", "雷恩", "漢斯"]
LONG_POST = "兼任資訊管理處處長暨數位政府推動小組召集人及公共程式專案辦公室主任"


def person(number: int, post: str, agencies: int) -> dict[str, str]:
    agency = ["國家發展委員會", "內政部警政署", "衛生福利部"][number % agencies]
    name = "王李張劉陳"[number % 5] + "小明大華"[number % 4] + "文武"[number % 2]
    return {
        "id": f"p{number}", "name": name, "agency": agency, "unit": "資訊管理處", "post": post,
        "phone": "02-23165300", "role": "reporter",
    }  # fmt: skip


@pytest.mark.parametrize("authority", ["executive-yuan", "civil-society"])
@pytest.mark.parametrize(
    ("count", "length", "post", "agencies"),
    [(1, 4, "處長", 1), (8, 66, "處長", 3), (20, 80, "處長", 1), (40, 48, "處長", 3),
     (3, 80, LONG_POST, 1)],
)  # fmt: skip
def test_covers(
    world: World,
    make_report: Callable[..., Path],
    authority: str,
    count: int,
    length: int,
    post: str,
    agencies: int,
) -> None:
    folder = make_report()
    records = yaml.load((folder / "report.yaml").read_text("utf-8"), yaml.BaseLoader)
    people = [person(number, post, agencies) for number in range(count)]
    records["roster"] = [*people, {**records["roster"][0], "role": "delegation"}]
    records |= {
        "authority": authority,
        "title": {"zh": TITLE[:length], "foreign": FOREIGN},
        "short_title": "短題",
        "destinations": [{"country": "FR", "cities": CITIES}],
    }
    (folder / "report.yaml").write_text(yaml.safe_dump(records, allow_unicode=True), "utf-8")
    outcome = build_report(world, folder, folder.parent / "out")
    codes = {finding.code for finding in outcome.findings}
    assert not codes & {"PDF-OVERPRINT", "PDF-EDGE", "PDF-TEXT"}
    assert outcome.pdf is not None
    document = pypdfium2.PdfDocument(outcome.pdf)
    cover, after = (fold(page.get_textpage().get_text_range()) for page in list(document)[:2])
    assert fold(TITLE[:length]) in cover
    assert "106年1月20日" in cover or "2017年1月20日" in cover
    for one in people:
        assert one["name"] in (after if "名單見次頁" in cover else cover)
    right = max(
        page_object.get_bounds()[2]
        for page_object in document[0].get_objects()
        if page_object.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT
    )
    assert right <= 525
