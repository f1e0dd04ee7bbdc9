"""``python -m tests.index FOLDER --reports 10000``: reports to index, each another one.

They are the small report of the tests with titles, numbers, people, countries and days of their
own; every tenth is a draft, every hundredth is not public, every thousandth cannot be read.
"""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from pathlib import Path

from tests.conftest import SMALL

COUNTRIES = ("FR", "JP", "US", "DE", "GB", "KR", "CZ", "LT")
FIRST = date(2015, 1, 5)


def report(number: int) -> str:
    """The ``report.yaml`` of the report *number*."""
    start = FIRST + timedelta(days=number % 3650)
    end = start + timedelta(days=1)
    text = SMALL
    for before, after in (
        ("title: 出席測試會議", f"title: 出席第 {number} 次測試會議"),
        ("country: FR", f"country: {COUNTRIES[number % len(COUNTRIES)]}"),
        ("2016-12-05", start.isoformat()),
        ("2016-12-06", end.isoformat()),
        ("report_date: 2017-01-20", f"report_date: {end + timedelta(days=40)}"),
        ("2017-06-30", (end + timedelta(days=200)).isoformat()),
        ("潘國才", f"潘國{'才材財裁'[number % 4]}"),
    ):
        assert before in text
        text = text.replace(before, after)
    if number % 1000 == 999:
        return text.replace("title: ", "title: [")
    if number % 100 == 99:
        return text + "confidentiality: 限閱\nconfidentiality_reason: 涉及談判\n"
    if number % 10 == 9:
        return text.replace("keywords: [開放政府, 公民科技, 資料品質]\n", "")
    return text + f"system_id: C{100 + number // 100000:03}{number % 100000:05}\n"


def write(folder: Path, reports: int) -> None:
    """Write *reports* reports below *folder*."""
    for number in range(reports):
        place = folder / f"trip-{number:05}"
        place.mkdir(parents=True)
        (place / "report.yaml").write_text(report(number), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=10_000)
    options = parser.parse_args()
    write(options.folder, options.reports)


if __name__ == "__main__":
    main()
