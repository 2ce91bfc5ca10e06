"""What a record becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Event:
    #: What Argus is asked to add; nothing for what is only counted.
    kind: str
    #: How the summary counts it.
    name: str
    #: Milliseconds since 1970.
    time: int | None
    source: str = ""
    destination: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
