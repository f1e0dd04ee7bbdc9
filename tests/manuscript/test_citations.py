"""Works of a list of references, named in prose and printed in full."""

from __future__ import annotations

import re
from typing import Any

import pytest

from reportgen.authority.load import load_layout
from reportgen.compose.document import compose
from reportgen.language import translator
from reportgen.manuscript import read_manuscript
from reportgen.places import Fields
from reportgen.records import Records
from reportgen.world import shipped_templates

WEIBULL = {
    "id": "ref-weibull",
    "authors": ["Weibull, W."],
    "title": "A Statistical Distribution Function of Wide Applicability",
    "container": "Journal of Applied Mechanics",
    "volume": "18(3)",
    "pages": "293–297",
    "date": "1951",
    "doi": "10.1115/1.4010337",
}
CHINESE = {
    "id": "ref-wang",
    "authors": ["王小明", "李大同"],
    "title": "海岸波浪的統計",
    "container": "海洋工程學刊",
    "date": "2020-05",
}


def composed(works: list[dict[str, Any]], prose: str, layout: str = "executive-yuan") -> Any:
    loaded = load_layout([shipped_templates()], layout).layout
    assert loaded is not None
    records = Records.model_validate(
        Fields(
            {
                "title": "測試",
                "agency": "機關",
                "destinations": [{"country": "FR"}],
                "period": {"start": "2016-12-05", "end": "2016-12-11"},
                "roster": [{"id": "a", "name": "王"}],
                "purpose": {"prose": prose},
                "appendices": [
                    {
                        "kind": "references",
                        "title": "參考資料",
                        "groups": [{"title": "文獻", "references": works}],
                    }
                ],
            }
        )
    )
    translate = translator("zh-Hant")
    manuscript = read_manuscript(records, loaded.authority, translate)
    return manuscript, compose(manuscript, loaded, translate)


def printed(html: str) -> list[str]:
    listed = re.findall(r"<li[^>]*><p>(.*?)</p></li>", html.partition("references")[2], re.DOTALL)
    return [re.sub("<[^>]*>", "", entry.replace("<br>", " ")) for entry in listed]


def test_works_are_printed_in_one_style() -> None:
    _, made = composed([WEIBULL, CHINESE], "甲。")
    assert printed(made.html) == [
        "Weibull, W.，“A Statistical Distribution Function of Wide Applicability”，"
        "Journal of Applied Mechanics，18(3)，頁 293–297，1951 年。 https://doi.org/10.1115/1.4010337",
        "王小明、李大同，〈海岸波浪的統計〉，《海洋工程學刊》，109 年 5 月。",
    ]
    assert '<em lang="en">Journal of Applied Mechanics</em>' in made.html


@pytest.mark.parametrize(
    ("works", "cited"),
    [
        ([WEIBULL], {"ref-weibull": "（Weibull，1951）"}),
        ([CHINESE], {"ref-wang": "（王小明、李大同，109 年）"}),
        ([{**CHINESE, "authors": ["甲", "乙", "丙"]}], {"ref-wang": "（甲等，109 年）"}),
        (
            [{"id": "ref-x", "title": "網頁", "publisher": "國發會"}],
            {"ref-x": "（國發會，無日期）"},
        ),
        ([{"id": "ref-x", "title": "網頁"}], {"ref-x": "（網頁，無日期）"}),
        (
            [WEIBULL, {**WEIBULL, "id": "ref-b"}],
            {"ref-weibull": "（Weibull，1951a）", "ref-b": "（Weibull，1951b）"},
        ),
    ],
)
def test_works_are_named_in_prose(works: list[dict[str, Any]], cited: dict[str, str]) -> None:
    prose = " ".join(f"[](#{label})" for label in cited)
    manuscript, made = composed(works, prose)
    assert manuscript.findings == ()
    for label, words in cited.items():
        assert f'<a class="reference" href="#{label}">{words}</a>' in made.html
        assert f'<li id="{label}">' in made.html


def test_a_layout_with_western_years() -> None:
    _, made = composed([CHINESE], "[](#ref-wang)", "civil-society")
    assert ">（王小明、李大同，2020）</a>" in made.html
    assert "2020 年 5 月。" in printed(made.html)[0]


def test_a_work_that_is_not_listed_is_found() -> None:
    manuscript, _ = composed([WEIBULL], "[](#ref-weibul)")
    assert [finding.code for finding in manuscript.findings] == ["REFERENCE-UNKNOWN"]
