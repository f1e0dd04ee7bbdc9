"""A file that came back, read in a child process with bounds on time and memory."""

from __future__ import annotations

from reportgen import limits
from reportgen.isolate.bounds import Done, bounded
from reportgen.isolate.bounds import Reason as Ended
from reportgen.review.marked import Marked
from reportgen.review.package import Reason, Refusal


def read_file(data: bytes) -> Marked:
    """The changes and remarks in *data*: a DOCX, an ODT or a PDF. Raises :class:`Refusal`."""
    if len(data) > limits.REVIEW_BYTES:
        raise Refusal(Reason.LARGE)
    outcome = bounded(_read, data)
    if isinstance(outcome, Done):
        answer = outcome.value
        if isinstance(answer, Marked):
            return answer
        raise Refusal(Reason(answer[0]), answer[1])
    raise Refusal(Reason.LARGE if outcome.reason in {Ended.TIME, Ended.MEMORY} else Reason.BROKEN)


def _read(data: bytes) -> Marked | tuple[str, str]:
    """Body of the child; a refusal goes home as plain data."""
    try:
        if data[:1024].lstrip().startswith(b"%PDF"):
            from reportgen.review.annotations import read_pdf

            return read_pdf(data)
        from reportgen.review.package import Package

        if "content.xml" in Package(data).names:
            from reportgen.review.odt import read_odt

            return read_odt(data)
        from reportgen.review.docx import read_docx

        return read_docx(data)
    except Refusal as refusal:
        return refusal.reason.value, refusal.detail
