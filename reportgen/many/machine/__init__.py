"""Many reports on this machine: workers that are forked, each with one report at hand."""
