"""Without what was taken away a redline is the newer text; without what was added, the older."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.compare.redline.document import redline
from reportgen.compare.redline.dom import body_of, classes, html_of, is_element, text_of
from reportgen.edit import Change, Unchangeable, changed
from reportgen.language import translator
from reportgen.outcome import DEFAULT
from reportgen.pipeline.first import compose_read, read_report
from reportgen.world import World, shipped_templates
from tests.compare.test_differences import REPORTS, edits

WORLD = World(shipped_templates(), None, date(2025, 5, 1))


def composed(folder: Path) -> str:
    result = compose_read(read_report(WORLD, folder), DEFAULT, 0)
    return result.composition.html if result else ""


@cache
def original(folder: Path) -> str:
    return composed(folder)


def marked(old: str, new: str) -> Element:
    return body_of(redline(old, new, ("舊", "新"), str))


def report_of(body: Element) -> str:
    """The text of the report in *body*, which has no list of changes."""
    for section in list(body):
        if is_element(section) and "redline-list" in classes(section):
            body.remove(section)
    return "".join(text_of(body).split())


def without(body: Element, tag: str) -> Element:
    """*body* without what is in elements *tag*; what follows them stays."""
    for parent in list(body.iter()):
        for child in list(parent):
            if is_element(child) and child.tag == tag:
                at = list(parent).index(child)
                if at:
                    parent[at - 1].tail = (parent[at - 1].tail or "") + (child.tail or "")
                else:
                    parent.text = (parent.text or "") + (child.tail or "")
                parent.remove(child)
    return body


def moved_blocks(body: Element) -> Iterator[Element]:
    return (e for e in body.iter() if is_element(e) and "redline-moved" in classes(e))


def holds(old: str, new: str) -> None:
    newer = without(marked(old, new), "del")
    assert report_of(newer) == report_of(body_of(new))
    older = without(marked(old, new), "ins")
    text, wanted = report_of(older), report_of(body_of(old))
    if any(True for _ in moved_blocks(older)):
        assert Counter(text) == Counter(wanted)
    else:
        assert text == wanted


@st.composite
def several(draw: st.DrawFn) -> tuple[Path, list[tuple[str, Change]]]:
    """One to three changes of one report."""
    folder, file, change, *_ = draw(edits())
    more = [draw(edits()) for _ in range(draw(st.integers(0, 2)))]
    return folder, [(file, change), *((e[1], e[2]) for e in more if e[0] == folder)]


def check_edits(tmp_path: Path, folder: Path, made: list[tuple[str, Change]]) -> None:
    new = tmp_path / "new"
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(folder, new, ignore=shutil.ignore_patterns("figures"))
    for file, change in made:
        path = new / file
        try:
            path.write_text(changed(path.read_text("utf-8"), change), encoding="utf-8")
        except Unchangeable:
            continue  # an earlier change took away what this one is about
    html = composed(new)
    if html:
        holds(original(folder), html)


@given(several())
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_edits(tmp_path: Path, made: tuple[Path, list[tuple[str, Change]]]) -> None:
    check_edits(tmp_path, *made)


@pytest.mark.slow
@given(several())
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_two_hundred_edits(tmp_path: Path, made: tuple[Path, list[tuple[str, Change]]]) -> None:
    check_edits(tmp_path, *made)


@pytest.mark.parametrize("folder", REPORTS, ids=lambda path: path.name)
def test_the_same_report_has_no_mark(folder: Path) -> None:
    body = marked(original(folder), original(folder))
    assert not [e for e in body.iter() if e.tag in {"ins", "del"}]
    assert report_of(body) == report_of(body_of(original(folder)))


def test_another_report_altogether() -> None:
    """Nothing is lost however little two versions have in common."""
    holds(original(REPORTS[0]), original(REPORTS[1]))


def page(*blocks: str) -> str:
    return f"<html><head><title>t</title></head><body><main>{''.join(blocks)}</main></body></html>"


def main_of(old: str, new: str) -> str:
    main = marked(old, new).find("main")
    assert main is not None
    return html_of(main)


def test_short_islands_are_closed_and_markup_stays() -> None:
    html = main_of(
        page("<p>出席<b>巴黎的測試</b>會議。</p>"), page("<p>出席<b>倫敦的測試</b>會議。</p>")
    )
    assert "出席<b><del>巴黎</del><ins>倫敦</ins>的測試</b>會議。</p>" in html
    assert '<p class="redline-changed" id="redline-1">' in html


def table(*rows: tuple[str, str]) -> str:
    cells = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
    return page(f"<table><tbody>{cells}</tbody></table>")


def test_a_table_is_marked_by_cell() -> None:
    html = main_of(
        table(("甲機關", "一"), ("乙機關", "二")),
        table(("甲機關", "三"), ("乙機關", "二"), ("丙單位", "四")),
    )
    assert html.count("<table") == 1
    assert "<del>一</del><ins>三</ins>" in html
    assert "<td>乙機關</td><td>二</td>" in html
    assert "<td><ins>丙單位</ins></td><td><ins>四</ins></td>" in html


def test_what_moved_stands_once_and_says_from_where() -> None:
    a, b = "<p>第一段是一段很長的文字。</p>", "<p>第二段說的完全是別的事情，與前者無關。</p>"
    first, second = "<h2>甲</h2>", "<h2>乙</h2>"
    html = main_of(page(first, a, second, b), page(first, second, b, a))
    assert html.count("第一段是一段很長的文字") == 1
    assert "〔移自：甲〕" in html
    assert "<ins>" not in html
    assert "<del>" not in html


def test_numbers_and_contents_are_not_marked() -> None:
    def report(number: str) -> str:
        return page(
            f'<nav class="contents"><p>{number}、目的</p></nav>'
            f'<h2><span class="number">{number}、</span>目的</h2>'
            '<figure><img src="a.png" alt="甲"><figcaption>'
            f'<span class="caption-label">圖 {number}：</span>會場</figcaption></figure>'
        )

    html = main_of(report("一"), report("二"))
    assert "redline" not in html
    assert "二、" in html


FIGURE = page('<figure><img src="a.png" alt="甲"><figcaption>會場</figcaption></figure>')


@pytest.mark.parametrize("digests", [{}, {"a.png": "1"}])
def test_a_picture_that_is_the_same_stands_once(digests: dict[str, str]) -> None:
    assert redline(FIGURE, FIGURE, ("", ""), str, digests, digests).count("<img") == 1


def test_a_changed_picture_stands_beside_the_older_one() -> None:
    html = redline(FIGURE, FIGURE, ("", ""), str, {"a.png": "1"}, {"a.png": "2"})
    assert html.count('<img src="earlier/a.png"') == 1
    assert html.count("<img") == 2
    assert html.index("earlier/a.png") < html.index('<img src="a.png"')
    assert html.count("（圖片）") == 2


def test_the_list_stands_first_with_pages() -> None:
    old, new = page("<h2>心得</h2><p>甲乙丙丁戊</p>"), page("<h2>心得</h2><p>甲乙丙丁己</p>")
    html = redline(old, new, ("<舊>", "新"), translator("en"))
    first = html.partition("<main")[0]
    assert 'href="#redline-2" data-page="#redline-2"' in first
    assert "&lt;舊&gt;" in first
    assert "<td>心得</td><td>甲乙丙丁<del>戊</del><ins>己</ins></td>" in first
