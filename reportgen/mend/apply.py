"""Mends in the text of one file: those that do not overlap, and that read back as meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportgen.findings import Finding
from reportgen.mend.reading import keeps_letters, keeps_values, quoted
from reportgen.mend.splices import Splice, Taken, spliced
from reportgen.places import Source


class Mended(NamedTuple):
    """The text of a file after the mends of *made*."""

    text: str
    made: tuple[Finding, ...] = ()


class _Job(NamedTuple):
    """A mend in this file: the edits that it asks for, and those that are written for them."""

    finding: Finding
    edits: tuple[Splice, ...]
    written: tuple[Splice, ...]


def mended(source: Source, findings: Iterable[Finding], *, unsafe: bool = False) -> Mended:
    """The text of *source* after the mends that *findings* carry; with *unsafe*, uncertain ones.

    Of two mends that overlap the first is made; the other finding, if it still stands, comes back
    when the new text is checked. Mends of YAML's marks come before those of values.
    """
    jobs = [
        _Job(finding, edits, edits)
        for finding in findings
        if finding.mend is not None and (unsafe or finding.mend.certain)
        if (edits := _edits(source, finding))
    ]
    for of_values in (False, True):
        group = _apart(job for job in jobs if _is_of_values(job) is of_values)
        good = _apart(_good(source, group))
        text = _text(source, good)
        if text != source.text and _is_good(source, good):
            return Mended(text, tuple(job.finding for job in good))
    return Mended(source.text)


def _is_of_values(job: _Job) -> bool:
    return job.finding.mend is not None and job.finding.mend.of_values


def _edits(source: Source, finding: Finding) -> tuple[Splice, ...]:
    """The edits of *finding* in this file, each once."""
    assert finding.mend is not None
    return tuple(
        Splice(
            source.index(edit.place.line, edit.place.column),
            source.index(edit.place.end_line, edit.place.end_column),
            edit.text,
        )
        for edit in dict.fromkeys(finding.mend.edits)
        if edit.place.file == source.file
    )


def _apart(jobs: Iterable[_Job]) -> list[_Job]:
    """Those of *jobs* that overlap no earlier one, in the order of their places."""
    taken = Taken()
    return [job for job in sorted(jobs, key=lambda job: job.edits) if taken.take(job.written)]


def _good(source: Source, jobs: Sequence[_Job]) -> list[_Job]:
    """Those of *jobs* that read back as meant, found by halving.

    A value that does not, as it stands, is written anew in quotes.
    """
    if not jobs or _is_good(source, jobs):
        return list(jobs)
    if len(jobs) > 1:
        middle = len(jobs) // 2
        return [*_good(source, jobs[:middle]), *_good(source, jobs[middle:])]
    job = jobs[0]
    whole = quoted(source, job.edits) if _is_of_values(job) else None
    again = [job._replace(written=(whole,))] if whole else []
    return again if _is_good(source, again) else []


def _is_good(source: Source, jobs: Sequence[_Job]) -> bool:
    text = _text(source, jobs)
    if all(map(_is_of_values, jobs)):
        return keeps_values(source, text, [splice for job in jobs for splice in job.edits])
    return keeps_letters(source, text)


def _text(source: Source, jobs: Iterable[_Job]) -> str:
    return spliced(source.text, [splice for job in jobs for splice in job.written])
