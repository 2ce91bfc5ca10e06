"""Logging of modules, on its way to the host."""

from __future__ import annotations

import logging

from .wire import Wire

_LEVELS = ((logging.ERROR, "error"), (logging.WARNING, "warning"), (logging.INFO, "info"))


class ToHost(logging.Handler):
    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self._wire = wire

    def emit(self, record: logging.LogRecord) -> None:
        level = next((name for number, name in _LEVELS if record.levelno >= number), "debug")
        try:
            self._wire.log(level, self.format(record))
        except Exception:  # What cannot be logged must not end a call.
            self.handleError(record)


def to_host(wire: Wire) -> logging.Logger:
    """Everything that is logged anywhere goes to the host from now on."""
    root = logging.getLogger()
    root.handlers[:] = [ToHost(wire)]
    root.setLevel(logging.INFO)
    # Libraries that tell of every connection tell analysts nothing.
    logging.getLogger("urllib3").setLevel(logging.WARNING)
    log = logging.getLogger("argus_dim.module")
    log.setLevel(logging.DEBUG)
    return log
