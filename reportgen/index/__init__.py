"""An index of many reports: one page for people, the same as data for programs.

Reports are read and checked a portion at a time; of each only what the index lists is held, in a
file. What has been checked is stored, so a run that was interrupted goes on where it stopped.
"""
