"""The fields of a portal as data for other programs."""

from __future__ import annotations

from typing import Any

from reportgen.findings import Translate
from reportgen.forms.portal.fields import Field, PortalForm
from reportgen.forms.portal.sites import PEOPLE


def portal_data(form: PortalForm, translate: Translate) -> dict[str, Any]:
    """*form* in the order of the portal; ``missing`` says what to do about an empty field."""
    return {
        "portal": form.site.title,
        "source": form.site.source,
        "report": form.title,
        "errors": form.errors,
        "fields": [
            _people(form, field, translate) if field.key == PEOPLE else _field(field, translate)
            for group in form.groups
            for field in group
        ],
    }


def _people(form: PortalForm, field: Field, translate: Translate) -> dict[str, Any]:
    rows = [[_field(cell, translate) for cell in row] for row in form.people]
    missing = field.missing.text(translate) if field.missing else None
    return {"key": PEOPLE, "label": field.label, "missing": missing, "rows": rows}


def _field(field: Field, translate: Translate) -> dict[str, Any]:
    return {
        "key": field.key,
        "label": field.label,
        "value": field.value,
        "length": len(field.value),
        "missing": field.missing.text(translate) if field.missing else None,
        "remark": field.remark.text(translate) if field.remark else None,
    }
