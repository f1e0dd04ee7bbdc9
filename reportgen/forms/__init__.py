"""The forms that go with a report: what the portal asks, the 審核表, the follow-up of 建議.

Every text on a form stands in the records, the findings or the authority's settings, or is a fixed
word of the form. Nothing is guessed: what is missing is named as missing.
"""
