"""Criteria as SQL.

The rule is `EventQuery::matches` in `crates/domain/src/event_query.rs`. The columns are those of `export`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .dialect import Dialect
from .source import World
from .wire import Criteria, Network

#: In the upper word of flags: the event was deleted.
DELETED = 1 << 62
#: A key is the time shifted by so many bits, and a sequence.
SEQUENCE_BITS = 20


def where(criteria: Criteria, dialect: Dialect, world: World) -> str:
    return " AND ".join(_conditions(criteria, dialect, world))


def keys_of(first: int, last: int) -> str:
    """Of all events with such times in their keys."""
    return f"key BETWEEN {first << SEQUENCE_BITS} AND {((last + 1) << SEQUENCE_BITS) - 1}"


def not_deleted(dialect: Dialect) -> str:
    return dialect.has_no_bits("flags_high", DELETED)


def _conditions(criteria: Criteria, dialect: Dialect, world: World) -> Iterator[str]:
    start, end = criteria["start"], criteria["end"]
    if start is None or end is None:
        raise ValueError("a question without a span of time cannot be asked")
    # Rows lie in the order of keys, so this bounds what is read.
    yield keys_of(max(start - world.after, 0), end + world.before)
    yield f"(start_at BETWEEN {start} AND {end} OR end_at BETWEEN {start} AND {end})"
    yield not_deleted(dialect)
    if criteria["updated_since"] is not None:
        yield f"updated_at >= {criteria['updated_since']}"
    if criteria["customers"]:
        yield _one_of("customer_id", criteria["customers"])
    if criteria["signatures"] is not None:
        yield _one_of("signature_id", criteria["signatures"])
    if criteria["severities"]:
        yield _one_of("severity", criteria["severities"])
    if criteria["domains"] is not None:
        yield _one_of("domain_id", criteria["domains"])
    if criteria["ports"]:
        yield _either([_one_of(f"{side}_port", criteria["ports"]) for side in ("source", "destination")])
    for column, mask in zip(("flags_low", "flags_high"), criteria["flags"], strict=True):
        if mask:
            yield dialect.has_bits(column, mask)
    if criteria["addresses"]:
        networks = criteria["addresses"]
        sides = ("source", "destination")
        yield _either(
            [one for side in sides for net in networks for one in _matches(side, net, dialect, world)]
        )


def _one_of(column: str, values: list[int]) -> str:
    match values:
        case []:
            return "1 = 0"
        case [value]:
            return f"{column} = {value}"
        case _:
            return f"{column} IN ({', '.join(map(str, values))})"


def _either(alternatives: Iterable[str]) -> str:
    return f"({' OR '.join(alternatives)})"


def _matches(side: str, network: Network, dialect: Dialect, world: World) -> Iterator[str]:
    """What lies inside, and what covers it.

    Whatever begins inside matches: networks nest or are disjoint, so a wider one that begins there covers it.
    Of wider ones that begin before it only those are asked for that some event has, as Argus does.
    """
    inside = [(_address(first), _address(last)) for first, last in network["inside"]]
    for first, last in inside:
        low, high = dialect.address.format(first), dialect.address.format(last)
        yield f"{side} = {low}" if first == last else f"{side} BETWEEN {low} AND {high}"
    for text in network["covering"]:
        address, prefix = _address(text), bytes.fromhex(text)[16]
        begins_inside = any(first <= address <= last for first, last in inside)
        if bytes.fromhex(text) in world.networks and not begins_inside:
            yield f"({side} = {dialect.address.format(address)} AND {side}_prefix = {prefix})"


def _address(key: str) -> int:
    return int.from_bytes(bytes.fromhex(key)[:16])
