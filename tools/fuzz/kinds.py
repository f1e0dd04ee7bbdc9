"""The kinds of inputs: how each is made, and the command that reads it."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from PIL import Image

from reportgen.world import shipped_templates
from tests.conftest import SMALL
from tests.randomreports import random_report
from tools.fuzz import desk, documents

Files = dict[str, bytes]

FIGURE = '\n\n    ![雙方會談](figures/picture{suffix}){{#fig-a alt="圖" source="作者自製"}}\n'
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 50"><style>.a{fill:#258}</style>'
    '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>'
    '<g transform="rotate(5)"><rect class="a" width="9" height="9"/><use href="#t" y="20"/>'
    '<path d="M2 2L9 9q3 3 8 0z" fill="url(#g)"/><text id="t" x="5" y="20">圖說</text></g>'
    "</svg>"
)
SETTINGS = "fail_level: warning\nseverities:\n  URL-BARE: {severity: note, reason: 無}\n"
GLOSSARY = "terms:\n- {term: 開放政府, foreign: Open Government}\n"


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
    finished: Callable[[Files, Random], Files] = lambda _files, _choice: {}
    """Files to be put in the place of what that command made."""
    writes: str = ""
    """Where else than in its cache and below ``out/`` the command may write: the start of paths."""
    then: tuple[str, ...] = ()
    """A command that must be able to read what was written, where the first had no error."""


def _small(_choice: Random) -> Files:
    return {"trip/report.yaml": SMALL.encode()}


def _records(choice: Random) -> Files:
    """A report of the tests, of the documents, or a random one, without its pictures."""
    files = random_report(choice.randrange(2**32)) if choice.random() < 0.6 else _small(choice)
    texts = {name: data for name, data in files.items() if name.endswith(".yaml")}
    return {f"trip/{name.removeprefix('trip/')}": data for name, data in texts.items()}


def _layout(choice: Random) -> Files:
    root = shipped_templates()
    names = [path for path in root.rglob("*") if path.is_file()]
    kept = {path: path.relative_to(root) for path in names}
    files = {
        f"templates/{name.as_posix()}": path.read_bytes()
        for path, name in kept.items()
        if name.parts[0] in {"executive-yuan", "civil-society"}
    }
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


def _given(name: str) -> bool:
    return name.startswith("given/")


def _is_pdf(name: str) -> bool:
    return name.endswith(".pdf")


def _texts(_choice: Random) -> Files:
    return {"given/a.md": documents.TEXT.encode(), "given/b.txt": documents.TEXT.encode("cp950")}


def _photos(choice: Random) -> Files:
    return {f"given/{name}.jpg": documents.photo(choice) for name in ("a", "會談 1")}


def _requests(choice: Random) -> Files:
    return {**_small(choice), **desk.requests(choice)}


def _other_word(_files: Files, choice: Random) -> Files:
    """Mostly a document that reportgen did not make, as most imported ones are."""
    return {"out/trip.docx": documents.word()} if choice.random() < 0.7 else {}


def _back(files: Files, choice: Random) -> Files:
    """The exported documents as superiors send them back."""
    return {
        name: change(data, choice)
        for name, data in files.items()
        for ending, change in documents.CHANGES.items()
        if name.startswith("out/") and name.endswith(ending)
    }


def _exported(edition: str, verb: str, finished: Callable[[Files, Random], Files] = _back) -> Kind:
    """An exported report that is given to *verb*."""
    file = f"out/trip.{edition}"
    first = ("build", "trip", "--jobs", "1", "--out", "out", "--to", edition)
    made = lambda name: name == file  # noqa: E731
    if verb == "import":
        return Kind(_small, (*_IMPORT, file), made, first, finished, then=_AFTER)
    return Kind(_small, (*_REVIEW, file), made, first, finished, "trip/", ("check", "trip"))


def _new(agenda: str, roster: str) -> Kind:
    """A new report with a programme and a list of people."""

    def start(_choice: Random) -> Files:
        return {
            f"given/{name}": made[name.partition(".")[2]]
            for name, made in ((agenda, _TABLES[0]), (roster, _TABLES[1]))
        }

    options = ("--agenda", f"given/{agenda}", "--roster", f"given/{roster}")
    return Kind(start, (*_NEW, *options), _given, then=_AFTER)


REQUESTS = "requests"
"""In the place of a verb: send the requests to a desk (``tools/fuzz/desk.py``)."""
_AFTER = ("check", "out/new")
_IMPORT = ("import", "--out", "out/new")
_REVIEW = ("review", "--apply", "all", "trip")
_NEW = (
    "new", "out/new", "--title", "考察", "--agency", "青川市立圖書館", "--category", "考察",
    "--country", "JP", "--city", "東京", "--from", "2025-03-11", "--to", "2025-03-13",
    "--person", "林大同/館長", "--yes",
)  # fmt: skip
_TABLES = (
    {"ics": documents.CALENDAR.encode(), "csv": documents.table(documents.AGENDA),
     "xlsx": documents.workbook(documents.AGENDA)},
    {"csv": documents.table(documents.ROSTER), "xlsx": documents.workbook(documents.ROSTER)},
)  # fmt: skip
"""Programmes and lists of people, by their endings."""
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
    "import-docx": _exported("docx", "import", finished=_other_word),
    "import-odt": _exported("odt", "import"),
    "import-text": Kind(_texts, (*_IMPORT, "given/a.md", "given/b.txt"), _given, then=_AFTER),
    "import-pdf": Kind(
        _small, (*_IMPORT, "out/trip.pdf"), _is_pdf, (*_BUILD, "--no-embed"), then=_AFTER
    ),
    "import-records": Kind(_small, (*_IMPORT, "out/trip.pdf"), _is_pdf, _BUILD, then=_AFTER),
    "review-docx": _exported("docx", "review", finished=_back),
    "review-odt": _exported("odt", "review", finished=_back),
    "review-pdf": Kind(
        _small, (*_REVIEW, "out/trip.pdf"), _is_pdf, _BUILD, _back, "trip/", ("check", "trip")
    ),
    "new-calendar": _new("agenda.ics", "roster.csv"),
    "new-sheets": _new("agenda.xlsx", "roster.xlsx"),
    "new-lists": _new("agenda.csv", "roster.csv"),
    "new-photos": Kind(_photos, (*_NEW, "--photos", "given"), _given, then=_AFTER),
    "desk": Kind(_requests, (REQUESTS,), lambda name: name.startswith("requests/"), writes="trip/"),
}
