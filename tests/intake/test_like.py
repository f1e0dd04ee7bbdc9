"""A new report takes agency and people from a document of before."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.intake.like import like_document
from reportgen.scaffold.answers import Refused
from tests.scaffold.test_drafts import layout

BEFORE = """\
出國報告（出國類別：考察）

赴日本東京考察資料治理

服務機關：國家發展委員會
姓名職稱：林菊穗 分析師
派赴國家：日本
出國期間：113 年 3 月 11 日至 3 月 14 日
報告日期：113 年 5 月 1 日

壹、目的

了解資料治理的作法。

貳、過程

拜會數位廳。

參、心得及建議

應及早規劃。
"""


def test_agency_and_people(tmp_path: Path) -> None:
    (tmp_path / "before.txt").write_text(BEFORE, encoding="utf-8")
    found = like_document(tmp_path / "before.txt", layout("executive-yuan"))
    assert found.agency == "國家發展委員會"
    assert [(person.name, person.post) for person in found.people] == [("林菊穗", "分析師")]
    assert found.authority == ""


def test_what_is_not_recognised_is_asked(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("今天天氣很好。\n", encoding="utf-8")
    found = like_document(tmp_path / "notes.txt", layout("executive-yuan"))
    assert (found.agency, found.people) == ("", ())


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\3\4")
    with pytest.raises(Refused):
        like_document(tmp_path / "broken.docx", layout("executive-yuan"))
