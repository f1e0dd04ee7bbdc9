"""Whole processes, timed in turn: our verbs beside WeasyPrint alone on our own HTML.

    python bench/build.py [--runs 5] [REPORT]

Prints a table of medians, and of ratios to WeasyPrint with its fonts cut; only the ratios mean
anything outside one run on one machine. WeasyPrint alone sets the pages and writes them: it checks
nothing, verifies nothing, embeds no records and makes no PDF/A.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.authority.load import load_layout
from reportgen.cache import Cache
from reportgen.compose.document import compose
from reportgen.language import translator
from reportgen.manuscript import read_manuscript
from reportgen.read import read
from reportgen.typeset.report import fonts_for, text_of
from reportgen.world import World

ROOT = Path(__file__).parent.parent
REFERENCE = "WeasyPrint, fonts cut"


@dataclass
class Contender:
    """A command line, and the seconds and peak memory of its runs."""

    name: str
    command: Sequence[str]
    seconds: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def run(self, environment: Mapping[str, str]) -> None:
        """Run it once as a process of its own."""
        begun = time.perf_counter()
        process = subprocess.Popen(
            self.command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds.append(time.perf_counter() - begun)
        self.memory.append(usage.ru_maxrss / 1024)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in {0, 1}:
            sys.exit(f"{self.name}: exit status {process.returncode}")


def write_html(report: Path, folder: Path) -> tuple[Path, Path]:
    """The report as HTML files for WeasyPrint alone: with installed fonts, and with cut ones."""
    world = World.here()
    records = read(report, report.name).records
    if records is None:
        sys.exit(f"{report} cannot be read")
    loaded = load_layout(world.template_roots(report), str(records.authority))
    if loaded.layout is None:
        sys.exit(f"{report} has no layout")
    translate = translator(records.language)
    manuscript = read_manuscript(records, loaded.layout.authority, translate)
    composed = compose(manuscript, loaded.layout, translate)
    for name in {picture.file for picture in composed.pictures}:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(report / name, target)
    text = text_of(composed.html) + "".join(composed.css)
    kit = fonts_for(world, text, records, loaded.layout, Cache(world.cache), [])
    cut = kit.css
    for address, resource in kit.resources.items():
        name = address.rsplit("/", 1)[1]
        (folder / name).write_bytes(resource.data)
        cut = cut.replace(address, name)
    families = {
        role: ", ".join(f'"{request.family}"' for request in requests)
        for role, requests in loaded.layout.authority.fonts.items()
    }
    latin = families.get("latin", "serif")
    installed = "".join(f"--font-{role}: {latin}, {names};" for role, names in families.items())
    paths = []
    for name, fonts in (("installed", f":root {{ {installed} }}"), ("cut", cut)):
        style = "\n".join([fonts, *composed.css])
        path = folder / f"{name}.html"
        path.write_text(
            composed.html.replace("</head>", f"<style>{style}</style></head>"), encoding="utf-8"
        )
        paths.append(path)
    return paths[0], paths[1]


def contenders(report: Path, folder: Path) -> list[Contender]:
    """The commands to compare."""
    installed, cut = write_html(report, folder)
    ours, weasy = [sys.executable, "-m", "reportgen"], [sys.executable, "-m", "weasyprint", "-q"]
    out = str(folder / "out")
    return [
        Contender(REFERENCE, [*weasy, str(cut), f"{folder}/cut.pdf"]),
        Contender("WeasyPrint as it comes", [*weasy, str(installed), f"{folder}/installed.pdf"]),
        Contender("reportgen build", [*ours, "build", str(report), "--out", out]),
        Contender("reportgen check", [*ours, "check", str(report)]),
        Contender("reportgen --help", [*ours, "--help"]),
    ]


def main() -> None:
    """Run every contender in turn, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("report", nargs="?", type=Path, default=ROOT / "content/2016-ogp-paris")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        table = contenders(options.report.resolve(), Path(name))
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        for turn in range(options.runs + 1):
            for contender in table:
                contender.run(environment)
                if turn == 0:  # the first warms the caches of the disk
                    contender.seconds.clear()
                    contender.memory.clear()
    reference = statistics.median(table[0].seconds)
    print(f"{'':26} {'seconds':>8} {'ratio':>6} {'MiB':>6}   ({options.runs} runs, medians)")
    for contender in table:
        seconds = statistics.median(contender.seconds)
        memory = statistics.median(contender.memory)
        print(f"{contender.name:26} {seconds:8.2f} {seconds / reference:6.2f} {memory:6.0f}")


if __name__ == "__main__":
    main()
