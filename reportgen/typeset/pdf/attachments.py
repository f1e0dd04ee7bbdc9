"""Files that a PDF carries (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8)."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import md5
from typing import Any

import pydyf  # type: ignore[import-untyped]

from reportgen.typeset.pdf.strings import encoded

_MEDIA_TYPES = {".yaml": "application/yaml", ".yml": "application/yaml"}
"""RFC 9512; what Python makes of a name depends on its version and on the machine."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried inside the PDF.

    ``relationship`` is an AFRelationship of ISO 32000-2, 7.11.3.
    """

    name: str
    data: bytes
    description: str
    modified: datetime
    relationship: str = "Source"


def add_attachments(pdf: Any, attachments: Iterable[Attachment]) -> None:
    """Add *attachments* in the order of a name tree (7.9.6)."""
    files = [(one, _add(pdf, one)) for one in sorted(attachments, key=lambda one: encoded(one.name))]
    if not files:
        return
    names = [part for one, file in files for part in (pydyf.String(one.name), file)]
    tree = pydyf.Dictionary({"Names": pydyf.Array(names)})
    pdf.add_object(tree)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = tree.reference
    pdf.catalog["AF"] = pydyf.Array(file for _, file in files)


def _add(pdf: Any, attachment: Attachment) -> bytes:
    when = pydyf.String(attachment.modified.strftime("D:%Y%m%d%H%M%SZ"))
    name = attachment.name
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    media_type = _MEDIA_TYPES.get(suffix, "application/octet-stream").replace("/", "#2f")
    checksum = md5(attachment.data, usedforsecurity=False).hexdigest()
    parameters = {
        "CheckSum": f"<{checksum}>",
        "Size": len(attachment.data),
        "CreationDate": when,
        "ModDate": when,
    }
    file = pydyf.Stream(
        [zlib.compress(attachment.data, 9)],
        {
            "Type": "/EmbeddedFile",
            "Subtype": f"/{media_type}",
            "Filter": "/FlateDecode",
            "Params": pydyf.Dictionary(parameters),
        },
    )
    pdf.add_object(file)
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(name),
            "UF": pydyf.String(name),
            "EF": pydyf.Dictionary({"F": file.reference}),
            "Desc": pydyf.String(attachment.description),
            "AFRelationship": f"/{attachment.relationship}",
        }
    )
    pdf.add_object(specification)
    reference: bytes = specification.reference
    return reference

