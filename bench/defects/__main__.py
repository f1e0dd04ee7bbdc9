"""Put defects into clean reports, check them, and count what is found.

    python -m bench.defects [--each 12] [--kind KIND]… [--seed 1] [--show] [--keep] [--first]

``--show`` lists what was missed, and what was found that is none, of the part that whoever writes
rules may look at. ``--keep`` writes the table into ``docs/defects.md``. ``--first`` keeps what is
found in a fresh part when it is measured for the first time.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bench.defects.injectors import KINDS, Kind
from bench.defects.source import FRESH, Defect, Source, sources
from bench.defects.split import Part, Share
from bench.defects.table import page, read_first, write_first
from reportgen.findings import Finding
from reportgen.pipeline import check_report
from reportgen.world import World, shipped_templates

_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40">'
    '<rect width="80" height="40" fill="#dde"/></svg>\n'
)
_TRIES = 40
"""Reports and places tried for one defect before the part is taken to have none."""


@dataclass
class Score:
    """What came of the defects of one kind in one part."""

    made: int = 0
    found: int = 0
    related: int = 0
    """Findings that speak of the defect."""
    other: list[str] = field(default_factory=list)
    """Findings that do not."""
    missed: list[str] = field(default_factory=list)


class Bench:
    """Reports written into one folder and checked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._before: dict[str, Counter[tuple[str, str]]] = {}

    def check(self, slug: str, text: str) -> list[Finding]:
        """The findings of a report."""
        folder = self._folder / slug
        (folder / "figures").mkdir(parents=True, exist_ok=True)
        (folder / "report.yaml").write_text(text, encoding="utf-8")
        for name in re.findall(r"figures/[\w-]+\.svg", text):
            (folder / name).write_text(_PICTURE, encoding="utf-8")
        day = re.search(r"^report_date: (\S+)$", text, re.M)
        assert day
        world = World(shipped_templates(), self._folder / "cache", date.fromisoformat(day[1]))
        return list(check_report(world, folder).findings)

    def new(self, source: Source, text: str) -> list[Finding]:
        """The findings that the report had not before it was changed to *text*."""
        if source.slug not in self._before:
            self._before[source.slug] = Counter(
                (f.code, f.message.text()) for f in self.check(source.slug, source.text)
            )
        left = Counter(self._before[source.slug])
        new = []
        for finding in self.check(source.slug, text):
            key = finding.code, finding.message.text()
            if left[key]:
                left[key] -= 1
            else:
                new.append(finding)
        return new


def _lines(finding: Finding) -> set[int]:
    """The lines that a finding and its hints point to."""
    places = [finding.place, *(hint.place for hint in finding.hints if hint.place)]
    return {line for p in places for line in range(p.line, p.end_line + 1)}


def _defects(
    kind: Kind, part: Part, all_: list[Source], each: int
) -> Iterator[tuple[Source, Defect]]:
    """Up to *each* different defects of *kind*, reports in turn."""
    seen: set[str] = set()
    for turn in range(_TRIES * each):
        if len(seen) == each:
            return
        source = all_[turn % len(all_)]
        defect = kind.inject(source, part)
        if defect is not None and defect.text != source.text and defect.text not in seen:
            seen.add(defect.text)
            yield source, defect


def measure(kind: Kind, part: Part, bench: Bench, all_: list[Source], each: int) -> Score:
    """Make defects of *kind* and count what is found."""
    score = Score()
    for source, defect in _defects(kind, part, all_, each):
        score.made += 1
        hit = False
        for finding in bench.new(source, defect.text):
            if finding.code in kind.codes and _lines(finding) & defect.lines:
                hit = True
                score.related += 1
            elif finding.code not in kind.follows:
                where = f"{source.slug}:{finding.place.line} {defect.what}"
                score.other.append(f"{finding.code} {finding.message.text()} | {where}")
        score.found += hit
        if not hit:
            score.missed.append(f"{source.slug} {defect.what}")
    return score


def main() -> None:
    """Read the command line and do it."""
    parser = argparse.ArgumentParser(prog="python -m bench.defects")
    parser.add_argument("--each", type=int, default=12, help="defects of each kind and part; 12")
    parser.add_argument("--kind", action="append", choices=[k.name for k in KINDS], default=[])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="what was missed, of the open part")
    parser.add_argument("--keep", action="store_true", help="write docs/defects.md")
    parser.add_argument("--first", action="store_true", help="keep what the fresh part shows first")
    options = parser.parse_args()
    kinds = [kind for kind in KINDS if not options.kind or kind.name in options.kind]
    old, new = sources(), sources(FRESH)
    scores: dict[str, dict[Share, Score]] = {}
    with tempfile.TemporaryDirectory(prefix="reportgen-defects-") as name:
        bench = Bench(Path(name))
        clean = {s.slug: bench.check(s.slug, s.text) for s in [*old, *new]}
        for kind in kinds:
            scores[kind.name] = {
                share: measure(
                    kind,
                    Part(share, random.Random(f"{options.seed} {kind.name} {share}")),
                    bench,
                    new if share is Share.FRESH else old,
                    options.each,
                )
                for share in Share
            }
            if options.show:
                _show(kind.name, scores[kind.name])
    for slug, findings in clean.items():
        for finding in findings:
            print(f"clean {slug}:{finding.place.line} {finding.code} {finding.message.text()}")
    if options.first:
        write_first(scores)
    text = page(kinds, scores, read_first(), [*old, *new], sum(map(len, clean.values())))
    if options.keep:
        Path("docs/defects.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def _show(kind: str, scores: dict[Share, Score]) -> None:
    """Print what was missed of the open part; of the others, only where a finding was wrong."""
    for share, score in scores.items():
        if share is Share.OPEN:
            for line in score.missed:
                print(f"missed {kind}: {line}")
        for line in score.other:
            shown = line if share is Share.OPEN else line.split()[0]
            print(f"other {kind}, {share}: {shown}")


if __name__ == "__main__":
    main()
