"""Numbers and numbering of ``authority.yaml``: what is refused, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.authority.load import load_layout
from reportgen.world import shipped_templates


@pytest.mark.parametrize(
    ("lines", "message", "hint"),
    [
        ("contents: {depth: 7}", "「depth」要填整數，現在是「7」。", "請填 1 到 6。"),
        ("pictures: {width: 16cm}", "「width」要填整數，現在是「16cm」。", "請填 10 到 400。"),
        ("deadline: {months: 三}", "「months」要填整數，現在是「三」。", "請填 0 到 99999。"),
        (
            "fonts:\n  body:\n    - {family: X, weight: bold}",
            "「weight」要填整數，現在是「bold」。",
            "請填 100 到 900。",
        ),
        (
            "numbering: [壹、, 第章]",
            "「第章」看不出是哪一種編號。",
            "請照印出的樣子寫第一個，例如「壹、」「（一）」「1.」。",
        ),
    ],
)
def test_a_refusal_says_what_to_write(tmp_path: Path, lines: str, message: str, hint: str) -> None:
    folder = tmp_path / "city"
    folder.mkdir()
    text = f"name: 某市\nextends: executive-yuan\n{lines}\n"
    (folder / "authority.yaml").write_text(text, encoding="utf-8")
    loaded = load_layout((tmp_path, shipped_templates()), "city")
    assert loaded.layout is None
    (finding,) = loaded.findings
    assert finding.code == "TYPE-WRONG"
    assert finding.place.line >= 3
    assert finding.message.text() == message
    assert [said.text() for said in finding.hints] == [hint]


def test_numbers_may_be_quoted(tmp_path: Path) -> None:
    folder = tmp_path / "city"
    folder.mkdir()
    text = 'name: 某市\nextends: executive-yuan\ncontents: {depth: "2"}\npictures: {width: 150}\n'
    (folder / "authority.yaml").write_text(text, encoding="utf-8")
    layout = load_layout((tmp_path, shipped_templates()), "city").layout
    assert layout is not None
    assert (layout.authority.contents.depth, layout.authority.pictures.width) == (2, 150)
