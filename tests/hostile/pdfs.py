"""PDFs that are broken or mean harm: one function makes each kind, in several sizes."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

Objects = list[bytes]
"""The bodies of the objects 1, 2, …; the first is the catalogue."""

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>"
)
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"


def written(objects: Objects, trailer: bytes = b"") -> bytes:
    """A file of *objects* with a table of them."""
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer<</Size %d/Root 1 0 R%b>>\n" % (len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF" % start)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(data), entries, data)


def deflated(data: bytes, entries: bytes = b"") -> bytes:
    return stream(zlib.compress(data, 9), b"/Filter/FlateDecode" + entries)


def page(content: bytes = b"", *more: bytes, catalog: bytes = CATALOG) -> bytes:
    """A page whose stream is the object *content*; *more* are the objects from 6 on."""
    return written([catalog, PAGES, PAGE, content or stream(b""), FONT, *more])


def _catalog(entries: bytes) -> bytes:
    return CATALOG[:-2] + entries + b">>"


# --- what runs for ever, or fills the memory


def _zeros() -> bytes:
    return page(deflated(b"\0" * 2**30))


def _twice() -> bytes:
    twice = zlib.compress(zlib.compress(b"q Q " * 2**28, 9), 9)
    return page(stream(twice, b"/Filter[/FlateDecode/FlateDecode]"))


def _attached_bomb() -> bytes:
    return attached([(b"(report.yaml)", deflated(b"a" * 2**29, b"/Type/EmbeddedFile"))])


BOMBS: dict[str, Callable[[], bytes]] = {
    "text": lambda: page(deflated(b"BT /F 9 Tf " + b"(aaaaaaaaaa) Tj " * 2_000_000 + b"ET")),
    "forms 10^8": lambda: nested_forms(10, 8),
    "forms 4^14": lambda: nested_forms(4, 14),
    "a gigabyte of zeros": _zeros,
    "a gigabyte deflated twice": _twice,
    "paths": lambda: page(deflated(b"0 0 m " + b"1 1 l " * 6_000_000 + b"S")),
    "half a gigabyte attached": _attached_bomb,
}
"""Small files that would take minutes or gigabytes; not made before they are used."""


def nested_forms(width: int, depth: int) -> bytes:
    forms = [
        stream(
            b"/X Do " * width,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
            % (7 + n),
        )
        for n in range(depth)
    ]
    last = stream(b"BT /F 9 Tf (a) Tj ET", FORM +
                  b"/Resources<</Font<</F 5 0 R>>>>")  # fmt: skip
    return page(stream(b"/X Do " * width), *forms, last)


# --- what goes in circles, or lies


def circles() -> Iterator[tuple[str, bytes]]:
    """References that lead back, at every place where a reader follows them."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    yield "a form in itself", page(stream(b"/X Do"), stream(b"/X Do", form))
    yield "a page tree", written([CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"])
    yield (
        "a page as its parent",
        written([CATALOG, PAGES, b"<</Type/Page/Parent 3 0 R/MediaBox[0 0 9 9]>>"]),
    )
    yield "an object as itself", page(catalog=_catalog(b"/Lang 6 0 R"))[:-7] + b"6 0 obj 6 0 R"
    for entry in (b"/Lang", b"/MarkInfo", b"/StructTreeRoot", b"/Outlines", b"/Names", b"/AF"):
        yield (
            f"{entry.decode()} as itself",
            page(b"", b"6 0 R", catalog=_catalog(entry + b" 6 0 R")),
        )
        yield f"{entry.decode()} as root", page(catalog=_catalog(entry + b" 1 0 R"))
        yield f"{entry.decode()} as number", page(catalog=_catalog(entry + b" 7"))
    names = b"<</EmbeddedFiles 6 0 R>>"
    yield "a name tree", page(b"", b"<</Kids[6 0 R 6 0 R]>>", catalog=_catalog(b"/Names" + names))
    marks = b"/Outlines 6 0 R"
    for outline in (
        b"<</First 6 0 R/Last 6 0 R/Count 1>>",
        b"<</First 7 0 R/Last 7 0 R/Count 9>>",
    ):
        item = b"<</Title(a)/Parent 6 0 R/Next 7 0 R/Prev 7 0 R/First 7 0 R>>"
        yield f"bookmarks {len(outline)}", page(b"", outline, item, catalog=_catalog(marks))
    tree = b"/StructTreeRoot 6 0 R/MarkInfo<</Marked true>>"
    for kids in (b"[6 0 R]", b"6 0 R", b"[7 0 R 7 0 R]"):
        root = b"<</Type/StructTreeRoot/K %b>>" % kids
        item = b"<</Type/StructElem/S/H1/P 6 0 R/K[7 0 R 7 0 R]/Pg 3 0 R>>"
        yield f"a structure tree {kids.decode()}", page(b"", root, item, catalog=_catalog(tree))
    for previous in (b"/Prev 9", b"/Prev 0", b"/Prev 999999", b"/XRefStm 9"):
        yield f"a table {previous.decode()}", written([CATALOG, PAGES, PAGE], previous)


def lies() -> Iterator[tuple[str, bytes]]:
    """Numbers and names that are not true."""
    for count in (2**31 - 1, -1, 10**12, 5000):
        tree = b"<</Type/Pages/Kids[3 0 R]/Count %d>>" % count
        yield f"{count} pages", written([CATALOG, tree, PAGE])
    for size in (b"0 0 1e30 1e30", b"0 0 0 0", b"9 9 1 1", b"(a) 0 0 0", b"0"):
        whole = PAGE.replace(b"0 0 200 200", size)
        yield f"paper {size.decode()}", written([CATALOG, PAGES, whole, stream(b""), FONT])
    for form in (b"JBIG2Decode", b"JPXDecode", b"DCTDecode", b"CCITTFaxDecode", b"Unknown"):
        image = b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8" \
            b"/ColorSpace/DeviceRGB/Filter/" + form  # fmt: skip
        yield (
            f"a picture by {form.decode()}",
            page(stream(b"/X Do"), stream(b"\xff\x4f" * 99, image)),
        )
    for columns in (2**31 - 1, 2**62, -1, 0):
        parms = b"/DecodeParms<</Predictor 15/Columns %d/Colors 32>>" % columns
        yield f"a predictor of {columns}", page(deflated(b"\2" * 99, parms))
        yield (
            f"the same of {columns} by LZW",
            page(stream(b"\2" * 99, b"/Filter/LZWDecode" + parms)),
        )
    for length in (-1, 2**40, 3):
        yield f"a stream of {length}", page(b"<</Length %d>>stream\nBT ET\nendstream" % length)
    for handler in (b"<</Filter/Standard/V 9/R 9>>", b"<</Filter/Odd>>", b"7", b"1 0 R"):
        yield (
            f"encrypted {handler.decode()}",
            written([CATALOG, PAGES, PAGE], b"/Encrypt " + handler),
        )
    for number in (b"9" * 400, b"-0.0.1", b"1e999"):
        yield f"a number {number[:8].decode()}", page(stream(b"%b 0 0 1 0 0 cm" % number))


def heaps() -> Iterator[tuple[str, bytes]]:
    """More of something than any report has."""
    for opening, closing in ((b"[", b"]"), (b"<<", b">>"), (b"<</A", b">>"), (b"(", b")")):
        deep = opening * 20_000 + closing * 20_000
        yield f"{opening.decode()} in itself", page(b"", deep, catalog=_catalog(b"/Extra 6 0 R"))
        yield f"{opening.decode()} in a stream", page(deflated(deep + b" TJ"))
    kids = b" ".join(b"3 0 R" for _ in range(5000))
    yield "5,000 pages", written([CATALOG, b"<</Type/Pages/Kids[%b]/Count 5000>>" % kids, PAGE])
    elements = [b"<</Type/StructElem/S/Sect/P %d 0 R/K[%d 0 R]>>" % (n - 1, n + 1)
                for n in range(7, 4000)]  # fmt: skip
    tree = b"/StructTreeRoot 6 0 R/MarkInfo<</Marked true>>"
    root = b"<</Type/StructTreeRoot/K[7 0 R]>>"
    yield "a deep structure tree", page(b"", root, *elements, catalog=_catalog(tree))
    items = [b"<</Title(a)/Parent %d 0 R/First %d 0 R/Count 1>>" % (n - 1, n + 1)
             for n in range(7, 4000)]  # fmt: skip
    outline = b"<</First 7 0 R/Last 7 0 R/Count 1>>"
    yield "deep bookmarks", page(b"", outline, *items, catalog=_catalog(b"/Outlines 6 0 R"))
    cmap = b"1 begincodespacerange<00><FF>endcodespacerange " \
        b"1 beginbfrange<0000><FFFF><" + b"4E00" * 500 + b">endbfrange"  # fmt: skip
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    text = stream(b"BT /F 9 Tf (aaaa) Tj ET")
    yield "a map of letters", written([CATALOG, PAGES, PAGE, text, font, deflated(cmap * 50)])
    glyph = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 97" \
        b"/LastChar 97/Widths[9]/Encoding<</Differences[97/a]>>/CharProcs<</a 6 0 R>>" \
        b"/Resources<</Font<</F 5 0 R>>>>>>"  # fmt: skip
    yield "a letter of itself", written([CATALOG, PAGES, PAGE, text, glyph, text])


# --- attachments


def attached(files: list[tuple[bytes, bytes]]) -> bytes:
    """A PDF that carries *files*: the PDF string of each name, and the stream's object."""
    names = b"".join(b"%b %d 0 R " % (name, 6 + 2 * n) for n, (name, _) in enumerate(files))
    catalog = _catalog(b"/Names<</EmbeddedFiles<</Names[%b]>>>>" % names)
    objects: Objects = []
    for n, (name, body) in enumerate(files):
        entry = b"<</Type/Filespec/F %b/UF %b/EF<</F %d 0 R>>>>"
        objects += [entry % (name, name, 7 + 2 * n), body]
    return page(b"", *objects, catalog=catalog)


REPORT = stream(b"title: a\n")


def attachments() -> Iterator[tuple[str, bytes]]:
    """Attached files whose names or sizes nobody expects."""
    for name in (
        b"(report.yaml/x.yaml)", b"(" + b"a" * 300 + b".yaml)", b"(../report.yaml)", b"()",
        b"(/etc/passwd.yaml)", b"(sessions/../roster.yaml)", b"(a\\000b.yaml)", b"(CON.yaml)",
        b"(roster.yaml/)", b"<FEFFD800002E00790061006D006C>",
        b"(sessions/" + b"a" * 255 + b".yaml)",
        b"(C:\\\\roster.yaml)", b"(sessions/.yaml)", b"(sessions//a.yaml)", b"(.)", b"(..)",
    ):  # fmt: skip
        yield f"named {name[:24]!r}", attached([(b"(report.yaml)", REPORT), (name, REPORT)])
    yield "two reports", attached([(b"(report.yaml)", REPORT)] * 2)
    yield "thousands", attached([(b"(report.yaml)", REPORT)]
                                + [(b"(f%d.yaml)" % n, REPORT) for n in range(3000)])  # fmt: skip
    yield "no YAML", attached([(b"(report.yaml)", stream(b"\xff\0\xfe"))])
    yield "deep YAML", attached([(b"(report.yaml)", stream(b"[" * 90_000))])
    yield "no stream", attached([(b"(report.yaml)", b"<</Type/EmbeddedFile>>")])
    yield "itself", attached([(b"(report.yaml)", b"7 0 R")])


KINDS: dict[str, Callable[[], Iterator[tuple[str, bytes]]]] = {
    "circles": circles,
    "lies": lies,
    "heaps": heaps,
    "attachments": attachments,
}
