"""An object that a call is about."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any


class Record(dict[str, Any]):
    """Fields by their names. What a module assigns is what it wants changed.

    ``record["tags"].append("x")`` is seen as well as ``record["tags"] = [...]``: what there was is remembered.
    """

    def __init__(self, fields: dict[str, Any]) -> None:
        super().__init__(fields)
        self._before = copy.deepcopy(fields)

    @property
    def kind(self) -> str:
        """``case``, ``ioc``, ``note``, ``alert``, …"""
        return str(self.get("type", ""))

    def changes(self) -> Iterator[tuple[str, Any, Any]]:
        """Names of changed fields with what was there before and is there now."""
        for name in sorted({*self, *self._before}):
            before, after = self._before.get(name), self.get(name)
            if before != after:
                yield name, before, after
