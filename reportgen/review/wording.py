"""What people read of a document that came back: why it is refused, what became of a change."""

from __future__ import annotations

from reportgen.findings import Message, Translate, say
from reportgen.review.marked import NOTE, OBJECT, PARAGRAPH
from reportgen.review.package import Reason, Refusal
from reportgen.review.proposals import Change, Status


def refused(refusal: Refusal, name: str) -> Message:
    """Why the file *name* is not read."""
    detail = refusal.detail[:100]
    return {
        Reason.BROKEN: say("「{file}」不是讀得懂的 docx、odt 或 PDF。", file=name),
        Reason.OLD: say("「{file}」是舊格式（.doc）；請在 Word 另存成 .docx。", file=name),
        Reason.ENCRYPTED: say("「{file}」有密碼；請先存一份沒有密碼的。", file=name),
        Reason.LARGE: say("「{file}」太大，或展開之後太大，不讀取。", file=name),
        Reason.ENTITIES: say("「{file}」的 XML 宣告了實體，Word 不會這樣寫，不讀取。", file=name),
        Reason.MACROS: say(
            "「{file}」含有巨集（{detail}）；請另存成沒有巨集的 .docx。", file=name, detail=detail
        ),
        Reason.OUTSIDE: say(
            "「{file}」的一部分在檔案之外（{detail}），不讀取。", file=name, detail=detail
        ),
    }[refusal.reason]


def unprintable(folder: str) -> Message:
    """That the report in *folder* cannot be compared with a document."""
    return say("「{folder}」不是可以製作的報告。", folder=folder)


def state_of(change: Change, translate: Translate) -> str:
    """What became of *change*, or what stands in its way."""
    _ = translate
    if change.status is Status.GENERATED:
        if change.place is None:
            return _("不在記錄的文字裡，未寫回。")
        return _("這裡的文字由「{key}」產生，請直接修改它。").format(key=change.key or "?")
    return {
        Status.READY: _("可以寫回（--apply all）。"),
        Status.APPLIED: _("已寫回。"),
        Status.ASKED: _("PDF 上的刪改記號，請以 --apply ask 逐項確認。"),
        Status.CONFLICT: _("記錄在這之後改過，未寫回。"),
        Status.MANUAL: _("這一處牽涉標記或段落，請自行修改。"),
    }[change.status]


def author_of(change: Change, translate: Translate) -> str:
    """Who made *change*."""
    return change.by.author or translate("（未追蹤的修改）")


def legible(text: str) -> str:
    """*text* with signs for what has no letter: ends of paragraphs and lines, notes, formulas."""
    return text.replace(PARAGRAPH, "¶").replace(NOTE, "※").replace(OBJECT, "…").replace("\n", "⏎")
