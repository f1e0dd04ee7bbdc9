"""What is measured: one function for each case, which all tell their groups of results."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from bench.browsing import Desk, Typing, chromium
from bench.measuring import Contender, Process, Result, measure
from bench.peers import PEERS, REFERENCE, TYPST, WATCH_TYPST, peers, weasyprint
from bench.phases import time_by_phase
from bench.photos import with_photos, write_camera_photo, write_ready_photo
from bench.reports import write_report
from bench.sources.documents import Sources, write_pages, write_sources
from bench.stages import stages
from bench.watching import Watching

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "content/2016-ogp-paris"
COMMAND = (sys.executable, "-m", "reportgen")

BUILD, EMPTY_CACHE, UNCHANGED = "reportgen build", "the same, cache empty", "the same, no change"
CHECK, HELP = "reportgen check", "reportgen --help"
FIRST_TIME, CACHED = "reportgen build, photos new", "reportgen build, photos cached"
READY, DRAWN = "reportgen build, photos ready for print", "reportgen build, drawings"
LONG_CHAPTER, SHORT_CHAPTER = "reportgen --watch, 過程", "reportgen --watch, 心得"
TYPST_WATCH = "Typst, watching"
DESK_LONG, DESK_SHORT = "reportgen preview, 過程", "reportgen preview, 心得"
ONE_JOB, TWO_JOBS = "reportgen build --jobs 1", "reportgen build --jobs 2"

EDITS = {
    LONG_CHAPTER: ("sessions/020-ogp-summit.yaml", "歐蘭德總統接著提出"),
    SHORT_CHAPTER: ("reflections/040-central-and-local.yaml", "prose: |\n  "),
}
"""Where a paragraph is edited: a file of the report, and the words after which some are added."""

_FINDINGS = frozenset({0, 1})
"""Exit statuses of a build or check that did its work."""
_HEAVY_PAGES, _HEAVY_RUNS = 100, 2
_MANY_PAGES = 43

Groups = dict[str, list[Result]]


@dataclass
class Workshop:
    """A folder for all that the cases write, and how often they run."""

    folder: Path
    environment: Mapping[str, str]
    runs: int
    quick: bool = False
    long: bool = False
    """Whether slow peers, a thousand pages and a hundred reports are measured in full."""
    made: dict[Path, Sources] = field(default_factory=dict)

    @property
    def heavy_runs(self) -> int:
        """How often that runs which takes many seconds."""
        return min(self.runs, _HEAVY_RUNS) if self.long else 1

    def ours(
        self,
        name: str,
        verb: str,
        *arguments: str | Path,
        pdf: str = "",
        out: str = "out",
        before: Callable[[], object] = lambda: None,
        cache: Path | None = None,
    ) -> Process:
        """One of our commands; a build writes *pdf* into the folder *out*."""
        command = [*COMMAND, verb, *map(str, arguments)]
        environment = dict(self.environment)
        if cache is not None:
            environment["XDG_CACHE_HOME"] = str(cache)
        target = self.folder / out
        if verb == "build":
            command += ["--out", str(target)]
        product = target / f"{pdf}.pdf" if pdf else None
        return Process(name, command, self.folder, environment, product, before, _FINDINGS)

    def prepare(self, *reports: Path, out: str = "out") -> None:
        """Build *reports* once, so that fonts and pictures are in the cache."""
        self.ours("", "build", *reports, "--force", out=out).run(memory=False)

    def unchanged(self, *reports: Path, pdf: str = "") -> Process:
        """A build of *reports* right after another one."""
        build = self.ours(UNCHANGED, "build", *reports, pdf=pdf, out="kept")
        return replace(build, before=partial(build.run, memory=False))

    def ready(self) -> Path:
        """The report of 43 pages with 26 photos that are ready for print."""
        folder = self.folder / REPORT.name
        return folder if folder.exists() else with_photos(REPORT, folder, write_ready_photo)

    def sources(self, report: Path) -> Sources:
        """What the other typesetters set of *report*, written once."""
        if report not in self.made:
            folder = self.folder / "sources" / str(len(self.made))
            self.made[report] = write_sources(report, folder)
        return self.made[report]

    def others(self, report: Path, *, slow: bool = False) -> list[Process]:
        """The other typesetters on *report*; those that are slow if asked for, or for long."""
        slow = (slow or self.long) and not self.quick
        return peers(self.sources(report), self.environment, slow=slow)

    def drawings(self) -> Process:
        """The reference on the report as it lies in ``content/``, its pictures drawn as PNG."""
        folder = self.folder / "sources" / "drawings"
        write_pages(REPORT, folder)
        return replace(weasyprint(folder / "cut.html", self.environment),
                       name=f"{REFERENCE}, drawings")  # fmt: skip

    def reference(self, report: Path) -> list[Process]:
        """The reference alone."""
        return [one for one in self.others(report) if one.name == REFERENCE]


def cold(shop: Workshop) -> Groups:
    """The report of 43 pages: every verb, and the other typesetters."""
    report = shop.ready()
    shop.prepare(report)
    empty = shop.folder / "empty-cache"

    def forget() -> None:
        shutil.rmtree(empty, ignore_errors=True)
        empty.mkdir()

    name = report.name
    table: list[Contender] = [
        *shop.others(report, slow=True),
        shop.ours(BUILD, "build", report, "--force", pdf=name),
        shop.ours(
            EMPTY_CACHE, "build", report, "--force", pdf=name, out="empty", before=forget,
            cache=empty,
        ),
        shop.unchanged(report, pdf=name),
        shop.ours(CHECK, "check", report),
        shop.ours(HELP, "--help"),
    ]  # fmt: skip
    return {"": measure(table, shop.runs)}


def edit(shop: Workshop) -> Groups:
    """A paragraph is edited while the report is being watched."""
    ready = shop.ready()
    table: list[Contender] = [*shop.reference(ready)]
    for name, (file, marker) in EDITS.items():
        report = shop.folder / f"edited-{len(table)}" / ready.name
        shutil.copytree(ready, report)
        out = report.parent / "out"
        command = [*COMMAND, "build", str(report), "--watch", "--out", str(out)]
        product = out / f"{report.name}.pdf"
        table.append(Watching(name, command, shop.environment, product, report / file, marker))
    table += _typst_watch(shop, ready)
    return {"": measure(table, max(shop.runs, 3))}


def _typst_watch(shop: Workshop, report: Path) -> list[Contender]:
    """Typst watching its source of *report*, where it is installed."""
    if not PEERS[TYPST].here:
        return []
    sources = shop.sources(report)
    source = sources.folder / "edited.typ"
    shutil.copyfile(sources.typst, source)
    product = source.with_suffix(".pdf")
    command = [sys.executable, "-c", WATCH_TYPST, str(source), str(product)]
    marker = EDITS[LONG_CHAPTER][1]
    return [Watching(TYPST_WATCH, command, shop.environment, product, source, marker)]


def desk(shop: Workshop) -> Groups:
    """A key is pressed in a field of the desk, until its page is seen anew in the browser."""
    ready = shop.ready()
    table = _typst_watch(shop, ready)
    if chromium():
        report = shop.folder / "desk" / ready.name
        shutil.copytree(ready, report)
        window = Desk(report, shop.environment)
        places = {DESK_SHORT: EDITS[SHORT_CHAPTER], DESK_LONG: EDITS[LONG_CHAPTER]}
        table += [Typing(name, window, *place) for name, place in places.items()]
    return {"": measure(table, max(shop.runs, 5))}


def photos(shop: Workshop) -> Groups:
    """The same report with photos from a camera, 12 megapixels each, and with its own drawings."""
    ready = shop.ready()
    camera = with_photos(REPORT, shop.folder / "camera" / REPORT.name, write_camera_photo)
    shop.prepare(ready)
    shop.prepare(REPORT, out="drawn")
    shop.prepare(camera, out="camera-out")
    full = Path(shop.environment["XDG_CACHE_HOME"])
    fresh = shop.folder / "cache-with-new-photos"

    def forget() -> None:
        """A cache that has all but the photos: fonts, templates, page numbers."""
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(full, fresh)
        for kind in ("pictures", "stamps"):
            shutil.rmtree(fresh / "reportgen" / kind)

    name = REPORT.name
    table: list[Contender] = [
        *shop.reference(ready),
        shop.drawings(),
        *(_renamed(one) for one in shop.others(camera)),
        shop.ours(READY, "build", ready, "--force", pdf=name),
        shop.ours(DRAWN, "build", REPORT, "--force", pdf=name, out="drawn"),
        shop.ours(
            FIRST_TIME, "build", camera, "--force", pdf=name, out="camera-new", before=forget,
            cache=fresh,
        ),
        shop.ours(CACHED, "build", camera, "--force", pdf=name, out="camera-out"),
    ]  # fmt: skip
    return {"": measure(table, min(shop.runs, 3))}


def _renamed(one: Process) -> Process:
    """The reference of the case has photos ready for print; that on camera photos says so."""
    return replace(one, name=f"{one.name}, camera photos")


def growth(shop: Workshop) -> Groups:
    """Generated reports of several lengths."""
    groups: Groups = {}
    for pages in (10, 43) if shop.quick else (10, 43, 200, _LONGEST):
        report = write_report(shop.folder / f"pages-{pages}", pages)
        shop.prepare(report)
        table: list[Contender] = [
            *(one for one in shop.others(report) if one.name not in _LEFT_OUT_OF_GROWTH),
            shop.ours(BUILD, "build", report, "--force", pdf=report.name),
            shop.ours(CHECK, "check", report),
        ]
        if pages == _LONGEST and not shop.long:
            table = [one for one in table if one.name not in _SLOW_IF_LONG]
        heavy = pages >= _HEAVY_PAGES
        runs = shop.heavy_runs if heavy else shop.runs
        groups[str(pages)] = measure(table, runs, heavy=heavy)
    return groups


_LEFT_OUT_OF_GROWTH = frozenset({"WeasyPrint as it comes", "Chromium"})
"""Their trouble with a large font is the same at every length."""
_LONGEST = 1000
_SLOW_IF_LONG = frozenset({REFERENCE, "LibreOffice", "Chromium, fonts cut"})
"""They take a minute and more for the longest."""


def many(shop: Workshop) -> Groups:
    """Batches of generated reports, each with a text of its own."""
    groups: Groups = {}
    counts = (1, 10) if shop.quick else (1, 10, 100) if shop.long else (1, 20)
    reports = [
        write_report(shop.folder / "many" / f"report-{number:03}", _MANY_PAGES, number)
        for number in range(1, max(counts) + 1)
    ]
    shop.prepare(*reports, out="many-out")
    for count in counts:
        batch = reports[:count]
        table: list[Contender] = [
            shop.ours(ONE_JOB, "build", *batch, "--force", "--jobs", "1", out="many-out"),
            shop.ours(TWO_JOBS, "build", *batch, "--force", "--jobs", "2", out="many-out"),
            shop.unchanged(*batch),
            shop.ours(CHECK, "check", *batch),
        ]
        heavy = count * _MANY_PAGES > _HEAVY_PAGES
        runs = shop.heavy_runs if heavy else shop.runs
        groups[str(count)] = measure(table, runs, heavy=heavy)
        for result in groups[str(count)]:
            result.bytes = sum(
                (shop.folder / "many-out" / f"{report.name}.pdf").stat().st_size for report in batch
            )
    return groups


def verbs(shop: Workshop) -> Groups:
    """The other verbs on the report of 43 pages: editions, import, redline, index."""
    report = shop.ready()
    shop.prepare(report)
    older = shop.folder / "older" / report.name
    shutil.copytree(report, older)
    file, marker = EDITS[LONG_CHAPTER]
    text = (older / file).read_text(encoding="utf-8")
    (older / file).write_text(text.replace(marker, f"會中{marker}"), encoding="utf-8")
    out, imported = shop.folder / "out", shop.folder / "imported"
    shop.ours("", "build", report, "--to", "docx").run(memory=False)
    forget = partial(shutil.rmtree, imported, ignore_errors=True)
    word, pdf = out / f"{report.name}.docx", out / f"{report.name}.pdf"
    table: list[Contender] = [
        *shop.reference(report),
        shop.ours("build --to docx", "build", report, "--to", "docx", "--force"),
        shop.ours("build --to odt", "build", report, "--to", "odt", "--force"),
        shop.ours("import of that Word file", "import", word, "--out", imported, before=forget),
        shop.ours("check of the PDF", "check", pdf),
        shop.ours("diff", "diff", older, report),
        shop.ours("diff with a redline PDF", "diff", older, report, "--pdf", out / "redline.pdf"),
        shop.ours("index of one report", "index", report, "--out", shop.folder / "index"),
    ]
    return {"": measure(table, min(shop.runs, 3))}


def phases(shop: Workshop) -> dict[str, dict[str, float]]:
    """Seconds by phase of the report of 43 pages, and of a long one."""
    report = shop.ready()
    shop.prepare(report)
    found = {"43": _phases_of(shop, report, shop.runs)}
    if shop.long:
        long = write_report(shop.folder / "phases-1000", 1000)
        shop.prepare(long)
        found["1000"] = _phases_of(shop, long, 1)
    return found


def worked_at(shop: Workshop) -> dict[str, dict[str, float]]:
    """The shares of the stages: of a build of 43 pages, and of what follows an edit of it."""
    report = shop.ready()
    shop.prepare(report)
    return {"a build": stages(report), "an edit of 過程": stages(report, EDITS[LONG_CHAPTER])}


def _phases_of(shop: Workshop, report: Path, runs: int) -> dict[str, float]:
    command = shop.ours(BUILD, "build", report, "--force", "--jobs", "1").command
    return time_by_phase(command, shop.environment, runs)


CASES: dict[str, Callable[[Workshop], Groups]] = {
    "cold": cold,
    "edit": edit,
    "desk": desk,
    "photos": photos,
    "verbs": verbs,
    "growth": growth,
    "many": many,
}
"""By the name that ``--only`` takes; ``phases`` and ``stages`` are two more."""
