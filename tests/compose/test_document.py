"""The composition of a small report: its pictures, its promises and its style sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reportgen.authority.load import Layout, load_layout
from reportgen.authority.model import FrontPage
from reportgen.compose.composition import Composition
from reportgen.compose.document import compose
from reportgen.compose.filters import unparted
from reportgen.compose.marks import Marks
from reportgen.manuscript import read_manuscript
from reportgen.places import Fields, Text
from reportgen.records import Records
from reportgen.world import shipped_templates

REPORT = {
    "title": "出席會議",
    "agency": "國家發展委員會",
    "destinations": [{"country": "FR"}],
    "period": {"start": "2016-12-05", "end": "2016-12-31"},
    "roster": [{"id": "a", "name": "潘國才", "role": "reporter"}],
}


def layout(name: str = "executive-yuan") -> Layout:
    loaded = load_layout((shipped_templates(),), name).layout
    assert loaded is not None
    return loaded


def composition(
    name: str = "executive-yuan", marks: Marks | None = None, **more: Any
) -> Composition:
    records = Records.model_validate(Fields({**REPORT, **more}))
    used = layout(name)
    manuscript = read_manuscript(records, used.authority, str)
    return compose(manuscript, used, str, marks or Marks())


@pytest.mark.parametrize(
    ("asked", "printed"),
    [("width=60%", 96.0), ("width=80mm", 80.0), ("width=100%", 160.0), ("", 160.0)],
)
def test_a_figure_gets_the_width_that_it_asks_for(asked: str, printed: float) -> None:
    prose = Text(
        f"前文。\n\n![圖]({{file}}){{{{#fig-a alt=圖 {asked}}}}}".format(file="figures/a.png")
    )
    (picture,) = composition(purpose={"prose": prose}).pictures
    assert picture.file == "figures/a.png"
    assert (picture.width, picture.height) == (printed, 74.0)


def test_a_photo_gets_the_width_of_the_text_and_its_own_height() -> None:
    photo = {"file": "figures/a.jpg", "caption": "合影", "alt": "三人"}
    (picture,) = composition(
        appendices=[{"kind": "photos", "title": "照片", "photos": [photo]}]
    ).pictures
    assert (picture.file, picture.width, picture.height) == ("figures/a.jpg", 160.0, 68.0)


def test_what_the_pdf_must_show_follows_the_layout() -> None:
    form = composition(purpose={"prose": "目標。"}).expected
    assert form.contents_depth == 3
    assert (form.page_count_label, form.page_count_unit) == ("頁數", "頁")
    assert not form.numbered_from_body
    assert form.archival
    assert [(mark.level, mark.title) for mark in form.outline] == [(1, "壹、目的")]
    body = composition("civil-society").expected
    assert body.numbered_from_body
    assert (body.page_count_label, body.page_count_unit) == ("", "")


def test_a_layout_without_contents_promises_none() -> None:
    used = layout()
    authority = used.authority.model_copy(update={"front": (FrontPage.COVER,)})
    records = Records.model_validate(Fields(REPORT))
    bare = replace(used, authority=authority)
    made = compose(read_manuscript(records, authority, str), bare, str)
    assert made.expected.contents_depth == 0
    assert "contents-list" not in made.html


def test_the_date_of_the_pdf_is_that_of_the_report() -> None:
    assert composition(report_date="2017-02-03").modified == date(2017, 2, 3)
    assert composition().modified == date(2017, 1, 1)


def test_style_sheets_come_in_order_the_marks_last() -> None:
    made = composition(marks=Marks(errors=2))
    assert made.css[: len(layout().stylesheets)] == layout().stylesheets
    assert "@top-right" in made.css[-2]
    assert "草稿" in made.css[-1]
    assert "2" in made.opening
    assert composition().css[-1] == composition().opening == ""


def test_paragraphs_are_numbered_only_where_asked() -> None:
    prose = {"prose": "甲。\n\n乙。"}
    assert "data-paragraph" not in composition(purpose=prose).html
    assert 'data-paragraph="2"' in composition(marks=Marks(paragraphs=True), purpose=prose).html


def test_the_contents_list_headings_down_to_the_depth() -> None:
    deep = {"title": "一層", "sessions": [{"title": "二層", "sessions": [{"title": "三層"}]}]}
    listed = composition(sessions=[deep]).html.split("<main", 1)[0]
    assert "一層" in listed
    assert "二層" not in listed


def test_a_broken_template_says_file_line_and_layout(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "front").mkdir(parents=True)
    (own / "authority.yaml").write_text("name: 甲\nextends: executive-yuan\n", encoding="utf-8")
    (own / "front" / "cover.html").write_text("\n\n{{ no }}", encoding="utf-8")
    used = load_layout((tmp_path, shipped_templates()), "own").layout
    assert used is not None
    records = Records.model_validate(Fields(REPORT))
    made = compose(read_manuscript(records, used.authority, str), used, str)
    (finding,) = made.findings
    assert made.html == ""
    assert finding.code == "TEMPLATE-ERROR"
    assert finding.severity == "error"
    assert (Path(finding.place.file).name, finding.place.line) == ("cover.html", 3)
    assert finding.message.text() == "版型無法套用：沒有「no」。"
    assert "own" in finding.hints[0].text()
    (own / "front" / "cover.html").write_bytes("甲\n\xff".encode("latin-1", "replace") + b"\n\xff")
    (finding,) = compose(read_manuscript(records, used.authority, str), used, str).findings
    assert "UTF-8" in finding.message.text()


def test_a_title_breaks_on_the_cover_where_its_author_says() -> None:
    made = composition(title="出席測試會議", title_lines=["出席", "測試會議"], short_title="測試")
    assert "<span>出席<br>測試會議</span></p>" in made.html
    assert any('@top-right { content: "測試" }' in css for css in made.css)
    assert '@top-right { content: "' in "".join(composition().css)


def test_parts_of_a_list_stay_whole() -> None:
    long = "長" * 21
    assert unparted(f"甲<、{long}、乙", "、") == (
        f'<span class="unparted">甲&lt;</span>、{long}、<span class="unparted">乙</span>'
    )
    assert unparted("甲", "") == '<span class="unparted">甲</span>'


def test_a_name_with_its_foreign_form_stays_whole_on_the_form() -> None:
    name = {"zh": "呂家華", "foreign": "LÜ, Chia-Hua"}
    html = composition(roster=[{"id": "a", "name": name, "role": "reporter"}]).html
    whole = '<span class="unparted">呂家華（<span lang="en">LÜ, Chia-Hua</span>）</span>'
    assert f"<p>{whole}／" in html
