"""Draws the stand-in pictures of an example report.

    python -m content.placeholders content/2016-ogp-paris          # the missing files
    python -m content.placeholders content/2016-ogp-paris --all    # every file anew

Run from the root of the repository. Why: the photographs of the mission belong to those who took
them, so the example shows drawn scenes instead. Each says 「示意圖」 and what the photograph
shows; nobody's likeness, no flag and no emblem is drawn. Figure 1 is no photograph: it is drawn
from its numbers.

File names and captions come from the records; `scenes.SCENES` says which scene stands for which
figure number, the two digits that begin a file name. The same records, code and fonts (Noto Sans
CJK, Debian's fonts-noto-cjk) give the same bytes. Lengths are pixels of the finished picture.
"""
