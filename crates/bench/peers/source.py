"""The database that Argus was measured on: a SQLite file, which is only read."""

from __future__ import annotations

import sqlite3
from pathlib import Path


def connect(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA query_only = TRUE")
    return connection


class World:
    """What a search has to know beside its criteria. Argus reads the same before it searches."""

    def __init__(self, file: Path) -> None:
        connection = connect(file)
        networks = connection.execute("SELECT network FROM event_network")
        #: Wider than a host: those that some event has.
        self.networks: set[bytes] = {key for (key,) in networks}
        #: How far occurrences lie before and after the time of their event's key, in milliseconds.
        self.before, self.after = connection.execute("SELECT before, after FROM event_head").fetchone()
        self.signatures: dict[int, str] = dict(connection.execute("SELECT id, name FROM signature"))
        connection.close()
