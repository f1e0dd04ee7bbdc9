"""REFERENCE-UNCITED."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.manuscript.citations import references_of
from reportgen.rulebook.rule import Rule


def find(subject: Subject) -> Iterator[Finding]:
    """Each listed work that has an id, in order to be cited, and that no prose cites."""
    works = [work for work in references_of(subject.records.appendices) if work.id]
    if not works:
        return
    proses = subject.manuscript.proses()
    cited = {reference.label for parsed in proses for reference in parsed.references}
    for work in works:
        if work.id and str(work.id) not in cited:
            yield RULE.finding(
                work.id.place,
                say("內文沒有引用「{title}」。", title=str(work.title.main)),
                say("請在用到它的句子寫「[](#{id})」；只是延伸閱讀，請刪去代號。", id=str(work.id)),
            )


RULE = Rule(
    code="REFERENCE-UNCITED",
    title="列了出處，內文沒有引用",
    severity=Severity.NOTE,
    reason="有代號的參考資料是供內文引用的；沒有一處引用，讀者不知道哪一句話出自它，多半是引用漏了，或這一筆該刪。",
    bad=(
        "purpose:\n  prose: 材料的強度常以韋伯分布描述。\n"
        "appendices:\n- kind: references\n  title: 參考資料\n  groups:\n  - title: 論文\n"
        "    references:\n"
        "    - {id: ref-weibull, authors: [Weibull], title: A Statistical Theory}\n"
    ),
    good=(
        "purpose:\n  prose: 材料的強度常以韋伯分布描述[](#ref-weibull)。\n"
        "appendices:\n- kind: references\n  title: 參考資料\n  groups:\n  - title: 論文\n"
        "    references:\n"
        "    - {id: ref-weibull, authors: [Weibull], title: A Statistical Theory}\n"
    ),
    find=find,
)
