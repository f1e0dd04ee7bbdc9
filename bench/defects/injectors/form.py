"""Titles, captions, marks and sources that do not follow the form of the others."""

from __future__ import annotations

import re

from bench.defects.injectors.kinds import kind
from bench.defects.source import Defect, Source
from bench.defects.split import Part


@kind(
    "siblings",
    "同一層的標題或項目寫法不一",
    "HEADING-PUNCTUATION NUMBER-TYPED SIBLINGS-MIXED PUNCTUATION-HALF-WIDTH",
)
def siblings(source: Source, part: Part) -> Defect | None:
    """One heading or item has a mark, a number or brackets that the others have not."""
    titles = [
        (n, m)
        for n, line in enumerate(source.lines)
        if (m := re.match(r"(?:- |  - |  )title: ([\u4e00-\u9fff].*)$", line))
    ]
    items = [
        (n, m)
        for n, line in enumerate(source.lines)
        if (m := re.match(r" {4,}(?:\d\.|-) (.*。)$", line))
    ]
    if not part.has(source):
        return None
    if items and part.chance.random() < 0.4:
        number, match = part.chance.choice(items)
        return source.replaced(
            number,
            match.end() - 1,
            match.end(),
            "",
            match[1],
            frozenset(range(number - 4, number + 6)),
        )
    number, match = part.chance.choice(titles)
    title = match[1]
    form = part.chance.choice(["{}：", "{}。", "一、{}", "「{}」", "({})"])
    return source.replaced(
        number,
        match.start(1),
        match.end(1),
        form.format(title),
        form,
        frozenset(n + 1 for n, _ in titles),
    )


@kind("caption", "圖說寫成別的場次", "CAPTION-OTHER-SESSION")
def caption(source: Source, part: Part) -> Defect | None:
    """The caption of a figure gives the title of another session."""
    places = [
        (n, m) for n, line in enumerate(source.lines) if (m := re.search(r"!\[([^\]]*)\]", line))
    ]
    if not places:
        return None
    number, match = part.chance.choice(places)
    before = "\n".join(source.lines[:number])
    titles = [
        t["title"] if isinstance(t["title"], str) else t["title"]["zh"]
        for t in source.data["sessions"]
    ]
    own = max(titles, key=before.rfind)
    others = [t for t in titles if t != own and len(t) > 3]
    other = part.pick(part.words.CAPTIONS).format(title=part.chance.choice(others))
    return source.replaced(number, match.start(1), match.end(1), other, other, frozenset())


@kind("range-marks", "起訖的符號不一", "RANGE-MIXED")
def range_marks(source: Source, part: Part) -> Defect | None:
    """Two ranges with two marks."""
    templates = part.of(part.words.RANGES)
    one, two = part.chance.sample("–~-—～", 2)
    spans = [(part.chance.randrange(3, 9), part.chance.randrange(10, 17)) for _ in "ab"]
    first, second = part.chance.sample(source.body, 2)
    sentence = part.chance.choice(templates).format(a=spans[0][0], b=spans[0][1], m=one)
    other = part.chance.choice(templates).format(a=spans[1][0], b=spans[1][1], m=two)
    defect = Source(source.slug, source.appended(first, sentence).text).appended(second, other)
    return Defect(defect.text, frozenset({first.line + 1, second.line + 1}), f"{sentence} {other}")


@kind("picture-source", "圖沒有來源", "FIGURE-SOURCE-MISSING")
def picture_source(source: Source, part: Part) -> Defect | None:
    """A picture loses its source."""
    places = [
        (n, m)
        for n, line in enumerate(source.lines)
        if "![" in line and (m := re.search(r' source="[^"]*"', line))
    ]
    if not places or not part.has(source):
        return None
    number, match = part.chance.choice(places)
    return source.replaced(number, match.start(), match.end(), "", match[0], frozenset())


@kind("table-source", "統計表沒有來源", "FIGURE-SOURCE-MISSING TABLE-SOURCE-MISSING")
def table_source(source: Source, part: Part) -> Defect | None:
    """A table of figures loses its source."""
    places = [
        (n, m)
        for n, line in enumerate(source.lines)
        if "{#tbl" in line and (m := re.search(r' source="[^"]*"', line))
    ]
    if not places or not part.has(source):
        return None
    number, match = part.chance.choice(places)
    return source.replaced(
        number, match.start(), match.end(), "", match[0], frozenset({number + 2})
    )


@kind("figure-unnamed", "圖表在內文沒有提到", "FIGURE-UNREFERENCED TABLE-UNREFERENCED")
def figure_unnamed(source: Source, part: Part) -> Defect | None:
    """A figure or table that the text sends nobody to."""
    places = [
        (p, m)
        for p in source.paragraphs
        for m in re.finditer(r"（\[\]\(#[\w-]+\)）|[^。]*\[\]\(#([\w-]+)\)[^。]*。", p.text)
    ]
    if not places or not part.has(source):
        return None
    paragraph, match = part.chance.choice(places)
    label = re.search(r"#([\w-]+)", match[0])[1]  # type: ignore[index]
    if match.end() - match.start() == len(paragraph.text):
        return source.in_paragraph(
            paragraph,
            0,
            len(paragraph.text),
            "會後互贈紀念品。",
            source.all_lines_of(f"{{#{label}"),
        )
    return source.in_paragraph(
        paragraph, match.start(), match.end(), "", source.all_lines_of(f"{{#{label}")
    )


@kind(
    "figure-typed",
    "圖表的號碼用手寫",
    "FIGURE-NUMBER-TYPED",
    follows="FIGURE-UNREFERENCED SPACING-MIXED",
)
def figure_typed(source: Source, part: Part) -> Defect | None:
    """A figure is referred to by a number typed by hand."""
    places = [
        (p, m) for p in source.paragraphs for m in re.finditer(r"見?\[\]\(#fig-[\w-]+\)", p.text)
    ]
    if not places:
        return None
    paragraph, match = part.chance.choice(places)
    other = part.pick(part.words.FIGURES).format(n=part.chance.choice([1, 2, 3]))
    return source.in_paragraph(
        paragraph, match.start(), match.end(), other, source.all_lines_of("{#fig")
    )
