"""What the index lists of one report, as plain data that can be stored and sent."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from reportgen.check.ask.deadline import owed_by
from reportgen.manuscript import Manuscript
from reportgen.pipeline.first import Read
from reportgen.prose import parse, plain_text
from reportgen.records import Records
from reportgen.records.choices import Confidentiality, Role
from reportgen.records.countries import country_name
from reportgen.records.recommendations import FollowUp, Recommendation


def facts_of(report: Read, today: date) -> str:
    """The facts of *report* as JSON; empty where its records cannot be read.

    Of a report that is not public, nothing but that: an index is shown to many.
    """
    if report.manuscript is None:
        return ""
    records = report.manuscript.records
    if records.confidentiality is not Confidentiality.PUBLIC:
        return json.dumps({"public": False})
    facts = {"public": True, **_facts(report.manuscript, records, today)}
    return json.dumps(facts, ensure_ascii=False)


def _facts(manuscript: Manuscript, records: Records, today: date) -> dict[str, Any]:
    deadline, returned = manuscript.authority.deadline, records.returned
    filed = records.report_date
    owed = owed_by(returned, deadline, filed or today) if deadline and returned else None
    countries = [
        str(place.name or country_name(place.country, "zh_Hant_TW"))
        for place in records.destinations
    ]
    people = [person for person in records.roster if person.role is not Role.LOCAL]
    part = records.recommendations
    recommended = [_recommendation(item) for item in part.items] if part else []
    recommended += [_recommendation(item) for item in part.follow_up] if part else []
    return {
        "title": str(records.title),
        "language": str(records.language),
        "number": str(records.system_id or ""),
        "agency": str(records.agency),
        "category": str(records.category or records.unknown("category") or ""),
        "periods": [[p.start.isoformat(), p.end.isoformat()] for p in records.periods],
        "report_date": filed.isoformat() if filed else "",
        "deadline": owed.last.isoformat() if owed else "",
        "late": bool(owed and (filed or today) > owed.last),
        "countries": list(dict.fromkeys(countries)),
        "cities": [str(city) for place in records.destinations for city in place.cities],
        "people": [
            {
                "name": str(person.name),
                "agency": str(person.agency or ""),
                "post": str(person.post or ""),
            }
            for person in people
        ],
        "recommendations": recommended,
    }


def _recommendation(item: Recommendation | FollowUp) -> dict[str, str]:
    title = str(item.title) if isinstance(item, Recommendation) and item.title else ""
    return {
        "text": title or plain_text(parse(item.prose, [])),
        "lead": str(item.lead or ""),
        "due": item.due.isoformat() if item.due else "",
    }
