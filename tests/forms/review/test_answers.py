"""Each code of an item flips its tick; what findings do not decide is left to people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from reportgen.authority.duties import Need, ReviewItem
from reportgen.findings import Finding, Severity, say
from reportgen.forms.review.answers import Answer, Tick, answers, missing_needs
from reportgen.places import NOWHERE
from reportgen.rules import all_rules
from tests.forms.conftest import ReadReport
from tools.generate.authorities import shipped

FORMS = {name: form for name, a in shipped().items() if (form := a.review_form) is not None}
ITEMS = FORMS["executive-yuan"].items
WITH_CODES = [(item, str(code)) for item in ITEMS for code in item.codes]
MACHINE = [item for item in ITEMS if item.machine]
PROPOSING = [
    (item, number, str(code))
    for item in ITEMS
    for number, choice in enumerate(item.choices, start=1)
    for code in choice.codes
]


def found(code: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(code, severity, NOWHERE, say("有一處。"))


def answer(
    item: ReviewItem,
    findings: Sequence[Finding] = (),
    ignored: Iterable[str] = (),
    missing: Iterable[Need] = (),
) -> Answer:
    (result,) = answers([item], findings, set(ignored), set(missing))
    return result


def test_the_items_are_ten_and_their_codes_exist() -> None:
    assert [str(item.text) for item in ITEMS] == [
        "依限繳交出國報告",
        "格式完整（本文具備目的、過程、心得及建議事項）",
        "無抄襲相關資料",
        "內容充實完備",
        "建議具參考價值",
        "送本機關參考或研辦",
        "送上級機關參考",
        "退回補正，原因：",
        "公開發表方式：",
        "其他處理意見及方式",
    ]
    codes = {code for _, code in WITH_CODES} | {code for *_, code in PROPOSING}
    assert len(codes) > 15
    assert codes <= set(all_rules())
    assert "SIMILAR-PARAGRAPH" not in codes  # only looked for with --against


@pytest.mark.parametrize(
    ("item", "code"), WITH_CODES, ids=lambda value: str(getattr(value, "id", value))
)
def test_each_code_flips_its_tick(item: ReviewItem, code: str) -> None:
    free = Tick.YES if item.machine else Tick.OPEN
    assert answer(item).tick is free
    assert answer(item, [found(code)]).tick is Tick.NO
    doubtful = answer(item, [found(code, Severity.WARNING)])
    assert doubtful.tick is Tick.OPEN
    assert [finding.code for finding in doubtful.findings] == [code]
    assert answer(item, [found(code, Severity.NOTE)]).tick is Tick.OPEN
    assert answer(item, ignored=[code]).tick is Tick.OPEN
    assert code in answer(item, [found(code)]).why.text()


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item.id))
def test_other_findings_change_nothing(item: ReviewItem) -> None:
    assert answer(item, [found("KEY-UNKNOWN")]) == answer(item)
    assert answer(item, ignored=["KEY-UNKNOWN"]) == answer(item)


@pytest.mark.parametrize("item", MACHINE, ids=lambda item: str(item.id))
def test_what_is_not_known_is_not_ticked(item: ReviewItem) -> None:
    assert item.needs
    for need in item.needs:
        assert answer(item, missing=[need]).tick is Tick.OPEN
        assert answer(item, [found(item.codes[0])], missing=[need]).tick is Tick.NO
    assert answer(item, missing=set(Need) - set(item.needs)).tick is Tick.YES


@pytest.mark.parametrize(("item", "number", "code"), PROPOSING)
def test_reasons_are_proposed_and_never_ticked(item: ReviewItem, number: int, code: str) -> None:
    assert answer(item).reasons == {}
    proposed = answer(item, [found(code)])
    assert number in proposed.reasons
    assert proposed.tick is Tick.OPEN


def test_the_needs_are_those_of_the_records(read_form: ReadReport) -> None:
    manuscript, layout = read_form()
    assert missing_needs(manuscript.records, layout.authority) == set()
    undated = ("report_date: 2017-01-20", "report_date: 不詳（原件未載）")
    unknown = ("period: {start: 2016-12-05, end: 2016-12-06}", "period: 不詳（原件未載）")
    authority = layout.authority.model_copy(update={"deadline": None})
    manuscript, _ = read_form(undated, unknown, name="other")
    bare = manuscript.records.model_copy(update={"recommendations": None})
    assert missing_needs(bare, authority) == set(Need)
