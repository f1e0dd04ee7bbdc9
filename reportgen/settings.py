"""``reportgen.yaml``: settings of a report, or of a folder of reports.

It stands in the report's folder, or beside the ``content`` folder for all reports in it; the
report's own file wins. Why a file: a severity changed on the command line leaves no trace for the
reviewer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as attribute
from pathlib import Path

from reportgen.authority.duties import SeverityChange
from reportgen.findings import FailLevel, Finding, say
from reportgen.places import Fields, Source
from reportgen.read.nearest import nearest
from reportgen.read.settings import read_settings
from reportgen.read.validate import typed
from reportgen.records.base import Record, field
from reportgen.records.values import Text
from reportgen.rulebook.check import SETTING_UNKNOWN

FILE = "reportgen.yaml"


class Settings(Record):
    """One ``reportgen.yaml``."""

    severities: dict[str, SeverityChange] = field(
        "等級調整", "代碼與改後的等級；每項都要有理由。", default_factory=dict
    )
    allow: tuple[Text, ...] = field(
        "允許的用字", "用字與詞彙的檢查不再指出這些字詞。", ["台灣人權促進會"], default=()
    )
    fail_level: FailLevel | None = field(
        "失敗等級",
        "達到這個等級就以 1 結束：error 錯誤、warning 警告、note 提醒、none 都不會；"
        "命令列的 --fail-level 優先。",
        "warning",
        default=None,
    )


@dataclass(frozen=True, slots=True)
class Settled:
    """All settings that hold for one report, with the findings about them."""

    severities: Mapping[str, tuple[SeverityChange, str]] = attribute(default_factory=dict)
    """Code → change, and the file that it stands in."""
    allowed: frozenset[str] = frozenset()
    fail_level: FailLevel | None = None
    findings: tuple[Finding, ...] = ()
    sources: Mapping[str, Source] = attribute(default_factory=dict)


def settle(files: Sequence[tuple[Path, str]]) -> Settled:
    """Read *files*, pairs of a path and its label; later files win."""
    severities: dict[str, tuple[SeverityChange, str]] = {}
    allowed: set[str] = set()
    fail_level: FailLevel | None = None
    findings: list[Finding] = []
    sources: dict[str, Source] = {}
    for path, label in files:
        read = read_settings(path, label)
        findings += read.findings
        if read.source is not None:
            sources[label] = read.source
        if read.fields is None:
            continue
        settings, refused = typed(read.fields, Settings)
        findings += refused
        if settings is None:
            continue
        severities.update({code: (change, FILE) for code, change in settings.severities.items()})
        findings += _unknown(read.fields)
        allowed.update(str(word) for word in settings.allow)
        fail_level = settings.fail_level or fail_level
    return Settled(severities, frozenset(allowed), fail_level, tuple(findings), sources)


def _unknown(fields: Fields) -> Iterator[Finding]:
    """Codes that no rule has: the change would do nothing, and nobody would know."""
    changes = fields.get("severities")
    if not isinstance(changes, Fields):
        return
    from reportgen.rules import all_rules

    rules = all_rules()
    for code in changes:
        if code not in rules:
            near = nearest(code, rules)
            hints = (say("是否為「{near}」？", near=near),) if near else ()
            place = changes.key_places[code]
            yield SETTING_UNKNOWN.finding(place, say("沒有「{code}」這個代碼。", code=code), *hints)
