"""Many reports on this machine: forked workers, each with a single report at a time."""
