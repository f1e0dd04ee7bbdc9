"""Many reports on several machines, by the workers of a Dask cluster."""
