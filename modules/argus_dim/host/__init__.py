"""The side of the host: what runs around a module. Not for modules to import."""
