"""People of a new report from a table: a list of the delegation, as offices keep it in Excel."""

from __future__ import annotations

from pathlib import Path

from reportgen.findings import Message, say
from reportgen.records.choices import Role
from reportgen.scaffold.answers import Refused, Traveller
from reportgen.scaffold.tables import read_table

_HEADINGS = {
    "name": ("姓名", "中文姓名", "name", "chinese name"),
    "foreign": ("英文姓名", "外文姓名", "護照姓名", "english name", "passport name"),
    "agency": (
        "服務機關",
        "機關",
        "機關名稱",
        "單位全銜",
        "agency",
        "organisation",
        "organization",
    ),
    "unit": ("服務單位", "單位", "部門", "處室", "科室", "unit", "department", "division"),
    "post": ("職稱", "職務", "title", "post", "position", "job title"),
    "grade": ("官職等", "職等", "官等", "grade"),
    "phone": ("電話", "聯絡電話", "公務電話", "辦公室電話", "分機", "phone", "tel", "telephone"),
    "role": ("角色", "身分", "身份", "role"),
}
_ROLES = {
    "報告人": Role.REPORTER,
    "出國人員": Role.REPORTER,
    "reporter": Role.REPORTER,
    "團員": Role.DELEGATION,
    "團長": Role.DELEGATION,
    "同行": Role.DELEGATION,
    "delegation": Role.DELEGATION,
    "駐外人員": Role.LOCAL,
    "駐外館處": Role.LOCAL,
    "local": Role.LOCAL,
}


def people_of(path: Path, agency: str) -> tuple[tuple[Traveller, ...], tuple[Message, ...]]:
    """The people in the table *path*, and remarks on what was left out of it.

    Whose role the table does not say is a reporter if of *agency*, else of the delegation. Raises
    :class:`~reportgen.scaffold.answers.Refused`.
    """
    table = read_table(path, _HEADINGS, "name")
    people, notes = [], []
    for number, row in table.rows:
        if not row["name"]:
            notes.append(
                say("「{file}」第 {row} 列沒有姓名，未採用。", file=table.file, row=number)
            )
            continue
        people.append(_traveller(dict(row), agency))
    if not people:
        raise Refused(say("「{file}」裡沒有人。", file=table.file))
    if not any(person.role is Role.REPORTER for person in people):
        people[0] = people[0]._replace(role=Role.REPORTER)
    if table.unused:
        notes.append(
            say("「{file}」沒有用到的欄：{columns}。", file=table.file, columns=table.unused)
        )
    return tuple(people), tuple(notes)


def _traveller(row: dict[str, str], agency: str) -> Traveller:
    own = row.get("agency", "") in ("", agency)
    role = _ROLES.get(row.pop("role", "").casefold())
    return Traveller(**row, role=role or (Role.REPORTER if own else Role.DELEGATION))
