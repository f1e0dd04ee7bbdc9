"""``reportgen form``: the files it writes, and what its exit status says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Ran

Run = Callable[..., Ran]
Make = Callable[..., Path]
COMPLETE = (
    "category: 開會",
    "category: 開會\nsystem_id: C11400123\n"
    "portal: {plan: 計畫, visited: [甲署], subject: 甲, policy: 乙}",
)


def test_portal_writes_page_data_and_the_file_to_upload(
    reportgen: Run, make_report: Make, tmp_path: Path
) -> None:
    make_report(COMPLETE, ("post: 處長", "post: 處長, grade: 簡任"))
    ran = reportgen("form", "portal")
    assert (ran.status, ran.err) == (0, "")
    names = ["C11400123_1.pdf", "trip-portal.html", "trip-portal.json", "trip.pdf"]
    assert sorted(path.name for path in (tmp_path / "build").iterdir()) == names
    build = tmp_path / "build"
    assert (build / names[0]).read_bytes() == (build / "trip.pdf").read_bytes()
    data = json.loads((build / "trip-portal.json").read_text("utf-8"))
    pages = next(field for field in data["fields"] if field["key"] == "pages")
    assert int(pages["value"]) > 3
    first = {path.name: path.read_bytes() for path in build.iterdir()}
    assert reportgen("form", "portal").status == 0
    assert {path.name: path.read_bytes() for path in build.iterdir()} == first


def test_portal_of_a_draft_writes_no_file_to_upload(
    reportgen: Run, make_report: Make, tmp_path: Path
) -> None:
    make_report(COMPLETE, ("date: 2016-12-06", "date: 2016-10-06"))
    ran = reportgen("form", "portal", "--to", "json", "--site", "new-taipei")
    assert ran.status == 1
    assert "還缺 1 欄" in ran.err
    names = sorted(path.name for path in (tmp_path / "build").iterdir())
    assert names == ["trip-portal.json", "trip.pdf"]


@pytest.mark.parametrize("arguments", [("nowhere",), ("trip", "other/trip")])
def test_a_form_without_a_report_is_refused(
    reportgen: Run, make_report: Make, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    make_report()
    (tmp_path / "other/trip").mkdir(parents=True)
    (tmp_path / "other/trip/report.yaml").write_text("title: 甲", encoding="utf-8")
    (tmp_path / "content/trip").rename(tmp_path / "trip")
    ran = reportgen("form", "portal", *arguments)
    assert ran.status == 2
    assert not (tmp_path / "build").exists()


def test_unreadable_records_give_their_findings(
    reportgen: Run, make_report: Make, tmp_path: Path
) -> None:
    folder = make_report()
    (folder / "report.yaml").write_text("title: 甲\n  b: c: d\n", encoding="utf-8")
    ran = reportgen("form", "portal")
    assert ran.status == 2
    assert "report.yaml:2" in ran.out
    assert "無從填表" in ran.err
    assert [*(tmp_path / "build").glob("*")] == []


@pytest.mark.parametrize("columns", ["60", "100"])
@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_the_help_of_each_form(
    reportgen: Run, monkeypatch: pytest.MonkeyPatch, columns: str, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for form in ("portal", "review", "followup"):
        ran = reportgen("--lang", language, "form", form, "--help")
        assert ran.status == 0
        assert "--out" in ran.out


def test_review_is_a_pdf_whose_fields_have_names(
    reportgen: Run, make_report: Make, tmp_path: Path
) -> None:
    make_report(COMPLETE)
    ran = reportgen("form", "review")
    assert (ran.status, ran.err) == (0, "")
    pdf = tmp_path / "build/trip-review.pdf"
    fields = PdfReader(pdf).get_fields() or {}
    assert fields["on-time-column-1"].value == "/yes"
    assert fields["on-time-column-2"].value == "/Off"
    assert {name for name, field in fields.items() if field.value in {"/yes", "/no"}} == {
        "on-time-column-1",
        "format-column-1",
    }
    assert {"return-6", "publication-note", "other-note"} <= set(fields)
    assert len(fields) == 20 + 9 + 2
    digest = sha256((tmp_path / "build/trip.pdf").read_bytes()).hexdigest()
    pages = [page.extract_text() for page in PdfReader(pdf).pages]
    assert len(pages) == 2
    assert digest in pages[0]
    assert "尚未核對原文" in pages[0]
    first = {path.name: path.read_bytes() for path in pdf.parent.iterdir()}
    assert reportgen("form", "review").status == 0
    assert {path.name: path.read_bytes() for path in pdf.parent.iterdir()} == first


def test_review_without_known_items_says_so(
    reportgen: Run, make_report: Make, tmp_path: Path
) -> None:
    make_report(
        ("title: 出席", "authority: kinmen\ntitle: 出席"), ("category: 開會", "category: 考察")
    )
    ran = reportgen("form", "review")
    assert ran.status == 1
    assert "未見權責機關的項目原文" in ran.err
    assert [path.name for path in (tmp_path / "build").iterdir()] == ["trip.pdf"]


def test_followup_keeps_what_was_filled_in(
    reportgen: Run, make_report: Make, tmp_path: Path
) -> None:
    make_report()
    make_report(("title: 出席", "title: 再次出席"), name="again")
    ran = reportgen("form", "followup")
    assert (ran.status, ran.err) == (0, "")
    build = tmp_path / "build"
    assert sorted(path.name for path in build.iterdir()) == [
        "followup.csv", "followup.ods", "followup.pdf",
    ]  # fmt: skip
    first = {path.name: path.read_bytes() for path in build.iterdir()}
    assert reportgen("form", "followup").status == 0
    assert {path.name: path.read_bytes() for path in build.iterdir()} == first
    table = build / "followup.csv"
    text = table.read_text("utf-8-sig")
    lines = text.splitlines()
    assert len(lines) == 3
    assert "2017-06-30,2862," in lines[1]
    table.write_text("\n".join([lines[0], lines[1] + "已函請外交部", lines[2]]), "utf-8-sig")
    ran = reportgen("form", "followup", "--to", "csv")
    assert ran.status == 2
    assert "--earlier build/followup.csv" in ran.err
    assert "已函請外交部" in table.read_text("utf-8-sig")
    assert reportgen("form", "followup", "--earlier", table).status == 0
    assert table.read_text("utf-8-sig").count("已函請外交部") == 1
    assert reportgen("form", "followup", "--earlier", build / "followup.ods").status == 0
    assert table.read_text("utf-8-sig").count("已函請外交部") == 1


def test_followup_has_the_page_of_a_basis_in_the_report_of_these_records(
    reportgen: Run, make_report: Make, tmp_path: Path
) -> None:
    folder = make_report(
        ("- title: 公開是信任的起點", "- id: lesson\n  title: 公開是信任的起點"),
        ("  items:\n  - prose: |", "  items:\n  - based_on: [lesson]\n    prose: |"),
    )
    table = tmp_path / "build/followup.csv"
    followup = ("form", "followup", "--to", "csv")
    assert reportgen(*followup).status == 0
    assert ",公開是信任的起點," in table.read_text("utf-8-sig")
    assert reportgen("build").status == 0
    assert reportgen(*followup).status == 0
    assert re.search(r",公開是信任的起點（頁 \d）,", table.read_text("utf-8-sig"))
    records = folder / "report.yaml"
    records.write_text(records.read_text("utf-8") + "# 後來又改\n", encoding="utf-8")
    assert reportgen(*followup).status == 0
    assert ",公開是信任的起點," in table.read_text("utf-8-sig")


@pytest.mark.parametrize("content", ["姓名,電話\n", "PK\x03\x04"])
def test_another_file_is_no_earlier_table(
    reportgen: Run, make_report: Make, tmp_path: Path, content: str
) -> None:
    make_report()
    (tmp_path / "other.csv").write_text(content, encoding="utf-8")
    ran = reportgen("form", "followup", "--earlier", "other.csv")
    assert ran.status == 2
    assert "不是 reportgen form followup 的 CSV 或 ODS" in ran.err
    assert not (tmp_path / "build").exists()
