"""The table `event` as a Parquet file, for databases that read columns."""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from . import source

#: As many rows as DuckDB has in a group.
ROWS = 122_880

#: An address is 128 bits, which Parquet has no number for.
SCHEMA = pa.schema(
    [
        ("key", pa.int64()),
        ("uuid", pa.uuid()),
        ("customer_id", pa.int32()),
        ("signature_id", pa.int32()),
        ("category_id", pa.int32()),
        ("severity", pa.uint8()),
        ("protocol", pa.uint8()),
        ("source_high", pa.uint64()),
        ("source_low", pa.uint64()),
        ("source_prefix", pa.uint8()),
        ("source_port", pa.uint16()),
        ("destination_high", pa.uint64()),
        ("destination_low", pa.uint64()),
        ("destination_prefix", pa.uint8()),
        ("destination_port", pa.uint16()),
        ("count", pa.uint32()),
        ("start_at", pa.int64()),
        ("end_at", pa.int64()),
        ("updated_at", pa.int64()),
        ("flags_low", pa.int64()),
        ("flags_high", pa.int64()),
        ("domain_id", pa.int32()),
    ]
)

EVENTS = """
    SELECT key, uuid, customer_id, signature_id, category_id, severity, protocol, source, source_port,
        destination, destination_port, count, start_at, end_at, updated_at, flags_low, flags_high, domain_id
    FROM event ORDER BY key
"""


def export(database: Path, parquet: Path) -> None:
    """In the order of keys, a group of rows at a time."""
    written = 0
    with pq.ParquetWriter(parquet, SCHEMA, compression="zstd") as writer:
        for rows in _batches(database):
            columns = [_column(values, field) for values, field in zip(zip(*rows), SCHEMA, strict=True)]
            writer.write_batch(pa.record_batch(columns, schema=SCHEMA))
            written += len(rows)
            if written % (8 * ROWS) == 0:
                print(f"{written} events in Parquet", file=sys.stderr, flush=True)


def _batches(database: Path) -> Iterator[list[tuple[Any, ...]]]:
    connection = source.connect(database)
    cursor = connection.execute(EVENTS)
    while rows := cursor.fetchmany(ROWS):
        yield [(*row[:7], *_network(row[7]), row[8], *_network(row[9]), *row[10:]) for row in rows]
    connection.close()


_KEY = struct.Struct(">QQB")
_NONE = (None, None, None)


def _network(key: bytes | None) -> tuple[int | None, int | None, int | None]:
    """The halves of the address, and the prefix length."""
    return _NONE if key is None else _KEY.unpack(key)


def _column(values: tuple[Any, ...], field: pa.Field) -> pa.Array:
    if field.type == pa.uuid():
        return pa.ExtensionArray.from_storage(field.type, pa.array(values, pa.binary(16)))
    return pa.array(values, field.type)
