"""What an authority wants to be done after a trip, and until when."""

from __future__ import annotations

from datetime import date

from reportgen.authority import Authority
from reportgen.authority.duties import Step
from reportgen.check.ask.deadline import owed_by
from reportgen.findings import Message, say

_STEPS = {
    Step.REVIEW: say("審核"),
    Step.APPROVAL: say("核定"),
    Step.UPLOAD: say("上傳"),
    Step.REGISTRATION: say("登錄"),
    Step.REVIEW_FORM: say("自審審核表"),
}


def deadline_of(authority: Authority, returned: date) -> Message | None:
    """The last day for a report of a trip that ended on *returned*; ``None`` where none is set."""
    deadline = authority.deadline
    owed = owed_by(returned, deadline, date.max) if deadline else None
    if deadline is None or owed is None:
        return None
    steps = tuple(_STEPS[step] for step in deadline.includes)
    if not steps:
        return say("最遲 {last} 前提出。", last=owed.last)
    return say("最遲 {last} 前完成{steps}。", last=owed.last, steps=steps)
