"""One call of a module."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from .record import Record


@dataclass(frozen=True)
class File:
    """A file of evidence. It may be read, and must not be changed."""

    name: str
    path: Path
    size: int

    def open(self) -> IO[bytes]:
        return self.path.open("rb")


#: How a call says something: a kind and the rest of it.
Say = Callable[..., None]
Ask = Callable[[dict[str, Any]], Any]


@dataclass
class Call:
    """What a module is called with, and how it answers."""

    #: ``on_postload_ioc_create``, say; ``pipeline`` for a pipeline.
    hook: str
    #: What it is about. Assign fields to change them.
    objects: list[Record]
    #: Settings by their names, converted to their types.
    settings: dict[str, Any]
    #: What a pipeline is to process.
    files: list[File]
    #: What was filled in when a pipeline was started.
    arguments: dict[str, Any]
    #: Who triggered it (``user``), in which case (``case``), and so on.
    context: dict[str, Any]
    #: Which entry of the menu it was, if somebody asked by hand.
    label: str | None
    #: Lines are seen while the module runs.
    log: logging.Logger
    _say: Say = field(repr=False)
    _ask: Ask = field(repr=False)

    def progress(self, done: int, total: int | None = None, text: str | None = None) -> None:
        """How far it is. Cheap enough to be called for every step."""
        self._say(
            "progress",
            done=max(0, int(done)),
            total=None if total is None else max(0, int(total)),
            text=None if text is None else str(text)[:1000],
        )

    def add(self, kind: str, **fields: Any) -> None:
        """Adds something to the case: an ``event`` of the timeline, a ``note``, an ``ioc``, an ``asset``, a ``comment``.

        It is added when the call has succeeded, all of it or nothing.
        """
        self._say("change", change={"op": "add", "type": kind, "fields": fields})

    def ask(self, question: str, **about: Any) -> Any:
        """Asks Argus, which answers under the rights of who triggered the call. Raises ``LookupError`` if it does not."""
        return self._ask({"question": question, **about})

    def changed(self) -> Iterator[dict[str, Any]]:
        """What was assigned, as Argus is told it."""
        for index, record in enumerate(self.objects):
            fields = [{"field": name, "before": before, "after": after} for name, before, after in record.changes()]
            if fields:
                yield {"op": "set", "object": index, "type": record.kind, "id": record.get("id"), "fields": fields}
