"""What every phase may find: one table of rules for each phase, and what a rule is.

A finding is made by its rule, ``RULE.finding(place, message, *hints)``, so its code, severity and
source stand in one place: here, or beside the search for it in ``reportgen.rules``.
"""
