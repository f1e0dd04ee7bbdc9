"""What a new report takes from a document of before: the agency and its travellers."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from reportgen.authority.load import Layout
from reportgen.findings import Finding, say
from reportgen.intake.blocks import Document
from reportgen.intake.importing import read_files, take_over, write, write_records
from reportgen.places import label_of
from reportgen.scaffold.answers import TO_FILL_IN, Refused, Traveller
from reportgen.scaffold.earlier import Earlier, earlier_report


def like_document(path: Path, layout: Layout) -> Earlier:
    """The answers that the report in the document *path* gives, recognised by *layout*.

    What was not recognised is left to be asked. Raises
    :class:`~reportgen.scaffold.answers.Refused` where the file cannot be read.
    """
    document = read_files([path])
    if not isinstance(document, Document):
        raise Refused(document[0].message, *document[0].hints)
    with TemporaryDirectory(prefix="reportgen-") as temporary:
        folder = Path(temporary, "like")
        if document.records:
            write_records(document, folder)
        else:
            taken = take_over(document, layout)
            if isinstance(taken, Finding):
                raise Refused(taken.message, *taken.hints)
            write(taken, document, folder)
        try:
            found = earlier_report(folder)
        except Refused:
            raise Refused(
                say("「{file}」裡認不出機關與人員。", file=label_of(path)),
                say("請改用 --agency 與 --person。"),
            ) from None
    return Earlier(
        found.authority if document.records else "",
        _known(found.agency),
        tuple(_without_blanks(p) for p in found.people if _known(p.name)),
    )


def _without_blanks(person: Traveller) -> Traveller:
    """*person* without what the import left to be filled in."""
    return person._replace(
        agency=_known(person.agency),
        unit=_known(person.unit),
        post=_known(person.post),
        phone=_known(person.phone),
    )


def _known(text: str) -> str:
    return "" if text == TO_FILL_IN else text
