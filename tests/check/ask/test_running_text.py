"""What a rule about wording may look at: places stay true, what is not ours is masked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.authority.load import load_layout
from reportgen.check.ask.running_text import NAMED, RunningText, holds_a_form
from reportgen.check.subject import Subject
from reportgen.language import translator
from reportgen.manuscript import read_manuscript
from reportgen.read import RecordFolder, read
from reportgen.world import World


def running(world: World, folder: Path, *allowed: str) -> RunningText:
    records = read(folder, "r").records
    assert records is not None
    layout = load_layout(world.template_roots(folder), str(records.authority)).layout
    assert layout is not None
    manuscript = read_manuscript(records, layout.authority, translator("zh-Hant"))
    subject = Subject(manuscript, RecordFolder(folder, "r"), world.today, frozenset(allowed))
    return subject.running


PROSE = "本會為建立資料品質的檢核制度，需要了解各國如何訂定檢核項目與分工。"


def test_masks_quotations_and_names_but_not_their_marks(
    world: World, make_report: Callable[..., Path]
) -> None:
    text = "他說「计划」，國家發展委員會與甲乙丙協會合作，見《计划》。"
    found = running(world, make_report((PROSE, text)), "甲乙丙協會")
    assert len(found.text) == len(found.plain)
    start = found.plain.index("他說")
    masked = found.text[start : start + len(text)]
    assert "计划" not in masked
    assert masked.startswith("他說「")
    assert f"」，國家發展委員會與{NAMED * 5}合作，見《" in masked
    assert found.plain[start : start + len(text)] == text


def test_a_body_that_names_itself_so_is_masked(
    world: World, make_report: Callable[..., Path]
) -> None:
    text = "台灣某某文教基金會在台灣舉辦會議。"
    found = running(world, make_report((PROSE, text)))
    start = found.plain.index(text)
    assert found.text[start : start + len(text)] == f"{NAMED * 9}在台灣舉辦會議。"


def test_places_are_those_of_the_records(world: World, make_report: Callable[..., Path]) -> None:
    folder = make_report((PROSE, "第一句。第二句。"))
    lines = (folder / "report.yaml").read_text(encoding="utf-8").split("\n")
    found = running(world, folder)
    index = found.plain.index("第二句")
    place = found.at(index, index + 3)
    assert place.file == "r/report.yaml"
    assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == "第二句"


def test_finds_words_by_their_first_two_characters(
    world: World, make_report: Callable[..., Path]
) -> None:
    found = running(world, make_report((PROSE, "資料與資訊，資料。")))
    first = found.plain.index("資料與")
    hits = [(at, word) for at, word in found.find(["資料", "資產"]) if at >= first]
    assert [at - first for at, _ in hits][:2] == [0, 6]
    assert {word for _, word in hits} == {"資料"}


def test_the_shape_tells_han_from_marks_at_the_same_places(
    world: World, make_report: Callable[..., Path]
) -> None:
    found = running(world, make_report((PROSE, "推動 OGP，第 3 次𠀀〇。")))
    start = found.text.index("推動 OGP，第 3")
    assert found.shape[start:].startswith("漢漢 OGP，漢 3 漢漢漢。")
    assert len(found.shape) == len(found.text)


@pytest.mark.parametrize(
    "name", ["台灣人權促進會", "北京網絡公司", "国家图书馆", "林佔梅", "布建公司"]
)
def test_a_name_with_a_form_in_it_is_masked_anywhere(name: str) -> None:
    assert holds_a_form(name)


@pytest.mark.parametrize(
    "name", ["OGP", "美國", "台灣", "平台", "g0v.news", "國家發展委員會", "王小明", ""]
)
def test_a_name_that_no_rule_on_words_looks_at_is_masked_in_its_field_only(name: str) -> None:
    assert not holds_a_form(name)
