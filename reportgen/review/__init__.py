"""What superiors changed or remarked in a printed or exported report, brought to the records.

``docx``, ``odt`` and ``annotations`` read a file of theirs into ``marked``: the text of each spot
with its tracked changes, and remarks. ``printed`` knows what the report shows now and where that
stands in the records, ``proposals`` compares the two, ``splicing`` puts the changes into the
records, and ``remarks`` keeps remarks in ``review.yaml``.
"""
