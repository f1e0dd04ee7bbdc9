"""An agenda as sheets: tables of times × venues that each fit on one page.

A sheet is drawn on a scale of time: a quarter of an hour has one height on all of it, each full
hour has a line, and a slot is a cell from its start to its end, to the quarter. Where a text asks
for more, its last row is taller; hours in which nothing takes place are left out. What is too wide
is split by venues, what is too long by time; every sheet has its own heads.

Heights are estimated from the number of characters, in millimetres, and sheets are cut to fill one
page after the other, from below what introduces the agenda, the lists after all sheets. A sheet
that comes out a little shorter than its room does no harm, so the estimate leans to the tall side.
"""
