"""Files that a PDF carries (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import md5
from typing import NamedTuple

from reportgen.typeset.pdf.file import File
from reportgen.typeset.pdf.strings import encoded

_MEDIA_TYPES = {".yaml": "application/yaml", ".yml": "application/yaml"}
"""RFC 9512; what Python makes of a name depends on its version and on the machine."""


class Attachment(NamedTuple):
    """A file carried inside the PDF.

    ``relationship`` is an AFRelationship of ISO 32000-2, 7.11.3.
    """

    name: str
    data: bytes
    description: str
    modified: datetime
    relationship: str = "Source"


def add_attachments(file: File, attachments: Iterable[Attachment]) -> list[tuple[str, bytes]]:
    """Add *attachments*; their names and references in the order of a name tree (7.9.6)."""
    ordered = sorted(attachments, key=lambda item: encoded(item.name))
    return [(item.name, _add(file, item)) for item in ordered]


def _add(file: File, attachment: Attachment) -> bytes:
    when = attachment.modified.strftime("D:%Y%m%d%H%M%SZ")
    name = attachment.name
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    media_type = _MEDIA_TYPES.get(suffix, "application/octet-stream").replace("/", "#2f")
    checksum = md5(attachment.data, usedforsecurity=False).hexdigest()
    data = file.add_deflated(
        {
            "Type": b"/EmbeddedFile",
            "Subtype": b"/%b" % media_type.encode(),
            "Params": {
                "CheckSum": b"<%b>" % checksum.encode(),
                "Size": len(attachment.data),
                "CreationDate": when,
                "ModDate": when,
            },
        },
        attachment.data,
    )
    return file.add(
        {
            "Type": b"/Filespec",
            "F": name,
            "UF": name,
            "EF": {"F": data},
            "Desc": attachment.description,
            "AFRelationship": b"/%b" % attachment.relationship.encode(),
        }
    )
