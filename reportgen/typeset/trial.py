"""Something set once by the engine, to see whether it survives; for the body of a child."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from reportgen.typeset.resources import Resource


def errors_of(body: str, css: str, resources: Mapping[str, Resource]) -> list[str]:
    """The errors that the engine logs while it sets and paints *body*; may end the process."""
    from reportgen.typeset.engine import Engine, shut_off
    from reportgen.typeset.flows import Flow

    records: list[logging.LogRecord] = []
    with shut_off(records):
        engine = Engine([css], "", resources, {}, records)
        engine.lay_out(Flow(f"<html><body>{body}</body></html>"), 1, opening=True).write_pdf()
    errors = (record.getMessage() for record in records if record.levelno >= logging.ERROR)
    # What has no glyph is no matter here.
    return [message for message in errors if not message.startswith(".notdef")]
