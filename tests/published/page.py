"""``docs/published-report.md``: the entries as a table."""

from __future__ import annotations

from tests.published.entries import ENTRIES, Entry, Kind

HEAD = """\
<!-- 由 python -m tests.published 產生，請勿手改。 -->

# 2016 年的報告，照當時刊印的樣子

`tests/published/records/` 是 `content/2016-ogp-paris` 同一次任務的另一份記錄，只供測試：
事實與缺失照當時刊印的報告，文句由我們自己寫。
下表逐條列出缺失，以及 `reportgen check` 以哪些規則查出；
每一項都在缺失所在的那一行，除此之外沒有別的發現。

"""


def page() -> str:
    """The text of the page."""
    checkable = [entry for entry in ENTRIES if entry.kind is Kind.CHECKABLE]
    found = [entry for entry in checkable if entry.found]
    rows = [_row(entry) for entry in ENTRIES]
    count = f"機器可查的 {len(checkable)} 條，查出 {len(found)} 條。\n\n"
    return (
        HEAD
        + count
        + "\n".join(
            ["| 條 | 刊印的報告 | 性質 | 查出的規則 | 說明 |", "|--:|---|---|---|---|", *rows, ""]
        )
    )


def _row(entry: Entry) -> str:
    codes = dict.fromkeys(expected.code for expected in entry.expected)
    links = "、".join(f"[{code}](rules.md#{code.lower()})" for code in codes)
    if not links:
        links = "未查出" if entry.kind is Kind.CHECKABLE else "－"
    quiet = "、".join(entry.silent)
    why = entry.why or (f"不可有 {quiet}" if quiet else "")
    return f"| {entry.number} | {entry.defect} | {entry.kind} | {links} | {why} |"
