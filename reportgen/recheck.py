"""``reportgen check some.pdf``: a PDF instead of records.

A PDF that reportgen made carries its records: they are checked again, and the pages compared with
them. Any other PDF is examined by its pages alone; a finding lists what that cannot show.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from reportgen.authority.category import for_category
from reportgen.authority.load import Layout, load_layout
from reportgen.compose.document import compose
from reportgen.debug import swallowed
from reportgen.findings import Finding, ordered, say
from reportgen.language import translator
from reportgen.manuscript import Manuscript, read_manuscript
from reportgen.manuscript.facsimiles import not_at_hand
from reportgen.outcome import Outcome
from reportgen.pipeline import check_report
from reportgen.pipeline.located import located
from reportgen.places import Place, Source, label_of
from reportgen.read import read
from reportgen.rulebook.records import AUTHORITY_UNKNOWN
from reportgen.rulebook.verify import PDF_UNKNOWN
from reportgen.verify.anybody import examine
from reportgen.verify.attached import attached_records, write_records
from reportgen.verify.checks import verify_written
from reportgen.verify.opening import OpenPdf, in_child, open_pdf
from reportgen.verify.written import open_written
from reportgen.world import World

NEED_PICTURES = frozenset({"FILE-MISSING", "FILE-UNUSED", "FIGURE-GPS", "FIGURE-PIXELS-FEW"})
"""Rules about picture files, which a PDF does not carry."""


def check_pdf(world: World, path: Path) -> Outcome:
    """The findings about the PDF at *path*; no content of a PDF makes this raise.

    Runs in a child: a PDF can keep the libraries busy for ever, take all memory, or crash them.
    """
    outcome = in_child(_examined, world, path, place=Place(label_of(path)))
    if isinstance(outcome, Finding):
        return Outcome(path.name, (outcome,), files=(path,))
    return outcome


def _examined(world: World, path: Path) -> Outcome:
    """The body of the child."""
    pdf = open_pdf(path, label_of(path))
    if isinstance(pdf, Finding):
        return Outcome(path.name, (pdf,), files=(path,))
    try:
        records, findings = attached_records(pdf.reader, pdf.place)
    except Exception as error:
        swallowed(error)
        records, findings = {}, []
    if records:
        return _with_records(world, pdf, path, records, findings)
    return Outcome(
        path.name, tuple(ordered([*findings, *examine(pdf, _categories(world))])), files=(path,)
    )


def _categories(world: World) -> list[str]:
    """The trip categories of all authorities that ship with reportgen."""
    categories: list[str] = []
    for name in sorted(path.parent.name for path in world.shipped.glob("*/authority.yaml")):
        layout = load_layout((world.shipped,), name).layout
        categories += map(str, layout.authority.categories) if layout else ()
    return categories


def _with_records(
    world: World,
    pdf: OpenPdf,
    path: Path,
    records: Mapping[str, bytes],
    attached: Iterable[Finding],
) -> Outcome:
    """The outcome of a PDF that carries *records*; *attached* are findings about them."""
    with tempfile.TemporaryDirectory(prefix="reportgen-") as temporary:
        # Deep enough that no folder beside the temporary one is taken for the user's templates.
        # Those beside the PDF are not used either: a sender could send a layout with the PDF.
        folder = Path(temporary) / "a" / "b" / path.stem
        write_records(dict(records), folder)
        outcome = check_report(world, folder)
        compared = list(_compared(world, pdf, folder))
        label = label_of(folder)
    kept = [f for f in outcome.findings if f.code not in NEED_PICTURES]
    kept = [_without_a_folder(finding) for finding in kept]
    findings = ordered(
        _renamed(finding, label, pdf.name) for finding in (*attached, *kept, *compared)
    )
    sources = {name.replace(label, pdf.name, 1): source for name, source in outcome.sources.items()}
    return Outcome(
        path.name, tuple(findings), _sources(sources), (path,), pages=len(pdf.pages),
        ignored=outcome.ignored,
    )  # fmt: skip


def _sources(sources: Mapping[str, Source]) -> dict[str, Source]:
    return {name: Source(name, source.text) for name, source in sources.items()}


def _without_a_folder(finding: Finding) -> Finding:
    """*finding*; where it is about a missing layout, with a hint for PDFs."""
    if finding.code != AUTHORITY_UNKNOWN.code:
        return finding
    hint = say(
        "檢查 PDF 時只用內附的版型；PDF 若依自己的版型製作，請加 --templates 與版型所在的資料夾。"
    )
    return replace(finding, hints=(*finding.hints, hint))


def _renamed(finding: Finding, label: str, name: str) -> Finding:
    """*finding* in the PDF's own records: ``trip.pdf/roster.yaml``."""
    place = finding.place
    if not place.file.startswith(label):
        return finding
    return replace(finding, place=place._replace(file=name + place.file.removeprefix(label)))


def _compared(world: World, pdf: OpenPdf, folder: Path) -> Iterator[Finding]:
    """Findings where the pages differ from the records that the PDF carries."""
    manuscript, layout = _manuscript(world, folder)
    if manuscript is None or layout is None:
        return
    yield PDF_UNKNOWN.finding(
        Place(pdf.name), say("PDF 只附記錄，不附原圖，圖檔的解析度與定位資料無從檢查。")
    )
    expected = compose(manuscript, layout, translator(manuscript.records.language)).expected
    try:
        written = open_written(pdf.data)
    except Exception as error:
        swallowed(error)
        yield PDF_UNKNOWN.finding(Place(pdf.name), say("PDF 的內頁讀不出來，未與記錄比對。"))
        return
    yield from verify_written(
        written, pdf.name, expected, locate=lambda: located(manuscript, layout)
    )


def _manuscript(world: World, folder: Path) -> tuple[Manuscript | None, Layout | None]:
    records = read(folder, label_of(folder)).records
    if records is None:
        return None, None
    loaded = load_layout(world.template_roots(folder), str(records.authority))
    if loaded.layout is None:
        return None, None
    layout = replace(
        loaded.layout, authority=for_category(loaded.layout.authority, records.category)
    )
    translate = translator(records.language)
    return read_manuscript(records, layout.authority, translate, not_at_hand(records)), layout
