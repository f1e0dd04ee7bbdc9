"""A report in which every field of every record is filled in, each value once.

Made from the models, so a field that the format gets is filled in here by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args, get_origin

from PIL import Image

from reportgen.read.shapes import Model, is_list, item, models, parts
from reportgen.records import Records, appendices, moments, values
from reportgen.records.base import Record
from reportgen.records.scalar import Scalar
from reportgen.records.walk import kind_of
from tests.hostile import pdfs
from tests.randomreports.records import CATEGORIES
from tests.yamltext import to_yaml

PICTURE = "figures/picture.png"
PAPER = "figures/paper.pdf"
_DEEPEST = 2
"""Records of one sort in each other, as sessions and lines of a programme are."""


class Leaf(NamedTuple):
    """A value of a record: its path, the model and the field it stands in, and the record."""

    path: str
    model: Model
    field: str
    value: Any
    record: Record


class EveryField:
    """Fills in one report; *roster* tells whether an appendix lists the travellers."""

    def __init__(self, layout: str, language: str, *, roster: bool) -> None:
        self.count = 0
        self.roster = roster
        self.fixed: dict[str, Any] = {
            "Records.authority": layout,
            "Records.language": language,
            "Records.category": CATEGORIES[layout][0] if CATEGORIES[layout] else "考察",
            "Records.contact": "reporter",
            "Records.confidentiality": "限閱",
            "Records.sessions": None,
            "Day.sessions": ["session-1"],
            "Recommendation.based_on": ["session-1"],
            "Session.our_people": ["reporter", "companion"],
            "ListedGuest.id": "guest",
            "RosterTable.columns": [column.value for column in appendices.RosterColumn],
            "PageFile.file": PAPER,
            "PageFile.pages": "1",
            "Slot.venue": "room-grid",
            "Slot.track": "track-1",
        }

    def records(self) -> dict[str, Any]:
        """The whole report as a mapping."""
        made: dict[str, Any] = self.record(Records, {})
        made["title_lines"] = [made["title"]["zh"]]
        made["roster"] = [
            {**self.record(values_of_person(), {}), "id": role, "role": role}
            for role in ("reporter", "delegation", "local")
        ]
        made["roster"][1]["id"] = "companion"
        made["appendices"] = list(self.appendices())
        return made

    def appendices(self) -> Iterator[dict[str, Any]]:
        """One of each sort; of agendas one as a timetable and one as a list."""
        info = Records.model_fields["appendices"]
        for model in models(item(info.annotation)):
            if model is appendices.RosterTable and not self.roster:
                continue
            for form in ("grid", "list") if model is appendices.Agenda else ("",):
                self.fixed |= {"Slot.venue": f"room-{form}", "Venue.id": f"room-{form}"}
                self.fixed |= {"Venue.form": form, "Track.id": f"track-{form}"}
                self.fixed |= {"Slot.track": f"track-{form}"}
                yield self.record(model, {})

    def record(self, model: Model, above: dict[Model, int]) -> dict[str, Any]:
        """A record of *model* with all its fields."""
        depth = {**above, model: above.get(model, 0) + 1}
        made = {}
        for name, info in model.model_fields.items():
            value = self.fixed.get(f"{model.__name__}.{name}")
            if value is None:
                value = self.value(model, name, info.annotation, depth)
            if value is not None:
                made[name] = value
        if model is appendices.AttachedTable:
            made["columns"] = [self.word(), self.word()]
            made["rows"] = [[self.word(), str(7000 + self.count)] for _ in range(2)]
        return made

    def value(self, model: Model, name: str, annotation: Any, depth: dict[Model, int]) -> Any:
        """A value that *annotation* allows."""
        if is_list(annotation):
            inner = item(annotation)
            if any(depth.get(part, 0) >= _DEEPEST for part in models(inner)):
                return None
            if kind_of(model, name) is values.SlugKind and models(inner):
                return ["reporter", "guest", self.value(model, "", inner, depth)]
            return [self.value(model, name, inner, depth)]
        for part in models(annotation):
            return self.record(part, depth)
        for part in parts(annotation):
            if get_origin(part) is Literal:
                return get_args(part)[0]
            if isinstance(part, type) and issubclass(part, Enum):
                return next(iter(part)).value
        return self.scalar(kind_of(model, name), name)

    def scalar(self, kind: type[Scalar] | None, name: str) -> str:
        """A value of *kind* that no other field has, where it can be."""
        self.count += 1
        n = self.count
        start, end = (f"{m // 60:02}:{m % 60:02}" for m in (n, n + 1))
        given = {
            values.SlugKind: f"{name}-{n}" if name != "id" else f"id-{n}",
            moments.DateKind: str(date(2016, 1, 1) + timedelta(days=n)),
            moments.TimeKind: f"{start}-{end}",
            moments.LooseDateKind: str(2017 + n % 50),
            values.DoiKind: f"10.1000/{n}",
            values.CountryKind: "FR",
            values.LanguageCodeKind: "fr",
            values.UrlKind: f"https://example.org/page{n}",
            values.FilePathKind: PICTURE,
            values.SystemIdKind: "C10600437",
            values.ColourKind: "#123456",
            values.FlagKind: "true",
            values.WholeKind: str(100 + n),
            values.ProseKind: f"第{n}段說明的文字。",
        }
        return given.get(kind, f"Nom{n}x" if name == "foreign" else self.word())  # type: ignore[arg-type]

    def word(self) -> str:
        """A word that stands nowhere else."""
        self.count += 1
        return f"詞{self.count}號"


def values_of_person() -> Model:
    """The model of a person of the roster."""
    (person,) = models(item(Records.model_fields["roster"].annotation))
    return person


def write(folder: Path, layout: str, language: str, *, roster: bool) -> Path:
    """Write the report into *folder*, and give it back."""
    records = EveryField(layout, language, roster=roster).records()
    (folder / "figures").mkdir(parents=True)
    Image.new("RGB", (40, 30), "#336699").save(folder / PICTURE)
    (folder / PAPER).write_bytes(pdfs.page())
    (folder / "report.yaml").write_text(to_yaml(records), encoding="utf-8")
    return folder


def leaves(record: Record, path: str = "") -> Iterator[Leaf]:
    """Every value below *record*."""
    for name in type(record).model_fields:
        yield from _below(record, name, getattr(record, name), f"{path}.{name}".lstrip("."))


def _below(record: Record, name: str, value: Any, path: str) -> Iterator[Leaf]:
    if isinstance(value, Record):
        yield from leaves(value, path)
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _below(record, name, part, f"{path}[{index}]")
    elif value is not None:
        yield Leaf(path, type(record), name, value, record)


def stated(value: object) -> Iterator[tuple[Model, str]]:
    """The fields below *value* that a record file has and that hold something."""
    if isinstance(value, tuple):
        for part in value:
            yield from stated(part)
    elif isinstance(value, Record):
        for name in value.model_fields_set:
            if getattr(value, name) not in (None, ()):
                yield type(value), name
            yield from stated(getattr(value, name))


def fields(root: Model = Records) -> set[tuple[Model, str]]:
    """Every field of every model below *root*."""
    seen: set[Model] = set()
    waiting = [root]
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for info in model.model_fields.values():
            annotation = info.annotation
            while is_list(annotation):
                annotation = item(annotation)
            waiting += models(annotation)
    return {(model, name) for model in seen for name in model.model_fields}
