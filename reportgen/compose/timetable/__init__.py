"""An agenda as sheets: tables of times × venues that each fit on one page.

A slot is a cell as tall as its text asks for, from the row of its start to the row of its end. Rows
are the starts and ends that occur, not a fixed quarter of an hour: a morning of few sessions stays
short. What is too wide is split by venues, what is too long by time; every sheet has its own heads.

Heights are estimated from the number of characters, in millimetres, and sheets are cut to fill one
page after the other, from below what introduces the agenda, the lists after all sheets. A sheet
that comes out a little shorter than its room does no harm, so the estimate leans to the tall side.
"""
