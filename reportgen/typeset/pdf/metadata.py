"""XMP of a PDF that says which standards it keeps.

PDF/A-3a and PDF/UA-1 (ISO 19005-3, 6.6; ISO 14289-1, clause 5), or PDF/A-4f, PDF/UA-2 and WTPDF
(ISO 19005-4, 6.7; ISO 14289-2, clause 5; WTPDF 1.0, 6.1).

All of it is in a single ``rdf:RDF``, with the same values as the PDF's information dictionary.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from reportgen.authority.model import PdfStandard

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"{namespaces}
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
{properties}
</rdf:Description>{schemas}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

_SCHEMAS = """
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
"""PDF/A-3 knows nothing of PDF/UA: the property that claims it must be described (6.6.2.3)."""


_DECLARED = "http://pdfa.org/declarations/wtpdf#"
_DECLARATIONS = "".join(
    f'<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>{_DECLARED}{level}</pdfd:conformsTo>'
    "</rdf:li>"
    for level in ("accessibility1.0", "reuse1.0")
)
_DECLARING = '\n xmlns:pdfd="http://pdfa.org/declarations/"'


class Metadata(NamedTuple):
    """The metadata of a PDF; dates as W3C datetimes."""

    title: str = ""
    authors: Sequence[str] = ()
    subject: str = ""
    keywords: Sequence[str] = ()
    language: str = ""
    creator: str = ""
    producer: str = ""
    created: str = ""
    modified: str = ""

    def xmp(self, standard: PdfStandard) -> bytes:
        """The packet of a file that keeps *standard*."""
        modern = standard is PdfStandard.UA_2
        properties = [
            ("pdfaid:part", "4" if modern else "3"),
            ("pdfaid:rev", "2020" if modern else ""),
            ("pdfaid:conformance", "F" if modern else "A"),
            ("pdfuaid:part", "2" if modern else "1"),
            ("pdfuaid:rev", "2024" if modern else ""),
            ("pdfd:declarations", f"<rdf:Bag>{_DECLARATIONS}</rdf:Bag>" if modern else ""),
            ("dc:format", "application/pdf"),
            ("dc:title", self._alternatives(self.title)),
            ("dc:creator", _items("Seq", self.authors)),
            ("dc:description", self._alternatives(self.subject)),
            ("dc:subject", _items("Bag", self.keywords)),
            ("dc:language", _items("Bag", [self.language] if self.language else [])),
            ("pdf:Keywords", escape(", ".join(self.keywords))),
            ("pdf:Producer", escape(self.producer)),
            ("xmp:CreatorTool", escape(self.creator)),
            ("xmp:CreateDate", escape(self.created)),
            ("xmp:ModifyDate", escape(self.modified)),
            ("xmp:MetadataDate", escape(self.modified)),
        ]
        lines = (f"<{name}>{value}</{name}>" for name, value in properties if value)
        return _PACKET.format(
            namespaces=_DECLARING if modern else "",
            properties="\n".join(lines),
            schemas="" if modern else _SCHEMAS,
        ).encode()

    def _alternatives(self, text: str) -> str:
        """*text* in the document's language, which is the default one too."""
        if not text:
            return ""
        languages = dict.fromkeys(("x-default", self.language or "x-default"))
        items = (f'<rdf:li xml:lang="{language}">{escape(text)}</rdf:li>' for language in languages)
        return f"<rdf:Alt>{''.join(items)}</rdf:Alt>"


def _items(container: str, values: Iterable[str]) -> str:
    items = "".join(f"<rdf:li>{escape(value)}</rdf:li>" for value in values)
    return f"<rdf:{container}>{items}</rdf:{container}>" if items else ""
