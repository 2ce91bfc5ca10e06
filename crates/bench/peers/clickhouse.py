"""ClickHouse within this process: chdb."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from chdb.session import Session

from .dialect import CLICKHOUSE

#: In the order of time, which is the primary index. The Bloom filters skip granules that hold no address asked
#: for, as long as it is asked for exactly; times of writing rise roughly with the key. Granules and blocks are
#: smaller than usual, because lists want single rows from all over the table.
TABLE = """
    CREATE TABLE event (
        key Int64 CODEC(Delta, LZ4),
        uuid UUID,
        customer_id UInt32,
        signature_id UInt32,
        category_id {category_id},
        severity UInt8,
        protocol UInt8,
        source {source},
        source_prefix {source_prefix},
        source_port {source_port},
        destination {destination},
        destination_prefix {destination_prefix},
        destination_port {destination_port},
        count UInt32,
        start_at Int64 CODEC(Delta, LZ4),
        end_at Int64 CODEC(Delta, LZ4),
        updated_at Int64 CODEC(Delta, LZ4),
        flags_low Int64,
        flags_high Int64,
        domain_id {domain_id},
        INDEX addresses (source, destination) TYPE bloom_filter GRANULARITY 1,
        INDEX updated updated_at TYPE minmax GRANULARITY 1
    )
    ENGINE = MergeTree ORDER BY key
    SETTINGS index_granularity = 1024, min_compress_block_size = 8192, max_compress_block_size = 16384
"""

#: Columns that may be empty, by how they are read.
MAY_BE_NULL = {
    "category_id": ("UInt32", "category_id"),
    "source": ("UInt128", "bitOr(bitShiftLeft(toUInt128(source_high), 64), toUInt128(source_low))"),
    "source_prefix": ("UInt8", "source_prefix"),
    "source_port": ("UInt16", "source_port"),
    "destination": (
        "UInt128",
        "bitOr(bitShiftLeft(toUInt128(destination_high), 64), toUInt128(destination_low))",
    ),
    "destination_prefix": ("UInt8", "destination_prefix"),
    "destination_port": ("UInt16", "destination_port"),
    "domain_id": ("UInt32", "domain_id"),
}
NEVER_NULL = [
    *("key", "uuid", "customer_id", "signature_id", "severity", "protocol", "count"),
    *("start_at", "end_at", "updated_at", "flags_low", "flags_high"),
]


class ClickHouse:
    dialect = CLICKHOUSE

    def __init__(self, folder: Path, threads: int) -> None:
        self._session = Session(str(folder / "clickhouse"))
        self._session.query("CREATE DATABASE argus")
        self._session.query("USE argus")
        self._session.query(f"SET max_threads = {threads}")

    def version(self) -> str:
        [[version]] = self.rows("SELECT version()")
        return str(version)

    def load(self, parquet: Path) -> None:
        file = f"file('{parquet}')"
        # A column that can be empty costs time, so only those are that are.
        counts = ", ".join(f"countIf(isNull({read}))" for _, read in MAY_BE_NULL.values())
        [empty] = self.rows(f"SELECT {counts} FROM {file}")
        types = {
            name: f"Nullable({type})" if nulls else type
            for (name, (type, _)), nulls in zip(MAY_BE_NULL.items(), empty, strict=True)
        }
        self._session.query(TABLE.format(**types))
        columns = ", ".join([*NEVER_NULL, *MAY_BE_NULL])
        values = ", ".join([*NEVER_NULL, *(read for _, read in MAY_BE_NULL.values())])
        self._session.query(f"INSERT INTO event ({columns}) SELECT {values} FROM {file}")
        self._session.query("OPTIMIZE TABLE event FINAL")

    def rows(self, statement: str) -> list[Any]:
        answer = self._session.query(statement, "JSONCompactEachRow")
        return [json.loads(line) for line in answer.bytes().splitlines()]

    def close(self) -> None:
        self._session.close()
