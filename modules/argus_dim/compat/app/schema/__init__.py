"""A name that modules written for IRIS import from their host."""
