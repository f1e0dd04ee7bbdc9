from typing import Any

import pytest

from reportgen.authority import Authority
from reportgen.manuscript import Manuscript, read_manuscript
from reportgen.manuscript.outline import build_outline
from reportgen.places import Text
from reportgen.records import Records

SETTINGS: dict[str, Any] = {
    "name": "測試",
    "front": ["cover", "contents"],
    "outline": [
        {"id": "purpose", "title": "目的", "blocks": [{"kind": "purpose"}]},
        {
            "id": "process",
            "title": "過程",
            "blocks": [
                {"kind": "preparation", "title": "行前準備"},
                {"kind": "sessions", "title": "參訪"},
            ],
        },
        {"id": "appendix", "title": "附錄", "blocks": [{"kind": "appendices"}]},
    ],
    "numbering": ["壹、", "一、", "（一）", "1."],
    "fonts": {"body": [{"family": "TW-Kai"}]},
    "stylesheets": ["page.css"],
}

AUTHORITY = Authority.model_validate(SETTINGS)
WITH_ITINERARY = Authority.model_validate(
    {
        **SETTINGS,
        "outline": [
            SETTINGS["outline"][0],
            {
                "id": "process",
                "title": "過程",
                "blocks": [
                    {"kind": "preparation", "title": "行前準備"},
                    {"kind": "itinerary", "title": "行程"},
                ],
            },
        ],
    }
)


def records(**more: Any) -> Records:
    return Records.model_validate(
        {
            "title": "測試",
            "agency": "機關",
            "destinations": [{"country": "FR"}],
            "period": {"start": "2016-12-05", "end": "2016-12-11"},
            "roster": [{"id": "a", "name": "王"}],
            **more,
        }
    )


def printed(**more: Any) -> list[tuple[int, str]]:
    outline = build_outline(AUTHORITY, records(**more), str)
    return [(heading.level, heading.text) for chapter in outline for heading in chapter.walk()]


def test_numbers_follow_depth_and_restart() -> None:
    sessions = [
        {"title": "甲", "sessions": [{"title": "甲一"}, {"title": "甲二"}]},
        {"title": "乙", "sessions": [{"title": "乙一"}]},
    ]
    assert printed(purpose={"prose": "x"}, sessions=sessions) == [
        (1, "壹、目的"),
        (1, "貳、過程"),
        (2, "一、參訪"),
        (3, "（一）甲"),
        (4, "1. 甲一"),
        (4, "2. 甲二"),
        (3, "（二）乙"),
        (4, "1. 乙一"),
    ]


def test_an_empty_chapter_has_no_heading() -> None:
    assert printed(purpose={"prose": "x"}) == [(1, "壹、目的")]


def test_a_title_stands_with_its_original() -> None:
    title = {"zh": "數位社會", "foreign": "Société Numérique", "lang": "fr"}
    assert (3, "（一）數位社會（Société Numérique）") in printed(sessions=[{"title": title}])


def test_a_chapter_and_its_only_block_may_share_a_name() -> None:
    settings = dict(SETTINGS)
    settings["outline"] = [
        {
            "id": "recommendations",
            "title": "建議及後續工作",
            "blocks": [{"kind": "recommendations", "title": "建議"}],
        }
    ]
    made = read_manuscript(
        records(recommendations={"items": [{"prose": "試辦。"}]}),
        Authority.model_validate(settings),
        str,
    )
    assert [finding.code for finding in made.findings] == []


def manuscript(**more: Any) -> Manuscript:
    return read_manuscript(records(**more), AUTHORITY, str)


def test_references_name_headings_by_their_path() -> None:
    made = manuscript(
        sessions=[{"title": "甲", "id": "first"}],
        appendices=[{"kind": "document", "id": "declaration", "title": "宣言", "prose": "文"}],
    )
    first, declaration = made.labels.target("first"), made.labels.target("declaration")
    assert first is not None
    assert first.text == "壹、一、（一）"
    assert declaration is not None
    assert declaration.text == "附錄一"


def test_figures_are_numbered_through_prose_and_photo_pages() -> None:
    photos = {
        "kind": "photos",
        "title": "照片",
        "photos": [{"file": "c.png", "caption": "丙", "alt": "c"}],
    }
    made = manuscript(
        purpose={"prose": Text("![甲](a.png){alt=a}")},
        sessions=[{"title": "場次", "prose": Text("![乙](b.png){alt=b}")}],
        appendices=[photos],
    )
    assert [(c.label, c.title) for c in made.figures] == [
        ("圖 1", "甲"),
        ("圖 2", "乙"),
        ("圖 3", "丙"),
    ]


def test_a_table_s_label_names_the_table() -> None:
    table = {"kind": "table", "id": "tbl-x", "title": "表", "columns": ["a"], "rows": [["1"]]}
    target = manuscript(appendices=[table]).labels.target("tbl-x")
    assert target is not None
    assert target.text == "表 1"


def test_the_preparation_is_read_once() -> None:
    itinerary = {
        "preparation": Text("見[](#fig-a)。\n\n![準備](a.png){#fig-a alt=a}"),
        "days": [{"date": "2016-12-05", "activity": Text("見[](#fig-b)。")}],
    }
    made = read_manuscript(
        records(itinerary=itinerary, purpose={"prose": Text("![目的](b.png){#fig-b alt=b}")}),
        WITH_ITINERARY,
        str,
    )
    assert [finding.code for finding in made.findings] == []
    assert [caption.title for caption in made.figures] == ["目的", "準備"]


def test_an_unknown_reference_is_a_finding() -> None:
    found = manuscript(purpose={"prose": Text("見[](#nothing)。")}).findings
    assert [finding.code for finding in found] == ["REFERENCE-UNKNOWN"]


def with_topics(**block: Any) -> Authority:
    process = {"id": "process", "title": "過程", "blocks": [
        {"kind": "process"}, {"kind": "topics", "title": "主題內容", **block},
    ]}  # fmt: skip
    outline = [SETTINGS["outline"][0], process, SETTINGS["outline"][2]]
    return Authority.model_validate({**SETTINGS, "outline": outline, "further_chapters": "true"})


TOLD_BY_TOPIC: dict[str, Any] = {
    "purpose": {"prose": "目的。"},
    "process": {"prose": "訓練共四週。"},
    "topics": [{"title": "觀測", "topics": [{"title": "誤差", "prose": "一成。"}]}],
    "chapters": [{"title": "結論", "topics": [{"title": "限制", "prose": "雪。"}]}],
    "appendices": [{"kind": "document", "title": "宣言", "prose": "全文。"}],
}


def all_headings(authority: Authority, **more: Any) -> list[str]:
    outline = build_outline(authority, records(**TOLD_BY_TOPIC, **more), str)
    return [heading.text for chapter in outline for heading in chapter.walk()]


def test_topics_and_further_chapters_have_headings_of_their_own() -> None:
    assert all_headings(with_topics()) == [
        "壹、目的", "貳、過程", "一、主題內容", "（一）觀測", "1. 誤差",
        "參、結論", "一、限制", "肆、附錄", "一、宣言",
    ]  # fmt: skip


def test_a_report_sets_the_title_of_a_block_that_is_not_fixed() -> None:
    own = {"headings": {"topics": "訓練內容"}}
    assert "一、訓練內容" in all_headings(with_topics(), **own)
    assert "一、主題內容" in all_headings(with_topics(fixed="true"), **own)


def test_opening_words_of_the_process_stand_right_under_its_heading() -> None:
    report = records(**TOLD_BY_TOPIC)
    process = build_outline(with_topics(), report, str)[1]
    assert (process.kind, process.content) == ("process", report.process)


def test_without_leave_no_chapter_is_added() -> None:
    assert "結論" not in "".join(all_headings(AUTHORITY))


APPENDICES = [
    {"kind": "document", "id": "app-a", "title": "甲", "prose": "一。"},
    {"kind": "references", "title": "乙", "groups": [{"title": "丙"}]},
]


@pytest.mark.parametrize(
    ("number", "numbers", "path"),
    [
        ("附件 1、", ["附件 1、甲", "附件 2、乙", "（一）丙"], "附件 1"),
        ("附錄一、", ["附錄一、甲", "附錄二、乙", "（一）丙"], "附錄一"),
        (None, ["一、甲", "二、乙", "（一）丙"], "附錄一"),
    ],
)
def test_appendices_may_have_a_sequence_of_their_own(
    number: str | None, numbers: list[str], path: str
) -> None:
    made = read_manuscript(records(appendices=APPENDICES, appendix_number=number), AUTHORITY, str)
    assert [heading.text for heading in made.headings()][1:] == numbers
    target = made.labels.target("app-a")
    assert target is not None
    assert target.text == path


def test_a_layout_may_number_appendices() -> None:
    layout = Authority.model_validate({**SETTINGS, "appendix_number": "附件一、"})
    made = read_manuscript(records(appendices=APPENDICES), layout, str)
    assert [heading.text for heading in made.headings()][1] == "附件一、甲"
    own = records(appendices=APPENDICES, appendix_number="附件 1、")
    assert next(iter(read_manuscript(own, layout, str).headings())).title == "附錄"
    english = read_manuscript(own, layout, lambda text: {"附件 1、": "Annex 1:"}.get(text, text))
    assert [heading.text for heading in english.headings()][1] == "Annex 1: 甲"


def test_headings_go_on_from_the_items_before_them() -> None:
    group = {
        "title": "組",
        "references": [{"title": "甲"}, {"title": "乙"}],
        "groups": [{"title": "附屬", "references": [{"title": "丙"}]}, {"title": "其他"}],
    }
    appendix = {"kind": "references", "title": "參考資料", "groups": [group]}
    texts = [text for _, text in printed(appendices=[appendix])]
    assert texts[-3:] == ["（一）組", "3. 附屬", "4. 其他"]


def test_a_heading_beside_recommendations_goes_on_from_them() -> None:
    chapter = {
        "id": "recommendations",
        "title": "建議",
        "blocks": [{"kind": "recommendations"}, {"kind": "follow-up", "title": "後續工作事項"}],
    }
    authority = Authority.model_validate({**SETTINGS, "outline": [chapter]})
    given = records(
        recommendations={
            "items": [{"prose": "甲"}, {"prose": "乙"}, {"prose": "丙"}],
            "follow_up": [{"prose": "丁"}],
        }
    )
    (made,) = build_outline(authority, given, str)
    assert [heading.text for heading in made.walk()] == ["壹、建議", "四、後續工作事項"]
