"""Phase 2, check: records and the authority's rules in, findings out.

Never loads the typesetter: the answer is there in a moment.
"""

from __future__ import annotations

from reportgen.check.outline import required_sections
from reportgen.check.pictures import picture_files
from reportgen.findings import Finding
from reportgen.manuscript import Manuscript
from reportgen.read import RecordFolder

__all__ = ["check"]


def check(manuscript: Manuscript, folder: RecordFolder) -> list[Finding]:
    """Everything that the rules have to say about *manuscript*, whose files are in *folder*."""
    return [*required_sections(manuscript), *picture_files(manuscript, folder)]
