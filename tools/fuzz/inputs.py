"""What is tried: a sound starting point of some kind, and a few of its files changed."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from PIL import Image

from reportgen.world import shipped_templates
from tests.conftest import SMALL
from tests.randomreports import random_report
from tools.fuzz.mutations import mutated

ROOT = Path(__file__).parents[2]
Files = dict[str, bytes]

FIGURE = '\n\n    ![雙方會談](figures/picture{suffix}){{#fig-a alt="圖"}}\n'
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 50"><style>.a{fill:#258}</style>'
    '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>'
    '<g transform="rotate(5)"><rect class="a" width="9" height="9"/><use href="#t"/>'
    '<path d="M2 2L9 9q3 3 8 0z" fill="url(#g)"/><text id="t" x="5" y="20">圖說</text></g>'
    "</svg>"
)
SETTINGS = "fail_level: warning\nseverities:\n  URL-BARE: {severity: note, reason: 無}\n"
GLOSSARY = "terms:\n- {term: 開放政府, foreign: Open Government}\n"


@dataclass(frozen=True, slots=True)
class Input:
    """Changed files on top of the starting point *kind* with *seed*."""

    kind: str
    seed: int
    changes: Mapping[str, bytes]

    @property
    def name(self) -> str:
        """The folder in the corpus: the same for the same input."""
        marks = hashlib.sha256(repr((self.seed, sorted(self.changes.items()))).encode())
        return f"{self.kind}-{marks.hexdigest()[:10]}"

    def save(self, corpus: Path) -> Path:
        """Store it below *corpus*."""
        folder = corpus / self.name
        shutil.rmtree(folder, ignore_errors=True)
        write(self.changes, folder / "changes")
        about = json.dumps({"kind": self.kind, "seed": self.seed})
        (folder / "input.json").write_text(about + "\n", encoding="utf-8")
        return folder

    @classmethod
    def load(cls, folder: Path) -> Input:
        """The input that stands in *folder* of the corpus."""
        about = json.loads((folder / "input.json").read_text(encoding="utf-8"))
        below = folder / "changes"
        files = [path for path in below.rglob("*") if path.is_file()]
        changes = {path.relative_to(below).as_posix(): path.read_bytes() for path in files}
        return cls(about["kind"], about["seed"], changes)


@dataclass(frozen=True, slots=True)
class Kind:
    """How inputs of a kind are made and tried."""

    start: Callable[[Random], Files]
    """The sound files, below the folder in which the command runs."""
    arguments: tuple[str, ...]
    changed: Callable[[str], bool]
    """Which files mutations change."""
    first: tuple[str, ...] = ()
    """A command that is run on the sound files before they are changed."""


def _small(_choice: Random) -> Files:
    return {"trip/report.yaml": SMALL.encode()}


def _records(choice: Random) -> Files:
    """A report of the tests, of the documents, or a random one, without its pictures."""
    files = random_report(choice.randrange(2**32)) if choice.random() < 0.6 else _small(choice)
    texts = {name: data for name, data in files.items() if name.endswith(".yaml")}
    return {f"trip/{name.removeprefix('trip/')}": data for name, data in texts.items()}


def _layout(choice: Random) -> Files:
    names = [path for path in shipped_templates().rglob("*") if path.is_file()]
    kept = [path for path in names if path.parent.name in {"executive-yuan", "civil-society"}]
    root = shipped_templates()
    files = {f"templates/{path.relative_to(root).as_posix()}": path.read_bytes() for path in kept}
    return {**_small(choice), **files}


def _with_picture(suffix: str, data: bytes) -> Files:
    figure = FIGURE.format(suffix=suffix)
    text = SMALL.replace("\nitinerary:", f"{figure}\n    見[](#fig-a)。\nitinerary:", 1)
    return {"trip/report.yaml": text.encode(), f"trip/figures/picture{suffix}": data}


def _svg(_choice: Random) -> Files:
    return _with_picture(".svg", SVG.encode())


def _picture(choice: Random) -> Files:
    form, suffix = choice.choice([("JPEG", ".jpg"), ("PNG", ".png"), ("WEBP", ".webp")])
    Image.effect_noise((90, 60), 50).convert("RGB").save(stream := io.BytesIO(), form)
    return _with_picture(suffix, stream.getvalue())


def _settings(choice: Random) -> Files:
    files = {"reportgen.yaml": SETTINGS.encode(), "glossary.yaml": GLOSSARY.encode()}
    return {**_small(choice), **files}


def _any(_name: str) -> bool:
    return True


_BUILD = ("build", "trip", "--jobs", "1", "--out", "out")
KINDS: Mapping[str, Kind] = {
    "records": Kind(_records, ("check", "trip", "--jobs", "1"), _any),
    "prose": Kind(_small, _BUILD, _any),
    "layout": Kind(_layout, _BUILD, lambda name: name.startswith("templates/")),
    "svg": Kind(_svg, _BUILD, lambda name: name.endswith(".svg")),
    "picture": Kind(_picture, _BUILD, lambda name: "figures/" in name),
    "settings": Kind(_settings, ("check", "trip"), lambda name: not name.startswith("trip/")),
    "pdf": Kind(_small, ("check", "out/trip.pdf"), lambda name: name.endswith(".pdf"), _BUILD),
    "cache": Kind(_svg, _BUILD, lambda name: name.startswith("home/.cache/"), _BUILD),
}


def make(kind: str, choice: Random, sound: Files) -> Input:
    """An input of *kind*: some of the files *sound* changed."""
    names = sorted(filter(KINDS[kind].changed, sound))
    chosen = choice.sample(names, min(len(names), choice.choice([1, 1, 1, 2, 5])))
    return Input(kind, 0, {name: mutated(sound[name], choice) for name in chosen})


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write *files* below *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
