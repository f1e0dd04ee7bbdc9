"""Asks the PyPI package page-validation, where veraPDF cannot run, for PDF/A-3a and PDF/UA-1.

python scripts/stand_in.py FILE.pdf …     # 0 all promises kept, 1 one broken
"""

import sys
from pathlib import Path

import page

PROMISES = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)


def main(files: list[str]) -> int:
    """Judge *files*, and return the exit status."""
    kept = True
    for file in files:
        if Path(file).read_bytes().startswith(b"%PDF-2.0"):
            print(f"skip  {Path(file).name}: page-validation knows nothing of PDF 2.0")
            continue
        for promise in PROMISES:
            report = page.validate_pdf(file, profile=promise)
            verdict = "pass" if report.is_compliant else "FAIL"
            print(f"{verdict}  {promise.value:4} {file.rpartition('/')[2]}")
            for rule, message in {one.rule_id: one.message for one in report.failures}.items():
                print(f"      {rule}: {message}")
            kept = kept and report.is_compliant
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
