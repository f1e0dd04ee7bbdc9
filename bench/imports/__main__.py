"""Type reports of ours as files of many kinds, import them, and count what is right.

    python -m bench.imports [--only NAME]… [--variant NAME]… [--missing] [--keep]

``--missing`` lists the facts that are not at their place, of the half that whoever writes the
importer may look at. ``--keep`` writes the table into ``docs/import.md``.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bench.imports.facts import Fact, core, facts_of, missing, right
from bench.imports.script import Script, load, script_of
from bench.imports.text import write_pdf, write_text
from bench.imports.word import VARIANTS, write_word
from reportgen.authority.load import Layout, load_layout
from reportgen.intake.blocks import Document, paragraphs
from reportgen.intake.importing import Taken, read_files, take_over, write
from reportgen.records import Records
from reportgen.world import World, shipped_templates

ROOT = Path(__file__).parents[2]
_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><title>{name}</title>'
    '<rect width="80" height="40" fill="#dde"/></svg>\n'
)
SEEN = ("2016-ogp-paris", "fisheries", "museum", "training", "two-stays", "weather", "short",
        "police")  # fmt: skip
"""Reports that the importer was written with; all others are held out."""
SEEN_VARIANTS = ("styles", "typed", "auto", "broken", "text", "pdf", "our odt", "our docx")
"""Variants that the importer was written with."""
AIMS = {"word": 92, "odf": 92, "text": 80, "pdf": 65, "round trip": 95}


_LEFT_OUT: dict[str, tuple[str, ...]] = {
    "text": ("pictureof", "figurein"), "pdf": ("pictureof", "figurein"),
    "our odt": ("pictureof",), "our docx": ("pictureof",),
}  # fmt: skip
"""Facts that a kind of file cannot have: text has no pictures, our editions smaller ones."""


@dataclass(slots=True)
class Score:
    """Facts right and facts in all, and characters that are nowhere."""

    right: Counter[str] = field(default_factory=Counter)
    whole: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    imports: int = 0

    @property
    def percent(self) -> float:
        """Facts at their place, in a hundred."""
        return 100 * self.right.total() / max(1, self.whole.total())


def reports() -> dict[str, Path]:
    """Every report that is taken, by its name: folders of records, and files of the defects."""
    folders = [*(ROOT / "content").glob("*/report.yaml"),
               *(ROOT / "tests/missions/records").glob("*/report.yaml")]  # fmt: skip
    found = {path.parent.name: path.parent for path in folders}
    found |= {path.stem: path for path in (ROOT / "bench/defects/reports").glob("*.yaml")}
    return dict(sorted(found.items()))


def main() -> int:
    """Run the bench; 1 where characters are lost or an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--variant", action="append", default=[])
    parser.add_argument("--missing", action="store_true")
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="imports-") as folder:
        bench = Bench(Path(folder), options.missing)
        names = [n for n in reports() if not options.only or n in options.only]
        kinds = [k for k in KINDS if not options.variant or k in options.variant]
        for name in names:
            for kind in kinds:
                bench.run(name, kind)
    text = "\n".join(bench.table())
    print(text)
    if options.keep:
        from bench.imports.table import keep

        keep(text)
    return 0 if not any(score.lost for score in bench.scores.values()) else 1


class Bench:
    """Imports reports, and keeps the scores by kind of file and half."""

    def __init__(self, folder: Path, show: bool) -> None:
        self.folder, self.show = folder, show
        self.scores: dict[tuple[str, bool], Score] = {}
        loaded = load_layout([shipped_templates()], "executive-yuan").layout
        assert loaded is not None
        self.layout: Layout = loaded

    def run(self, name: str, kind: str) -> None:
        """Make the report *name* a file of *kind*, import it, and count."""
        records, folder = self._records(name)
        if records is None or records.language != "zh-Hant":
            return
        seen = name in SEEN and kind in SEEN_VARIANTS
        score = self.scores.setdefault((kind, seen), Score())
        script = script_of(records, folder)
        suffix, make = KINDS[kind]
        path = self.folder / f"{name}-{kind}{suffix}"
        make(script, path, folder)
        if not path.exists():
            return
        document = read_files([path])
        if not isinstance(document, Document):
            print(name, kind, [f.message.text() for f in document])
            return
        target = self.folder / f"{name}-{kind}"
        taken = take_over(document, self.layout)
        assert isinstance(taken, Taken)
        write(taken, document, target)
        score.imports += 1
        score.lost += lost(document, target)
        original = facts_of(records, folder)
        left_out = _LEFT_OUT.get(kind, ())
        original = Counter({f: n for f, n in original.items() if not f.place.startswith(left_out)})
        try:
            made = facts_of(load(target), target)
        except ValueError:
            print(f"{name} {kind}: the result cannot be read")
            made = Counter()
        score.right += right(original, made)
        score.whole += _by_part(original)
        if self.show:
            share = 100 * right(original, made).total() / max(1, original.total())
            print(f"== {name} {kind} {share:.1f}% lost {lost(document, target)}")
            if seen or not SEEN:
                for fact in missing(original, made):
                    print("  ", fact.part, "|", fact.place[:50], "|", fact.value[:60])

    def _records(self, name: str) -> tuple[Records | None, Path]:
        path = reports()[name]
        if path.is_dir():
            return load(path), path
        folder = self.folder / f"original-{name}"
        folder.mkdir(exist_ok=True)
        text = path.read_text("utf-8")
        (folder / "report.yaml").write_text(text, encoding="utf-8")
        for file in re.findall(r"figures/[\w.-]+", text):
            picture = folder / file
            picture.parent.mkdir(exist_ok=True)
            picture.write_text(_PICTURE.format(name=file), encoding="utf-8")
        return load(folder), folder

    def table(self) -> Iterator[str]:
        """The table of scores, seen and held out apart."""
        yield "| 檔案 | 見過的：份數 | 事實放對 | 沒見過的：份數 | 事實放對 | 遺失的字 |"
        yield "|:---|---:|---:|---:|---:|---:|"
        for kind in KINDS:
            seen, unseen = (self.scores.get((kind, half), Score()) for half in (True, False))
            if not seen.imports + unseen.imports:
                continue
            yield (f"| {kind} | {seen.imports} | {_percent(seen)} | {unseen.imports} | "
                   f"{_percent(unseen)} | {seen.lost + unseen.lost} |")  # fmt: skip
        parts = sorted({part for score in self.scores.values() for part in score.whole})
        yield ""
        yield "| 部分 | 見過的 | 沒見過的 |\n|:---|---:|---:|"
        for part in parts:
            halves = []
            for half in (True, False):
                scores = [s for (_, h), s in self.scores.items() if h is half]
                whole = sum(s.whole[part] for s in scores)
                good = sum(s.right[part] for s in scores)
                halves.append(f"{100 * good / whole:.1f}% ({good}/{whole})" if whole else "－")
            yield f"| {part} | {halves[0]} | {halves[1]} |"


def _percent(score: Score) -> str:
    return f"{score.percent:.1f}%" if score.imports else "－"


def _by_part(facts: Counter[Fact]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for fact, count in facts.items():
        counts[fact.part] += count
    return counts


def lost(document: Document, folder: Path) -> int:
    """Letters of *document* that are neither in the records in *folder* nor in its two accounts.

    Counted without the importer's own ledger: letters of the file, less those of all that was
    written.
    """
    blocks = [*document.blocks, *(b for note in document.notes.values() for b in note)]
    # A title that stands on the cover and in the form is one value.
    texts = dict.fromkeys(core(p.text) for p in paragraphs(tuple(blocks)))
    source = Counter("".join(texts))
    written = Counter[str]()
    for path in folder.rglob("*"):
        if path.suffix in {".yaml", ".md"} and path.is_file():
            lines = path.read_text("utf-8").split("\n")
            written += Counter(core("".join(x for x in lines if not x.lstrip().startswith("#"))))
    return (source - written).total()


Maker = Callable[[Script, Path, Path], None]


def _edition(form: str, _script: Script, path: Path, folder: Path) -> None:
    """The program's own ODT or Word file: the round trip."""
    from reportgen.pipeline.editable import export_report

    export_report(World.here(), folder, path.parent, [form])
    made = path.parent / f"{folder.name}.{form}"
    if made.exists():
        made.rename(path)


def _word(variant: object, script: Script, path: Path, _folder: Path) -> None:
    write_word(script, variant, path)  # type: ignore[arg-type]


KINDS: dict[str, tuple[str, Maker]] = {
    **{variant.name: (".docx", partial(_word, variant)) for variant in VARIANTS},
    "our odt": (".odt", partial(_edition, "odt")),
    "our docx": (".docx", partial(_edition, "docx")),
    "text": (".txt", lambda script, path, _folder: write_text(script, path)),
    "pdf": (".pdf", lambda script, path, _folder: write_pdf(script, path)),
}
"""Kinds of files: the ending, and what makes one."""

if __name__ == "__main__":
    sys.exit(main())
