"""The bench of the importer: reports of ours as Word files of many kinds, taken over again."""
