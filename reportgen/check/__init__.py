"""Phase 2, check: records and the authority's rules in, findings out.

Never loads the typesetter: the answer is there in a moment.
"""
