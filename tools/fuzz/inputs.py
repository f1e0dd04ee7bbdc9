"""What is tried: a sound starting point of some kind, and a few of its files changed."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tools.fuzz.kinds import KINDS, Files
from tools.fuzz.mutations import mutated

ROOT = Path(__file__).parents[2]


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
