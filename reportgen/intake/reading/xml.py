"""XML without what can be abused: no document type, so no entities, and bounded depth and size."""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate

from reportgen import limits
from reportgen.findings import say
from reportgen.intake.reading.refused import Refused, damaged, too_large
from reportgen.rulebook.intake import IMPORT_UNREADABLE


def parse(data: bytes) -> Element:
    """The root of *data*; names as ``{namespace}name``. Raises :class:`Refused`."""
    builder = TreeBuilder()
    depth = elements = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if depth > limits.IMPORT_DEPTH or elements > limits.IMPORT_ELEMENTS:
            raise too_large(say("這個檔案的結構太深或太大。"))
        builder.start(_named(tag), {_named(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_named(tag))

    def refuse(*_: object) -> None:
        raise Refused(
            IMPORT_UNREADABLE,
            say("這個檔案的 XML 帶有文件型別宣告（DTD），文書軟體不會這樣寫，因此不讀。"),
            say("請以 Word 或 LibreOffice 開啟後另存新檔，再匯入。"),
        )

    parser = ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
        return builder.close()
    except (ExpatError, AssertionError, LookupError, ValueError) as problem:
        raise damaged() from problem


def _named(name: str) -> str:
    return "{" + name if "}" in name else name
