import io
from typing import Any

from pypdf import PdfReader

from reportgen.typeset.conformance.nodes import Node
from reportgen.typeset.pdf.file import File
from reportgen.typeset.pdf.outline import add_outline
from reportgen.typeset.sequence import OutlineEntry

ROOT = Node("Document", None, "zh")


def _leading(page: bytes, x: float, y: float, _node: Node) -> dict[str, Any]:
    return {"Dest": (page, b"/XYZ", x, y, 0)}


def _outline(*entries: OutlineEntry) -> PdfReader:
    file = File()
    pages = file.reserve()
    page = file.add({"Type": b"/Page", "Parent": pages, "MediaBox": (0, 0, 9, 9)})
    file.set(pages, {"Type": b"/Pages", "Kids": (page,), "Count": 1})
    catalogue = {"Type": b"/Catalog", "Pages": pages}
    if (reference := add_outline(file, [(page, entry) for entry in entries], _leading)) is not None:
        catalogue["Outlines"] = reference
    return PdfReader(io.BytesIO(file.finished(file.add(catalogue), file.add({"Title": "x"}))))


def _titles(items: list) -> list:  # type: ignore[type-arg]
    return [_titles(one) if isinstance(one, list) else one.title for one in items]


def test_entries_nest_by_their_levels_and_a_gap_is_closed() -> None:
    levels = [(1, "壹"), (2, "一"), (4, "（一）"), (2, "二"), (1, "貳")]
    reader = _outline(*(OutlineEntry(level, title, 0, 5, ROOT) for level, title in levels))
    assert _titles(reader.outline) == ["壹", ["一", ["（一）"], "二"], "貳"]
    assert reader.trailer["/Root"]["/Outlines"]["/Count"] == 5


def test_a_closed_entry_hides_what_is_below_it() -> None:
    reader = _outline(
        OutlineEntry(1, "壹", 0, 0, ROOT, closed=True), OutlineEntry(2, "一", 0, 0, ROOT)
    )
    outlines = reader.trailer["/Root"]["/Outlines"]
    assert outlines["/Count"] == 1
    assert outlines["/First"]["/Count"] == -1


def test_no_entries_no_outline() -> None:
    assert "/Outlines" not in _outline().trailer["/Root"]
