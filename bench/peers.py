"""The other typesetters: which are here, which versions, and their command lines."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.measuring import Process
from bench.sources.documents import Sources

REFERENCE = "WeasyPrint, fonts cut"
"""What all ratios are to: WeasyPrint alone on our HTML, spared the trouble with large fonts."""
STOCK = "WeasyPrint as it comes"
TYPST, XELATEX, LIBREOFFICE = "Typst", "XeLaTeX, two passes", "LibreOffice"
CHROMIUM, CHROMIUM_CUT = "Chromium", "Chromium, fonts cut"

COMPILE_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
WATCH_TYPST = "import sys, typst; typst.Compiler(sys.argv[1]).watch(sys.argv[2])"
_LEFTOVERS = ("*.aux", "*.out", "*.log", "*.xdv")


@dataclass(frozen=True, slots=True)
class Peer:
    """A typesetter that may be installed: how to see whether it is, and how to get it."""

    program: str
    install: str
    module: bool = False

    @property
    def here(self) -> bool:
        """Whether it is installed."""
        if self.module:
            return importlib.util.find_spec(self.program) is not None
        return shutil.which(self.program) is not None

    def version(self) -> str:
        """What it says itself; LibreOffice would start for half a second."""
        if self.module:
            return importlib.metadata.version(self.program)
        told = subprocess.run(
            [self.program, "--version"], capture_output=True, text=True, check=False
        ).stdout
        found = re.search(r"\d+(?:\.\d+)+", told)
        return found[0] if found else "?"


PEERS = {
    "Typst": Peer("typst", ".venv/bin/python -m pip install typst", module=True),
    "XeLaTeX": Peer(
        "xelatex",
        "apt-get install --no-install-recommends texlive-xetex texlive-lang-chinese "
        "texlive-latex-extra texlive-fonts-recommended",
    ),
    "LibreOffice": Peer(
        "soffice", "apt-get install --no-install-recommends libreoffice-writer-nogui"
    ),
    "Chromium": Peer("chromium", "apt-get install --no-install-recommends chromium"),
}


def missing() -> Iterator[str]:
    """A line for each peer that is not here, with what installs it."""
    for name, peer in PEERS.items():
        if not peer.here:
            yield f"{name} is not installed and is left out: {peer.install}"


def peers(sources: Sources, environment: Mapping[str, str], *, slow: bool = True) -> list[Process]:
    """WeasyPrint and all peers that are here; without *slow*, only the quick ones."""
    found = [
        weasyprint(sources.cut, environment),
        replace(weasyprint(sources.installed, environment), name=STOCK),
    ]
    if PEERS["Typst"].here:
        found.append(_typst(sources, environment))
    if PEERS["XeLaTeX"].here:
        found.append(_xelatex(sources, environment))
    if slow and PEERS["LibreOffice"].here:
        found.append(_libreoffice(sources, environment))
    if slow and PEERS["Chromium"].here:
        found.append(_chromium(CHROMIUM, sources.installed, sources, environment))
        found.append(_chromium(CHROMIUM_CUT, sources.cut, sources, environment))
    return found


def weasyprint(page: Path, environment: Mapping[str, str]) -> Process:
    """WeasyPrint alone on *page*; with the cut fonts, the reference."""
    product = page.with_suffix(".pdf")
    command = [sys.executable, "-m", "weasyprint", "-q", str(page), str(product)]
    return Process(REFERENCE, command, page.parent, environment, product)


def _typst(sources: Sources, environment: Mapping[str, str]) -> Process:
    product = sources.folder / "typst.pdf"
    command = [sys.executable, "-c", COMPILE_TYPST, str(sources.typst), str(product)]
    return Process(TYPST, command, sources.folder, environment, product)


def _xelatex(sources: Sources, environment: Mapping[str, str]) -> Process:
    """The first pass writes no PDF, as those who build with it do."""
    one = f"xelatex -interaction=batchmode -halt-on-error {sources.latex.name}"
    passes = f"{one.replace('xelatex', 'xelatex -no-pdf', 1)} && {one}"

    def forget() -> None:
        for pattern in _LEFTOVERS:
            for path in sources.folder.glob(pattern):
                path.unlink()

    product = sources.latex.with_suffix(".pdf")
    return Process(XELATEX, ["sh", "-c", passes], sources.folder, environment, product, forget)


def _libreoffice(sources: Sources, environment: Mapping[str, str]) -> Process:
    out = sources.folder / "libreoffice"
    profile = (sources.folder / "libreoffice-profile").resolve().as_uri()
    command = [
        "soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
        "--outdir", str(out), str(sources.odf),
    ]  # fmt: skip
    product = out / sources.odf.with_suffix(".pdf").name
    return Process(LIBREOFFICE, command, sources.folder, environment, product)


def _chromium(name: str, page: Path, sources: Sources, environment: Mapping[str, str]) -> Process:
    product = sources.folder / f"chromium-{page.stem}.pdf"
    command: Sequence[str] = [
        "chromium", "--headless", "--disable-gpu", "--no-pdf-header-footer",
        *(["--no-sandbox"] if os.geteuid() == 0 else []),
        f"--user-data-dir={sources.folder / 'chromium-profile'}",
        "--timeout=600000", f"--print-to-pdf={product}", page.resolve().as_uri(),
    ]  # fmt: skip
    return Process(name, command, sources.folder, environment, product)
