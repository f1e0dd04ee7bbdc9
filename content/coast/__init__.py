"""Draws the pictures and documents of the specimen report of a research stay.

    python -m content.coast

Run from the root of the repository. Agencies, persons and measurements are invented; each picture
says 「示意圖」. The same code and fonts (fonts-noto-cjk) give the same bytes.
"""
