"""DuckDB, in a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from .dialect import DUCKDB

#: So far up a list is found by the columns that are asked for, and the others are read for its rows alone.
LONGEST_LIST = 1_000

#: In the order of time: of each group of 122,880 rows DuckDB knows the lowest and the highest value of each
#: column, so a span of time skips the others. Addresses are numbers, which compare faster than bytes.
TABLE = """
    CREATE TABLE event AS
    SELECT * EXCLUDE (source_high, source_low, destination_high, destination_low),
        (source_high::UHUGEINT << 64) | source_low::UHUGEINT AS source,
        (destination_high::UHUGEINT << 64) | destination_low::UHUGEINT AS destination
    FROM read_parquet('{parquet}')
    ORDER BY key
"""


class Duck:
    dialect = DUCKDB

    def __init__(self, folder: Path, threads: int) -> None:
        self._connection = duckdb.connect(folder / "events.duckdb")
        self._connection.execute(f"SET threads = {threads}")
        self._connection.execute(f"SET late_materialization_max_rows = {LONGEST_LIST}")

    def version(self) -> str:
        return duckdb.__version__

    def load(self, parquet: Path) -> None:
        self._connection.execute(TABLE.format(parquet=parquet))
        self._connection.execute("CHECKPOINT")

    def rows(self, statement: str) -> list[Any]:
        return self._connection.execute(statement).fetchall()

    def close(self) -> None:
        self._connection.close()
