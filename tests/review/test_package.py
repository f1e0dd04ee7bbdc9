"""Files from anywhere: one answer each, within bounds of time and memory."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from reportgen import limits
from reportgen.review.package import Reason, Refusal
from reportgen.review.reading import read_file
from tests.review.wordmade import zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = f'<w:document xmlns:w="{W}"><w:body><w:p/></w:body></w:document>'
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Type="http://x/{kind}" Target="{target}" TargetMode="External"/>'
    "</Relationships>"
)


def document(**parts: bytes | str) -> bytes:
    everything = {"word/document.xml": DOCUMENT.encode()}
    for name, part in parts.items():
        path = name.replace("__", "/").replace("_xml", ".xml").replace("_rels", "_rels")
        everything[path] = part.encode() if isinstance(part, str) else part
    return zipped(everything)


def with_relation(kind: str, target: str) -> bytes:
    parts = {
        "word/document.xml": DOCUMENT.encode(),
        "word/_rels/document.xml.rels": RELATIONS.format(kind=kind, target=target).encode(),
    }
    return zipped(parts)


def encrypted() -> bytes:
    data = bytearray(document())
    # The bit in both headers of the first entry says that it is encrypted.
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    return bytes(data)


LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f'<w:document xmlns:w="{W}"><w:body><w:p>&b;</w:p></w:body></w:document>'
)
DEEP = f'<w:document xmlns:w="{W}">{"<w:p>" * 5000}{"</w:p>" * 5000}</w:document>'
BOMB = f'<w:document xmlns:w="{W}">{" " * (limits.PACKAGE_XML + 1)}</w:document>'
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.BROKEN),
        (b"PK\x03\x04 not a zip", Reason.BROKEN),
        (document()[:-30], Reason.BROKEN),
        (zipped({"a.txt": b"a"}), Reason.BROKEN),
        (document(word__document_xml="<w:document"), Reason.BROKEN),
        (document(word__document_xml=LAUGHS), Reason.ENTITIES),
        (document(word__document_xml=LAUGHS.encode("utf-16")), Reason.ENTITIES),
        (document(word__document_xml=DEEP), Reason.LARGE),
        (document(word__document_xml=BOMB), Reason.LARGE),
        (zipped({f"{n}": b"" for n in range(limits.PACKAGE_PARTS + 1)}), Reason.LARGE),
        (zipped({"word/document.xml": DOCUMENT.encode(), "word/vbaProject.bin": b"x"}),
         Reason.MACROS),
        (zipped({"content.xml": b"<x/>", "Basic/Standard/a.xml": b"<x/>"}), Reason.MACROS),
        (with_relation("image", "https://example.org/a.png"), Reason.OUTSIDE),
        (with_relation("oleObject", "file:///etc/passwd"), Reason.OUTSIDE),
        (encrypted(), Reason.ENCRYPTED),
        (OLD, Reason.OLD),
        (OLD + "EncryptedPackage".encode("utf-16-le"), Reason.ENCRYPTED),
    ],
    ids=lambda value: value.value if isinstance(value, Reason) else f"{len(value)} bytes",
)  # fmt: skip
def test_what_is_refused(data: bytes, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        read_file(data)
    assert refused.value.reason is reason


def test_an_address_to_click_on_is_no_part() -> None:
    marked = read_file(with_relation("hyperlink", "https://example.org"))
    assert marked.spots == {}


def test_a_large_file_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "REVIEW_BYTES", 10)
    with pytest.raises(Refusal) as refused:
        read_file(document())
    assert refused.value.reason is Reason.LARGE


def test_a_lying_size_is_counted_as_it_comes() -> None:
    """What counts is what is unpacked, not what the archive says of it."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", BOMB)
    data = bytearray(file.getvalue())
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (100).to_bytes(4, "little")
    with pytest.raises(Refusal) as refused:
        read_file(bytes(data))
    assert refused.value.reason in {Reason.LARGE, Reason.BROKEN}
