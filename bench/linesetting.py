"""Measure the line setting: WeasyPrint as it comes against ours, on the same text and fonts.

    python bench/linesetting.py                 generated text with 10, 25 and 50 % Latin
    python bench/linesetting.py page.html …     these documents, in their own style
    python bench/linesetting.py --report FOLDER a report, built both ways into build/
    python bench/linesetting.py --keep FOLDER   also writes the PDFs, to look at

Measured are the glyphs as they would be drawn, not what the layout believes. A line counts as short
where it ends more than 1 pt before its measure; last lines are not counted. Spaces and gaps are in
em; lines that hold a web address are left out there, because it cannot always be broken well.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, field, fields, replace
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from reportgen.cache import Cache
from reportgen.typeset.fetch import ReportFetcher
from reportgen.typeset.fonts.catalogue import FontCatalogue, find_chains
from reportgen.typeset.fonts.kit import FontKit, font_kit
from reportgen.typeset.fonts.roles import FontRequest, FontRole, Passage
from reportgen.typeset.insides import insides_replaced
from reportgen.typeset.resources import BASE_URL
from reportgen.world import system_font_folders

FONTS = [
    FontRole("latin", (FontRequest("Liberation Serif", 400, "normal"),)),
    FontRole("body", (FontRequest("TW-Kai", 400, "normal"),)),
]
PAGE = """<!DOCTYPE html><html lang="zh-TW"><meta charset="utf-8"><title>bench</title><style>
@page {{ size: A4; margin: 26mm 25mm 24mm }}
body {{ font: 12pt/21pt var(--font-body); margin: 0 }}
p {{ text-align: justify; text-indent: 2em; margin: 0 0 3pt; width: {width} }}
</style><body>{body}"""
_PT = 4 / 3
"""CSS pixels."""
_TRACKED = 0.10
"""em between Han that the eye sees."""
_NEVER_FIRST = frozenset("、，。．：；！？」』）〕】》〉”’‧·～％℃‰／")
_NEVER_LAST = frozenset("「『（〔【《〈“‘")

HAN = (
    "本次會議由主辦國政府與國際組織共同召集，各國代表就政策成果與後續規劃充分交換意見。",
    "與會者普遍認為，政府資訊公開不應止於上網，而應使民眾得以查詢、比對並加以運用。",
    "我方代表於會中說明近年推動經驗，並就跨機關協調之困難提出具體建議，獲與會者肯定。",
    "主持人指出，「參與」與「協作」之別，在於決策前是否容許民間團體共同界定問題（而非僅徵詢意見）。",
    "惟各國國情不同，制度移植須審慎評估——法規、預算、人力三者缺一不可……此點尤值注意。",
    "會後赴當地主管機關參訪，瞭解其資料開放平臺之維運方式、經費來源及資料更新頻率。",
)
MIXED = (
    "大會自12月5日起至12月9日止，計有70個國家、2,500 名代表參加，較前一屆增加40%。",
    "依IRM於2016年發布之報告，第 3 次行動方案之132項承諾中，僅有18.5%被評為具高度影響。",
    "本人另拜會OECD公共治理處，就Open Data與AI應用之倫理準則交換意見。",
    "該國自2011年加入OGP以來，已完成3期國家行動方案，預算約 NT$ 1,200 萬元。",
    "工作坊由World Bank與當地NGO合辦，主題為Beneficial Ownership資料標準（BODS）。",
)
LATIN = (
    "The session on open contracting was chaired by the Minister of Digital Development.",
    "「Independent Reporting Mechanism」（IRM）",
    "其Transparency International分會提出Corruption Perceptions Index之修正版本，",
    "Participants agreed that co-creation requires time, trust and institutional memory.",
    "詳見Steering Committee Resolution on Civic Space and Fundamental Freedoms文件，",
    "The national action plan was adopted after consultations with stakeholders.",
)


@dataclass
class Figures:
    """What was counted in one document."""

    lines: int = 0
    short: int = 0
    widest_space: float = 0.0
    widest_gap: float = 0.0
    paragraphs: int = 0
    single: int = 0
    unit_breaks: int = 0
    forbidden: int = 0
    """Lines that begin or end with a mark that may not stand there."""
    scripts: list[float] = field(default_factory=list)
    """Gaps between Han and Latin, typed spaces among them."""
    tracked: int = 0
    """Lines whose median gap between Han is over 0.10 em."""
    neighbours: int = 0
    jumps: int = 0
    """Of neighbouring lines those whose gaps between Han differ by more than that."""
    layout: float = 0.0
    writing: float = 0.0
    pages: int = 0
    examples: list[str] = field(default_factory=list)


def mixed_text(latin: float, seed: int = 70, paragraphs: int = 90) -> list[str]:
    """Paragraphs in which about *latin* of the characters are Latin letters and digits."""
    chance = random.Random(seed)
    result = []
    for _ in range(paragraphs):
        wanted, text = chance.randint(120, 320), ""
        while len(text) < wanted:
            share = len(re.findall(r"[ -~]", text)) / max(1, len(text))
            pool = HAN if share > latin else MIXED if latin < 0.2 else MIXED + LATIN
            pool = LATIN if latin > 0.4 and share < latin else pool
            text += chance.choice(pool)
        result.append(text)
    return result


def documents(arguments: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Name and HTML of what is measured."""
    for name in arguments:
        yield Path(name).name, Path(name).read_text(encoding="utf-8")
    if not arguments:
        for latin in (0.1, 0.25, 0.5):
            body = "".join(f"<p>{text}</p>\n" for text in mixed_text(latin))
            yield f"{latin:.0%} Latin", PAGE.format(width="auto", body=body)
        body = "".join(f"<p>{text}</p>\n" for text in mixed_text(0.25))
        yield "25% Latin, 20 em", PAGE.format(width="20em", body=body)


def measure(html: str, kit: FontKit, ours: bool) -> tuple[Figures, bytes]:
    """Set *html* and measure its justified paragraphs."""
    import weasyprint  # type: ignore[import-untyped]
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

    figures = Figures()
    with ExitStack() as hooks:
        if ours and hooks.enter_context(insides_replaced()):
            raise SystemExit("the line setting does not fit this WeasyPrint")
        fetcher, fonts = ReportFetcher(kit.resources, {}), FontConfiguration()
        sheet = weasyprint.CSS(string=kit.css, url_fetcher=fetcher, font_config=fonts)
        source = weasyprint.HTML(string=html, base_url=BASE_URL, url_fetcher=fetcher)
        start = time.process_time()
        document = source.render(stylesheets=[sheet], font_config=fonts)
        middle = time.process_time()
        pdf = document.write_pdf()
        figures.layout, figures.writing = middle - start, time.process_time() - middle
        figures.pages = len(document.pages)
        for paragraph in _paragraphs(document):
            _count(figures, paragraph)
    return figures, pdf


def measure_report(folder: str, ours: bool) -> tuple[Figures, bytes]:
    """Set the report in *folder* from nothing and measure its justified paragraphs on the way."""
    from reportgen.pipeline import build_report
    from reportgen.typeset import engine
    from reportgen.world import World

    flows: dict[str, Figures] = {}
    lay_out = engine.Engine.lay_out

    def observe(self: Any, flow: Any, *arguments: Any, **options: Any) -> Any:
        document = lay_out(self, flow, *arguments, **options)
        # A flow is set again once its page numbers are known.
        figures = flows[re.sub(r"\d", "", flow.html)] = Figures(pages=len(document.pages))
        for paragraph in _paragraphs(document):
            _count(figures, paragraph)
        return document

    with (
        nullcontext()
        if ours
        else patch.object(engine, "insides_replaced", lambda _: nullcontext(())),
        patch.object(engine.Engine, "lay_out", observe),
        TemporaryDirectory() as out,
    ):
        build_report(replace(World.here(), cache=Path(out, "cache")), Path(folder), Path(out))
    if not flows:
        raise SystemExit(f"nothing was set: try reportgen build {folder}")
    return _together(flows.values()), b""


def _together(parts: Iterable[Figures]) -> Figures:
    """The figures of a document set in *parts*."""
    whole = Figures()
    for part in parts:
        for one in fields(Figures):
            before, more = getattr(whole, one.name), getattr(part, one.name)
            widest = one.name.startswith("widest")
            setattr(whole, one.name, max(before, more) if widest else before + more)
    return whole


def _paragraphs(document: Any) -> Iterator[list[tuple[Any, Any]]]:
    """The lines of each justified paragraph, with the block that holds them, over all pages."""
    found: dict[Any, list[tuple[Any, Any]]] = {}
    for page in document.pages:
        for box in page._page_box.descendants():
            lines = [c for c in getattr(box, "children", ()) if type(c).__name__ == "LineBox"]
            if lines and box.style["text_align_all"] == "justify":
                found.setdefault(box.element, []).extend((box, line) for line in lines)
    yield from found.values()


def _count(figures: Figures, paragraph: list[tuple[Any, Any]]) -> None:
    drawn = [_glyphs(line) for _, line in paragraph]
    texts = ["".join(glyph[0] for glyph in glyphs).rstrip() for glyphs in drawn]
    figures.paragraphs += 1
    figures.single += len(texts) > 1 and len(re.sub(r"[\W_]", "", texts[-1])) <= 1
    tracking = []
    for (block, line), glyphs, text in zip(paragraph[:-1], drawn[:-1], texts[:-1], strict=True):
        em = line.style["font_size"]
        figures.lines += 1
        right = max((x + width for char, x, width, _ in glyphs if char.strip()), default=0.0)
        if block.content_box_x() + block.width - right > _PT:
            figures.short += 1
            figures.examples.append(text)
        inside: list[Drawn] = [(char, w / em, own / em) for char, _, w, own in glyphs]
        inside = inside[: len(text)]
        if not re.search(r"://|www\.|@", text):
            _count_widest(figures, inside)
        figures.scripts += _script_gaps(inside)
        tracking.append(_tracking(inside))
    figures.tracked += sum(gap is not None and gap > _TRACKED for gap in tracking)
    for gap, next_gap in pairwise(gap for gap in tracking if gap is not None):
        figures.neighbours += 1
        figures.jumps += abs(gap - next_gap) > _TRACKED
    for before, after in pairwise(texts):
        figures.unit_breaks += bool(
            re.search(r"\d$", before) and re.match(r"[%％\u4e00-\u9fff]", after)
        ) or (before.endswith("第") and after[:1].isdigit())
        figures.forbidden += after[:1] in _NEVER_FIRST or before[-1:] in _NEVER_LAST


Drawn = tuple[str, float, float]
"""A character, its drawn and its natural width in em."""


def _count_widest(figures: Figures, line: Sequence[Drawn]) -> None:
    for char, width, natural in line:
        if char in " \u00a0":
            figures.widest_space = max(figures.widest_space, width)
        else:
            figures.widest_gap = max(figures.widest_gap, width - natural)


def _script_gaps(line: Sequence[Drawn]) -> Iterator[float]:
    """The gaps between Han and Latin, typed spaces among them."""
    for (char, width, natural), (after, *_) in pairwise(line):
        if _is_change(char, after):
            yield width - natural
    for (before, *_), (char, width, _), (after, *_) in zip(line, line[1:], line[2:], strict=False):
        if char in " \u00a0" and _is_change(before, after):
            yield width


def _is_change(before: str, after: str) -> bool:
    return bool(
        re.fullmatch(r"[\u3400-\u9fff][A-Za-z0-9]|[A-Za-z0-9%][\u3400-\u9fff]", before + after)
    )


def _tracking(line: Sequence[Drawn]) -> float | None:
    """The median gap between Han; ``None`` where there are too few to see it."""
    gaps = [
        width - natural
        for (char, width, natural), (after, *_) in pairwise(line)
        if re.fullmatch(r"[\u3400-\u9fff]{2}", char + after)
    ]
    return median(gaps) if len(gaps) > 3 else None


def _glyphs(line: Any) -> list[tuple[str, float, float, float]]:
    """Character, left edge, drawn and natural width of what stands in *line*."""
    from weasyprint.text.ffi import FROM_UNITS, ffi, pango  # type: ignore[import-untyped]

    result: list[tuple[str, float, float, float]] = []
    extents = ffi.new("PangoRectangle *")
    for box in line.descendants():
        if type(box).__name__ != "TextBox" or not box.text:
            continue
        layout, x = box.pango_layout, box.position_x
        layout.reactivate(box.style)
        text = layout.text.encode()
        run = layout.get_first_line()[0].runs[0]
        while run != ffi.NULL:
            item, string = run.data.item, run.data.glyphs
            run = run.next
            for i in range(string.num_glyphs):
                start = item.offset + string.log_clusters[i]
                last = i == string.num_glyphs - 1
                end = item.offset + (item.length if last else string.log_clusters[i + 1])
                glyph = string.glyphs[i]
                pango.pango_font_get_glyph_extents(
                    item.analysis.font, glyph.glyph, ffi.NULL, extents
                )
                width, natural = glyph.geometry.width * FROM_UNITS, extents.width * FROM_UNITS
                _add(result, text[start:end].decode(), x, width, natural, box.text)
                x += width
        layout.deactivate()
    return result


def _add(
    result: list[tuple[str, float, float, float]],
    char: str,
    x: float,
    width: float,
    natural: float,
    text: str,
) -> None:
    """Add a glyph; a space that stands for a gap belongs to the character before it."""
    if char == " " and result and result[-1][0].strip() and f"{result[-1][0]} " not in text:
        before = result[-1]
        result[-1] = (before[0], before[1], before[2] + width, before[3])
    else:
        result.append((char, x, width, natural))


def _kit(html: str) -> FontKit:
    cache = Cache(None)
    chains, missing = find_chains(FONTS, FontCatalogue((), cache, system_font_folders()))
    if missing:
        raise SystemExit("fonts-cns11643-kai and fonts-liberation2 are needed")
    return font_kit(chains, [Passage(html)], cache)


_HEAD = (
    *("text", "setting", "lines", "short", "widest space", "widest other gap", "1-char last lines"),
    *("unit breaks", "forbidden ends", "Han–Latin > 0.35 em", "> 0.45 em", "tracked", "jumps"),
    *("layout", "writing"),
)


def _row(name: str, setting: str, figures: Figures) -> tuple[str, ...]:
    """A row of the table."""

    def share(count: int, whole: int) -> str:
        return f"{count} ({count / max(1, whole):.1%})"

    wide = [sum(gap > most for gap in figures.scripts) for most in (0.35, 0.45)]
    return (
        *(name, setting, f"{figures.lines}", share(figures.short, figures.lines)),
        *(f"{figures.widest_space:.2f} em", f"{figures.widest_gap:.2f} em"),
        f"{figures.single} of {figures.paragraphs}",
        *(f"{figures.unit_breaks}", f"{figures.forbidden}"),
        *(share(count, len(figures.scripts)) for count in wide),
        share(figures.tracked, figures.lines),
        f"{figures.jumps} of {figures.neighbours}",
        *(f"{figures.layout:.2f} s", f"{figures.writing:.2f} s"),
    )


def main() -> None:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("documents", nargs="*")
    parser.add_argument("--report")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--show-short", action="store_true", help="print the short lines")
    options = parser.parse_args()
    write = sys.stdout.write
    write(f"| {' | '.join(_HEAD)} |\n|---|---|{'--:|' * (len(_HEAD) - 2)}\n")
    made = [(options.report, "")] if options.report else documents(options.documents)
    for name, html in made:
        for ours in (False, True):
            if options.report:
                figures, pdf = measure_report(name, ours)
            else:
                figures, pdf = measure(html, _kit(html), ours)
            setting = "ours" if ours else "stock"
            write(f"| {' | '.join(_row(name, setting, figures))} |\n")
            if ours and options.show_short:
                write("".join(f"    {text}\n" for text in figures.examples))
            if options.keep and pdf:
                label = f"{name}-{setting}.pdf".replace(" ", "-")
                (options.keep / label).write_bytes(pdf)


if __name__ == "__main__":
    main()
