"""Earlier reports, and which of our paragraphs stand in them already.

Report folders and PDFs alike are read as plain text by lines or pages. Why exact shingles and no
MinHash: one report is compared with thousands, so the few thousand stretches of the one are kept in
a dictionary and the thousands stream past it, each looked at once, with nothing to build first,
nothing missed, and the place of what is copied at hand.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from reportgen import limits
from reportgen.cache import NO_CACHE, Cache, digest
from reportgen.check.ask.shingles import letters, shingles
from reportgen.filestate import stamp
from reportgen.patterns import late
from reportgen.records import Records

COPIED = 0.6
"""Share of a paragraph that stands in one earlier report before it is called copied."""

_STRETCH = 8
_STRIDE = 4
"""An earlier report is looked at every fourth character: a stretch of eleven is never missed."""
_WIDTH = 6
_KIND = "earlier"
_RECIPE = "earlier 2"
_KEY = late(r"^\s*(?:- +)?(?:[a-z_]+:(?: +[|>][-+]?\s*$|(?=\s)))?")
_TEXTS = frozenset({".yaml", ".yml", ".md", ".txt"})


@dataclass(frozen=True, slots=True)
class Document:
    """One earlier file: its letters and Han characters, and which line or page each begins in."""

    file: str
    paged: bool
    text: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]

    def number(self, index: int) -> int:
        """The line, or page, of the character at *index*."""
        return self.numbers[bisect_right(self.starts, index) - 1]


@dataclass(frozen=True, slots=True)
class Copy:
    """A paragraph that stands in an earlier report: how much of it, where."""

    share: float
    file: str
    number: int
    paged: bool


_HEAD = 3000
"""Letters at the beginning of a file, cover and form of a PDF, that say which report it is."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What one report is known by in all its versions: its system id, or title and first day."""

    system_id: str
    title: str
    days: tuple[str, ...]

    @classmethod
    def of(cls, records: Records) -> Identity:
        """The identity of the report of *records*."""
        days = [
            f"{year}{form}"
            for start in (period.start for period in records.periods[:1])
            for year in (start.year, start.year - 1911)
            for form in (f"{start:%m%d}", f"年{start.month}月{start.day}日")
        ]
        title = letters(str(records.title.main))
        return cls(letters(records.system_id or ""), title, tuple(days))

    def heads(self, text: str) -> bool:
        """Whether *text*, letters only, begins as a version of this report does."""
        head = text[:_HEAD]
        if self.system_id and self.system_id in head:
            return True
        return self.title in head and any(day in head for day in self.days)


@dataclass(slots=True)
class Earlier:
    """The earlier reports in *folder*; findings give its files behind *label*.

    The text of PDFs is kept in *cache*.
    """

    folder: Path
    label: str
    cache: Cache = NO_CACHE
    unreadable: list[str] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)
    """Files and folders that are the compared report itself, at another time."""

    def compare(
        self, paragraphs: Iterable[str], own: Path, identity: Identity | None = None
    ) -> dict[int, Copy]:
        """For each of *paragraphs*, by number, the earlier report that holds most of it.

        *paragraphs* are texts without marks; *own* is the folder of the report they are from.
        Versions of the report itself, by its *identity*, are left out.
        """
        texts = list(paragraphs)
        holders: dict[str, set[int]] = defaultdict(set)
        for number, text in enumerate(texts):
            for stretch in shingles(text, _STRETCH):
                holders[stretch].add(number)
        stretches = frozenset(holders)
        best: dict[int, Copy] = {}
        for document in self.documents(own, identity):
            text = document.text
            hits = [
                start
                for start in range(0, len(text) - _STRETCH + 1, _STRIDE)
                if text[start : start + _STRETCH] in stretches
            ]
            votes = Counter(number for at in hits for number in holders[text[at : at + _STRETCH]])
            for number, count in votes.items():
                # A stretch of n characters is met about n/4 times: what is too little is passed by.
                if count * _STRIDE * 2 < len(texts[number]) * COPIED - 2 * _STRETCH:
                    continue
                share = _share(texts[number], text)
                if share >= COPIED and (number not in best or share > best[number].share):
                    places = [at for at in hits if number in holders[text[at : at + _STRETCH]]]
                    start = _densest(places, len(texts[number]))
                    best[number] = Copy(
                        share, document.file, document.number(start), document.paged
                    )
        return best

    def documents(self, own: Path, identity: Identity | None = None) -> Iterator[Document]:
        """Every earlier file that can be read; what *own* holds, or its PDF, is not earlier."""
        self.unreadable.clear()
        self.versions.clear()
        home = own.resolve()

        def is_left_out(folder: Path) -> bool:
            if folder.resolve() == home:
                return True
            report = _records(folder / "report.yaml", "") if identity else None
            if report is None or not identity or not identity.heads(report.text):
                return False
            self.versions.append(self._label(folder))
            return True

        for path in _files(self.folder, home.name, is_left_out):
            label = self._label(path)
            if path.suffix.lower() == ".pdf":
                document = self._pdf(path, label)
            else:
                document = _records(path, label)
            if document is None:
                self.unreadable.append(label)
            elif document.paged and identity and identity.heads(document.text):
                self.versions.append(label)
            elif document.text:
                yield document

    def _label(self, path: Path) -> str:
        """*path* as findings give it."""
        return (PurePosixPath(self.label) / path.relative_to(self.folder).as_posix()).as_posix()

    def _pdf(self, path: Path, label: str) -> Document | None:
        """The text of a PDF by pages; extracting it takes longest, so it is kept."""
        try:
            if path.stat().st_size > limits.EARLIER_BYTES:
                return None
            pages = _through(self.cache, digest(_RECIPE, stamp(path)), path)
        except (OSError, ValueError):
            return None
        return _document(label, enumerate(pages, start=1), paged=True)


def _files(folder: Path, own_name: str, is_left_out: Callable[[Path], bool]) -> Iterator[Path]:
    """PDFs and record files below *folder*, in name order, but for folders that are left out.

    *own_name* is the stem of the report's own PDF.
    """
    for root, folders, names in os.walk(folder):
        here = Path(root)
        folders[:] = sorted(n for n in folders if not n.startswith(".") and n != "figures")
        if is_left_out(here):
            folders.clear()
            continue
        for name in sorted(names):
            path = here / name
            suffix = path.suffix.lower()
            if name.startswith(".") or (suffix == ".pdf" and path.stem == own_name):
                continue
            if suffix == ".pdf" or suffix in _TEXTS:
                yield path


def _records(path: Path, label: str) -> Document | None:
    """A record file by lines, its keys and remarks left out; nothing of it is interpreted."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return None
    kept = (
        (number, _KEY.sub("", line, count=1))
        for number, line in enumerate(lines, start=1)
        if not line.lstrip().startswith("#")
    )
    return _document(label, kept, paged=False)


def _document(label: str, parts: Iterable[tuple[int, str]], *, paged: bool) -> Document:
    texts: list[str] = []
    starts: list[int] = []
    numbers: list[int] = []
    length = 0
    for number, part in parts:
        text = letters(part)
        if text:
            texts.append(text)
            starts.append(length)
            numbers.append(number)
            length += len(text)
    return Document(label, paged, "".join(texts), tuple(starts), tuple(numbers))


def _through(cache: Cache, key: str, path: Path) -> list[str]:
    """What *cache* has of the PDF *path* under *key*; extracted and kept where it has nothing."""
    kept = cache.read(_KIND, key, _pages_of)
    if kept is not None:
        return kept
    pages = _extracted(path)
    cache.put(_KIND, key, json.dumps(pages).encode())
    return pages


def _pages_of(data: bytes) -> list[str] | None:
    pages = json.loads(data)
    sound = isinstance(pages, list) and all(isinstance(page, str) for page in pages)
    return pages if sound else None


def _extracted(path: Path) -> list[str]:
    """The text of each page. Raises ``ValueError`` for what is no readable PDF."""
    from pypdfium2 import PdfDocument, PdfiumError  # type: ignore[import-untyped]

    try:
        document = PdfDocument(path)
    except PdfiumError as problem:
        raise ValueError(str(problem)) from problem
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    except PdfiumError as problem:
        raise ValueError(str(problem)) from problem
    finally:
        document.close()


def _densest(places: list[int], length: int) -> int:
    """Where among *places*, in order, the stretch of *length* begins that holds most of them."""
    best, most, first = places[0], 0, 0
    for last, place in enumerate(places):
        while place - places[first] > length:
            first += 1
        if last - first + 1 > most:
            best, most = places[first], last - first + 1
    return best


def _share(paragraph: str, text: str) -> float:
    """How much of *paragraph* is covered by stretches that stand in *text*."""
    covered = 0
    reach = 0
    for start in range(len(paragraph) - _WIDTH + 1):
        if paragraph[start : start + _WIDTH] in text:
            covered += start + _WIDTH - max(start, reach)
            reach = start + _WIDTH
    return covered / len(paragraph) if paragraph else 0.0
