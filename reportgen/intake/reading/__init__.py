"""From the bytes of a file to blocks, format by format; knows nothing of a report."""
