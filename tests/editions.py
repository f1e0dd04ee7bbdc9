"""The editions of every report, judged by others: schemas, Microsoft's validator, LibreOffice.

    python -m tests.editions [--schema FILE.rng] [--word COMMAND] [--office COMMAND] [FOLDER…]

Without folders: content/, the missions and the report of every construct. What is not given is not
asked. ODF is validated by OASIS' RELAX NG of ODF 1.2, the newest that a package has: what the
editions are made of has been in it, but for the number of the version, which is looked at apart.
LibreOffice opens each edition and writes it as PDF and as ODT: every letter must be on the pages,
the outline must be that of our PDF, notes and captions as many as the report has. Ends with 1 where
something is wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import normalize
from xml.etree import ElementTree

from reportgen.pipeline.editable import export_report
from reportgen.world import World
from tests.export.reports import CONTENT, MISSIONS, composed, squeezed, text_of
from tests.torture import write

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_BOOKMARKS = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'
_SECONDS = 900


def main() -> int:
    """Make the editions, ask all who judge, and print what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--schema", type=Path)
    parser.add_argument("--word", default="")
    parser.add_argument("--office", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="editions-") as work:
        torture = Path(work, "torture")
        write(torture)
        usual = (p.parent for root in (CONTENT, MISSIONS) for p in root.glob("*/report.yaml"))
        folders = options.folders or [*sorted(usual), torture]
        out = Path(work, "out")
        out.mkdir()
        for folder in folders:
            export_report(World.here(), folder, out, ["docx", "odt"])
        wrong = [*_lacking(folders, out)]
        if options.schema is not None:
            wrong += _invalid_odf(options.schema, sorted(out.glob("*.odt")))
        if options.word:
            wrong += _invalid_word(options.word, sorted(out.glob("*.docx")))
        if options.office:
            wrong += _round_trip(options.office, folders, out, Path(work))
    for line in wrong:
        print(line)  # noqa: T201
    print(f"{len(folders)} reports, {len(wrong)} faults of their editions")  # noqa: T201
    return 1 if wrong else 0


def _lacking(folders: Sequence[Path], out: Path) -> Iterator[str]:
    for folder in folders:
        for form in ("docx", "odt"):
            if not (out / f"{folder.name}.{form}").exists():
                yield f"{folder.name}.{form}: not written"


def _invalid_odf(schema: Path, files: Sequence[Path]) -> Iterator[str]:
    from lxml import etree  # type: ignore[import-untyped]

    rules = etree.RelaxNG(etree.parse(str(schema)))
    for file in files:
        with zipfile.ZipFile(file) as archive:
            for part in ("content.xml", "styles.xml", "meta.xml"):
                data = archive.read(part)
                if b'office:version="1.3"' not in data:
                    yield f"{file.name} {part}: not of version 1.3"
                data = data.replace(b'office:version="1.3"', b'office:version="1.2"')
                if not rules.validate(etree.fromstring(data)):
                    yield f"{file.name} {part}: {rules.error_log[0].message}"
            if b'manifest:version="1.3"' not in archive.read("META-INF/manifest.xml"):
                yield f"{file.name}: its manifest is not of version 1.3"


def _invalid_word(command: str, files: Sequence[Path]) -> Iterator[str]:
    for file in files:
        ran = subprocess.run([command, str(file)], capture_output=True, check=False)
        answer = json.loads(ran.stdout)
        for error in answer["errors"][:3]:
            yield f"{file.name}: {error}"
        if not answer["ok"] and not answer["errors"]:
            yield f"{file.name}: {ran.stderr.decode()[:200]}"


def _round_trip(office: str, folders: Sequence[Path], out: Path, work: Path) -> Iterator[str]:
    """Each edition as LibreOffice has read it."""
    for form in ("odt", "docx"):
        files = sorted(out.glob(f"*.{form}"))
        pages, again = work / f"{form}-pdf", work / f"{form}-odt"
        for target, kind in ((pages, _BOOKMARKS), (again, "odt")):
            command = [office, "--headless", f"-env:UserInstallation={(work / 'profile').as_uri()}",
                       "--convert-to", kind, "--outdir", str(target), *map(str, files)]  # fmt: skip
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS,
                           env={**os.environ, "HOME": str(work)})  # fmt: skip
        for folder in folders:
            yield from (
                f"{folder.name}.{form} in LibreOffice: {fault}"
                for fault in _faults(folder, pages / f"{folder.name}.pdf",
                                     again / f"{folder.name}.odt")
            )  # fmt: skip


def _faults(folder: Path, pages: Path, again: Path) -> Iterator[str]:
    if not pages.exists() or not again.exists():
        yield "not opened"
        return
    manuscript, composition = composed(folder)
    shown, outline = _read(pages)
    equations = [e for parsed in manuscript.proses() for e in parsed.equations]
    wanted = Counter(normalize("NFKC", text_of(composition.html)))
    drawn = Counter(normalize("NFKC", "".join(squeezed(e.words) for e in equations)))
    lost = {c: n for c, n in (wanted - drawn - shown).items() if c.isalnum()}
    if lost:
        yield f"letters are lost: {''.join(sorted(lost))[:60]}"
    titles = [squeezed(bookmark.title) for bookmark in composition.expected.outline]
    if outline != titles:
        first = next((pair for pair in zip(titles, outline, strict=False) if pair[0] != pair[1]),
                     (len(titles), len(outline)))  # fmt: skip
        yield f"the outline differs: {first}"
    with zipfile.ZipFile(again) as archive:
        content = ElementTree.fromstring(archive.read("content.xml"))
    notes = sum(len(parsed.footnotes) for parsed in manuscript.proses())
    captions = len(manuscript.figures) + len(manuscript.tables)
    for word, tag, there in (("notes", "note", notes), ("captions", "sequence", captions)):
        kept = sum(1 for _ in content.iter(f"{_TEXT}{tag}"))
        if kept != there:
            yield f"{word}: {kept} of {there}"


def _read(pages: Path) -> tuple[Counter[str], list[str]]:
    """The letters of a PDF, and its bookmarks."""
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(pages)
    letters: Counter[str] = Counter()
    for page in document:
        letters.update(normalize("NFKC", page.get_textpage().get_text_range()))
    titles = [squeezed(_title(bookmark)) for bookmark in document.get_toc()]
    return letters, titles


def _title(bookmark: object) -> str:
    title = getattr(bookmark, "title", None)
    return str(title if title is not None else bookmark.get_title())  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.exit(main())
