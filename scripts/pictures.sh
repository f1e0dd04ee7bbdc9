#!/usr/bin/env bash
# Pictures of real pages for the README, into docs/images/. Run `make report` first.
# Pages are found by what stands on them, so that a report may grow without new page numbers here.
set -euo pipefail
cd "$(dirname "$0")/.."
# What a reviewer gets: an edited copy beside the report, its redline, and the 審核表 of another.
review=$(mktemp -d)
trap 'rm -rf "$review"' EXIT
cp -r content/2018-ogp-tbilisi "$review/初稿"
cp -r content/2018-ogp-tbilisi "$review/二稿"
sed -i 's/已引起國際高度關注/已引起國際關注/; s/公開分享會/座談會/; s/可歸納為三項/可歸納為下列三項/' "$review/二稿/purpose.yaml"
sed -i 's/共同鋪陳出/鋪陳出/' "$review"/二稿/reflections/010-*.yaml
reportgen=$PWD/.venv/bin/reportgen
(cd "$review" && "$reportgen" diff 初稿 二稿 --pdf redline.pdf >/dev/null) || [ $? = 1 ]
"$reportgen" form review content/2016-ogp-paris --out "$review" >/dev/null || [ $? = 1 ]
.venv/bin/python - "${1:-build}" docs/images "$review" <<'PYTHON'
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageOps

BUILD, IMAGES = Path(sys.argv[1]), Path(sys.argv[2])
PARIS, TBILISI = BUILD / "2016-ogp-paris.pdf", BUILD / "2018-ogp-tbilisi.pdf"
PAGES = {
    "cover": (PARIS, r"^出國報告（出國類別"),
    "summary-form": (PARIS, r"^行政院及所屬各機關出國報告提要"),
    "contents": (PARIS, r"目次壹、目的"),
    "text": (PARIS, r"壹、目的(?!\.)[^.]*圖1："),
    "timetable": (PARIS, r"^[^：]*高峰會12月8日（四）\d\d:\d\d"),
    "civil-society": (TBILISI, r"^參訪報告"),
}
REVIEW = Path(sys.argv[3])
REVIEWED = (
    (REVIEW / "redline.pdf", r"修訂對照由"),
    (REVIEW / "redline.pdf", r"壹、緣起與目的2011"),
    (REVIEW / "2016-ogp-paris-review.pdf", r"審核表"),
)
SHEET = ("cover", "summary-form", "contents", "text", "timetable", "civil-society")
PPI, MOST, MOST_SHEET = 64, 60_000, 200_000


def text_pages(pdf):
    """The text of each page without white space."""
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout
    return [re.sub(r"\s", "", page) for page in text.split("\f")[:-1]]


def find(pdf, pattern):
    """The number, from 1, of the first page that *pattern* is found on."""
    for number, page in enumerate(text_pages(pdf), start=1):
        if re.search(pattern, page):
            return number
    sys.exit(f"{pdf}: no page has {pattern}")


def picture(pdf, number, ppi):
    """One page, rendered."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-png", "-singlefile", "-r", str(ppi), "-f", str(number), pdf]
        subprocess.run([*command, f"{folder}/page"], check=True)
        return Image.open(f"{folder}/page.png").convert("RGB")


def save(image, name, most, colours):
    """As a palette PNG in a thin frame; too heavy a file stops the script."""
    path = IMAGES / f"{name}.png"
    framed = ImageOps.expand(image, border=1, fill="#b8bec4")
    framed.quantize(colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    print(f"{path}  {framed.width}×{framed.height}  {size} bytes")
    if size > most:
        sys.exit(f"{path}: {size} bytes, more than {most}")


IMAGES.mkdir(parents=True, exist_ok=True)
pages = {name: picture(pdf, find(pdf, pattern), PPI) for name, (pdf, pattern) in PAGES.items()}
for name, page in pages.items():
    save(page, name, MOST, 96)



def sheet(name, found):
    """Pages side by side, three in a row."""
    width, height, gap, columns = 300, 424, 12, 3
    rows = -(-len(found) // columns)
    size = (columns * (width + gap) + gap, rows * (height + gap) + gap)
    whole = Image.new("RGB", size, "#e3e6e9")
    for index, (pdf, pattern) in enumerate(found):
        page = picture(pdf, find(pdf, pattern), 2 * PPI).resize((width, height), Image.Resampling.LANCZOS)
        whole.paste(page, (gap + index % columns * (width + gap), gap + index // columns * (height + gap)))
    save(whole, name, MOST_SHEET, 96)


sheet("pages", [PAGES[name] for name in SHEET])
sheet("review", REVIEWED)
PYTHON
