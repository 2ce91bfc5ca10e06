"""What a module raises to say how a call went. Everything else that it raises is an error in it."""

from __future__ import annotations


class Refused(Exception):
    """What is being saved must not be saved, or what was asked for cannot be done. The reason is shown to who asked."""


class Failed(Exception):
    """It did not work, for a reason that the module knows: no traceback is needed to understand it."""


class TryLater(Exception):
    """It may go well another time: the other side is busy, say. ``after`` is in seconds, if anybody knows."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = None if after is None else max(0.0, float(after))


class NotReady(Exception):
    """The module cannot work as it is configured. Raised in a check (``Module.check``), with what is to be done."""
