"""A file that is not read, as one finding."""

from __future__ import annotations

from reportgen.findings import Finding, Message, say
from reportgen.places import Place
from reportgen.rulebook.intake import IMPORT_TOO_LARGE, IMPORT_UNREADABLE
from reportgen.rulebook.rule import Rule


class Refused(Exception):  # noqa: N818  an answer, not a bug
    """The reason why a file is not read; its ``finding`` is made where the file is known."""

    def __init__(self, rule: Rule, message: Message, *hints: Message) -> None:
        super().__init__(rule, message, *hints)
        self.rule = rule
        self.message = message
        self.hints = hints

    def finding(self, name: str) -> Finding:
        """The finding about the file *name*."""
        return self.rule.finding(Place(name), self.message, *self.hints)


def damaged() -> Refused:
    """A file that is damaged."""
    return Refused(
        IMPORT_UNREADABLE,
        say("這個檔案已損壞或不完整，讀不出內容。"),
        say("請以原來的程式開啟後另存新檔，再匯入。"),
    )


def too_large(message: Message) -> Refused:
    """A file beyond one of the bounds, which is the *message*."""
    return Refused(
        IMPORT_TOO_LARGE,
        message,
        say("請壓縮圖片（Word：圖片格式 › 壓縮圖片）或分成數個檔案再匯入。"),
    )
