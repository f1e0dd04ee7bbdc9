"""Entries by year, from a file; the page and the data show each once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.findings import Finding, Severity, say
from reportgen.index.data import index_data
from reportgen.index.page import index_page
from reportgen.index.shelf import Shelf
from reportgen.language import translator
from reportgen.outcome import Outcome
from reportgen.places import NOWHERE

ERROR = Finding("KEY-UNKNOWN", Severity.ERROR, NOWHERE, say("不認識。"))
NOTE = Finding("SPACING-MIXED", Severity.NOTE, NOWHERE, say("不一。"))


def facts(title: str, *starts: str) -> str:
    return json.dumps(
        {
            "public": True,
            "title": title,
            "language": "zh-Hant",
            "number": "C11400123",
            "agency": "<機關>",
            "periods": [[start, start] for start in starts],
            "report_date": "",
            "deadline": "2025-03-01",
            "late": True,
            "countries": ["法國", "日本"],
            "people": [{"name": f"甲{n}", "post": "科員", "agency": ""} for n in range(5)],
            "recommendations": [{"text": "建議一", "lead": "本會", "due": "2025-06-30"}],
        }
    )


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf/b 1.pdf").write_bytes(b"%PDF")
    with Shelf(tmp_path / "pdf", tmp_path / "out") as made:
        made.add(Path("x/a"), Outcome("a", (ERROR, NOTE, NOTE), facts=facts("甲", "2024-02-01")))
        made.add(Path("x/b 1"), Outcome("b 1", (), facts=facts("乙<b>", "2025-03-01")))
        made.add(Path("x/c"), Outcome("c", (ERROR,)))
        made.add(Path("x/d"), Outcome("d", (), facts=facts("丁", "2024-01-01", "2023-12-01")))
        made.add(Path("x/e"), Outcome("e", (), facts='{"public": false}'))
        yield made


def test_the_newest_year_comes_first(shelf: Shelf) -> None:
    assert [(year, entry["name"]) for year, entry in shelf.entries()] == [
        (2025, "b 1"),
        (2024, "a"),
        (2023, "d"),
        (0, "c"),
    ]
    assert shelf.years() == [(2025, 1), (2024, 1), (2023, 1), (0, 1)]
    assert dict(shelf.states) == {"draft": 1, "clean": 2, "unreadable": 1}
    assert shelf.hidden == 1


def test_the_data_have_every_entry(shelf: Shelf) -> None:
    data = json.loads("".join(index_data(shelf, "2025-05-01")))
    assert data["day"] == "2025-05-01"
    assert data["not_public"] == 1
    assert [entry["name"] for entry in data["reports"]] == ["b 1", "a", "d", "c"]
    assert data["reports"][0]["pdf"] == "../pdf/b%201.pdf"
    assert data["reports"][1]["findings"] == {"error": 1, "warning": 0, "note": 2}


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_the_page_shows_each_entry_once(shelf: Shelf, language: str) -> None:
    page = "".join(index_page(shelf, "2025-05-01", translator(language)))
    assert page.count('<th scope="row">') == 4
    assert '<a href="../pdf/b%201.pdf"><span lang="zh-Hant-TW">乙&lt;b&gt;</span></a>' in page
    assert "&lt;機關&gt;" in page
    assert "<script" not in page
    assert len(re.findall(r"<section\b", page)) == len(re.findall(r"</section>", page)) == 4
    assert len(re.findall(r"<details>", page)) == 6
    for tag in ("table", "tbody", "tr", "td", "th", "ul", "li", "details"):
        assert len(re.findall(rf"<{tag}\b", page)) == page.count(f"</{tag}>"), tag
    assert set(re.findall(r'href="#(\w+)"', page)) == set(re.findall(r'<h2 id="(\w+)"', page))


@given(st.lists(st.text(max_size=8), max_size=20))
def test_any_text_is_kept(titles: list[str]) -> None:
    with Shelf(Path("pdf"), Path("out")) as made:
        for number, title in enumerate(titles):
            clean = title.encode(errors="replace").decode()
            made.add(Path("x"), Outcome(f"{number:03}", (), facts=facts(clean, "2024-01-01")))
        kept = [entry["title"] for _, entry in made.entries()]
    assert kept == [title.encode(errors="replace").decode() for title in titles]


def test_an_empty_shelf_is_a_page(tmp_path: Path) -> None:
    with Shelf(tmp_path, tmp_path) as empty:
        assert "</html>" in "".join(index_page(empty, "2025-05-01", str))
        assert json.loads("".join(index_data(empty, "2025-05-01")))["reports"] == []
