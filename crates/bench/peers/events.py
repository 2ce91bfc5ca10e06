"""One event by its id, and a page of events with their number."""

from __future__ import annotations

from typing import Any

from .criteria import SEQUENCE_BITS, keys_of, not_deleted, where
from .dialect import Dialect
from .kind import Kind, Rows
from .source import World
from .wire import Asked

#: What a list of events shows, but for names: signatures, customers and categories stay numbers.
COLUMNS = """key, uuid, customer_id, signature_id, category_id, severity, protocol,
    source, source_prefix, source_port, destination, destination_prefix, destination_port,
    count, start_at, end_at, updated_at, flags_low, flags_high"""

#: Ties are in the order of time, newest first, but those of the last update in its own direction.
ORDERS = {
    "timestamp": "key {way}",
    "count": "count {way}, key DESC",
    "lastUpdatedTimestamp": "updated_at {way}, key {way}",
}


def _find(asked: Asked, dialect: Dialect, world: World) -> list[str]:
    keys, uuid = keys_of(asked["timestamp"], asked["timestamp"]), dialect.uuid.format(asked["uuid"])
    matching = f"{keys} AND uuid = {uuid} AND customer_id = {asked['customer']} AND {not_deleted(dialect)}"
    return [f"SELECT {COLUMNS} FROM event WHERE {matching}"]


def _found(asked: Asked, results: list[Rows], world: World) -> dict[str, Any]:
    return {"ids": [_id(row) for row in results[0]], "total": len(results[0])}


def _page(asked: Asked, dialect: Dialect, world: World) -> list[str]:
    matching = where(asked["criteria"], dialect, world)
    order = ORDERS[asked["order"]].format(way="DESC" if asked["descending"] else "ASC")
    return [
        f"SELECT {COLUMNS} FROM event WHERE {matching} ORDER BY {order} LIMIT {asked['limit']}",
        f"SELECT count(*) FROM event WHERE {matching}",
    ]


def _listed(asked: Asked, results: list[Rows], world: World) -> dict[str, Any]:
    rows, [[total]] = results
    return {"ids": [_id(row) for row in rows], "total": total}


def _id(row: Any) -> str:
    key, uuid, customer = row[:3]
    return f"AGGR/{key >> SEQUENCE_BITS}/{customer}/{uuid}"


EVENT = Kind(_find, _found)
PAGE = Kind(_page, _listed)
