"""The follow-up of 建議: one table of the recommendations of many reports, kept over the years."""
