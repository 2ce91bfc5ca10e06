"""What was in a file."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timezone
from typing import Any

from argus_dim.text import plain, table

from .event import Event
from .reading import Record

#: Most rows of a table.
_TOP = 10


class Summary:
    def __init__(self, file: str) -> None:
        self.file = file
        self.records = self.events = self.left_out = self.damaged = self.unknown = 0
        self.first: int | None = None
        self.last: int | None = None
        self.names: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()

    def take(self, event: Event | None, record: Record) -> None:
        if event is None:
            self.unknown += 1
            return
        self.names[event.name] += 1
        if event.source or event.destination:
            self.pairs[event.source, event.destination] += 1
        if event.time is not None:
            self.first = event.time if self.first is None else min(self.first, event.time)
            self.last = event.time if self.last is None else max(self.last, event.time)

    def title(self) -> str:
        return f"{self.file}: {self.events} events of {self.records} records"

    def text(self) -> str:
        parts = []
        if self.first is not None and self.last is not None:
            parts.append(f"From {_time(self.first)} to {_time(self.last)} (UTC).")
        for count, what in (
            (self.left_out, "more would have been events, and are counted only"),
            (self.unknown, "are neither of Suricata nor of Zeek"),
            (self.damaged, "are damaged"),
        ):
            if count:
                parts.append(f"{count} {what}.")
        parts.append(table(("Records", "What"), ((n, name) for name, n in self.names.most_common(_TOP))))
        if self.pairs:
            rows = ((n, source, to) for (source, to), n in self.pairs.most_common(_TOP))
            parts.append(table(("Records", "From", "To"), rows))
        return "\n\n".join([f"From the file {plain(self.file)}.", *parts])

    def result(self) -> dict[str, Any]:
        numbers = ("records", "events", "left_out", "unknown", "damaged", "first", "last")
        return {"file": self.file, **{name: getattr(self, name) for name in numbers}}


def _time(millis: int) -> str:
    return datetime.fromtimestamp(millis / 1000, timezone.utc).strftime("%Y-%m-%d %H:%M:%S")
