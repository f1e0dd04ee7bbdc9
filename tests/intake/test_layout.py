"""The layout that is proposed where a file numbers, names or captions in another way."""

from __future__ import annotations

from pathlib import Path

from bench.imports.script import load
from reportgen.authority.load import load_layout
from reportgen.compose.document import compose
from reportgen.language import translator
from reportgen.manuscript import read_manuscript
from reportgen.world import shipped_templates
from tests.intake.test_importing import imported
from tests.intake.wordfiles import p

USUAL = (
    p("壹、目的") + p("文。") + p("貳、過程") + p("一、行前準備") + p("文。")
    + p("參、心得及建議") + p("文。")
)  # fmt: skip
OTHER = (
    p("第一章　緣起與目的") + p("文。") + p("第二章　過程") + p("第一節　行前準備") + p("文。")
    + p("圖1：甲") + p("第三章　心得與建議") + p("文。")
)  # fmt: skip


def test_nothing_is_proposed_where_the_authority_s_own_fits(tmp_path: Path) -> None:
    made, folder = imported(tmp_path, USUAL)
    assert made.layout == ""
    assert not (folder / ".layout").exists()


def test_what_is_proposed_can_be_used_and_prints_what_the_file_has(tmp_path: Path) -> None:
    made, folder = imported(tmp_path, OTHER)
    own = tmp_path / "templates" / "ours"
    own.mkdir(parents=True)
    proposed = (folder / ".layout/authority.yaml").read_bytes()
    (own / "authority.yaml").write_bytes(proposed)
    loaded = load_layout([tmp_path / "templates", shipped_templates()], "ours")
    assert [finding.message.text() for finding in loaded.findings] == []
    assert loaded.layout is not None
    authority = loaded.layout.authority
    assert list(map(str, authority.numbering[:3])) == ["第一章", "第一節", "（一）"]
    assert [str(section.title) for section in authority.outline[:3]] == [
        "緣起與目的", "過程", "心得與建議",
    ]  # fmt: skip
    translate = translator("zh-Hant")
    manuscript = read_manuscript(load(folder), authority, translate)
    composition = compose(manuscript, loaded.layout, translate)
    assert composition.findings == ()
    assert "緣起與目的" in composition.html
    assert made.account.missing == 0
    assert ".layout/authority.yaml" in (folder / "import.md").read_text("utf-8")
