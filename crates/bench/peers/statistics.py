"""Counting events by what they have in common.

Each group is told by its names, its number of events and of occurrences, and both again for each span of time
that has any: `[names, events, occurrences, [[span, events, occurrences], …]]`, the largest first. What was cut
off follows as one more, without names.
"""

from __future__ import annotations

from collections import defaultdict
from ipaddress import IPv4Address, IPv6Address
from typing import Any

from .criteria import where
from .dialect import Dialect
from .kind import Kind, Rows
from .source import World
from .wire import Asked

SEVERITIES = ["low", "medium", "high", "critical"]

#: The columns of a dimension, whose order is that of its values.
DIMENSIONS = {
    "ATTACK_IDENTIFIER": ["signature_id"],
    "ATTACK_CATEGORY": ["category_id"],
    "CUSTOMER": ["customer_id"],
    "EVENT_SEVERITY": ["severity"],
    "SOURCEIP": ["source", "source_prefix"],
}

TALLY = "count(*) AS events, sum(count) AS occurrences"


def _count(asked: Asked, dialect: Dialect, world: World) -> list[str]:
    values = [column for dimension in asked["by"] for column in DIMENSIONS[dimension]]
    columns, matching = ", ".join(values), where(asked["criteria"], dialect, world)
    step = asked["step"]
    if step is None:
        all_of_them = f"SELECT {TALLY} FROM event WHERE {matching}"
        groups = f"SELECT {columns}, {TALLY} FROM event WHERE {matching} GROUP BY {columns}"
        order = ", ".join(["events DESC", *(f"{column} NULLS FIRST" for column in values)])
        return [f"{groups} ORDER BY {order} LIMIT {asked['cutoff']}", all_of_them]
    # What lies before the first span or behind the last belongs to that one.
    first, last = asked["first"], asked["first"] + asked["spans"] * step - 1
    span = dialect.divide.format(f"greatest({first}, least(start_at, {last})) - {first}", step)
    return [f"SELECT {columns}, {span} AS span, {TALLY} FROM event WHERE {matching} GROUP BY {columns}, span"]


def _counted(asked: Asked, results: list[Rows], world: World) -> list[Any]:
    by = asked["by"]
    if asked["step"] is not None:
        return _over_time(asked, results[0], world)
    rows, [[events, occurrences]] = results
    groups: list[Any] = [[_names(by, values, world), n, raw, [[0, n, raw]]] for *values, n, raw in rows]
    events -= sum(group[1] for group in groups)
    occurrences -= sum(group[2] for group in groups)
    if events:
        groups.append([None, events, occurrences, [[0, events, occurrences]]])
    return groups


def _over_time(asked: Asked, rows: Rows, world: World) -> list[Any]:
    spans: dict[tuple[Any, ...], list[list[int]]] = defaultdict(list)
    for *values, span, events, occurrences in rows:
        spans[tuple(values)].append([span, events, occurrences])
    if len(spans) > asked["cutoff"]:
        raise ValueError("groups over time are not cut off here")
    groups: list[Any] = [
        [values, sum(n for _, n, _ in frames), sum(raw for *_, raw in frames), sorted(frames)]
        for values, frames in spans.items()
    ]
    groups.sort(key=lambda group: (-group[1], group[0]))
    return [[_names(asked["by"], values, world), *rest] for values, *rest in groups]


def _names(by: list[str], values: Any, world: World) -> list[str]:
    """As the REST API names them: what a search finds these events by."""
    left = list(values)
    return [_name(dimension, [left.pop(0) for _ in DIMENSIONS[dimension]], world) for dimension in by]


def _name(dimension: str, values: list[Any], world: World) -> str:
    match dimension, values:
        case _, [None, *_]:
            return ""
        case "ATTACK_IDENTIFIER", [signature]:
            return world.signatures[signature]
        case "EVENT_SEVERITY", [severity]:
            return SEVERITIES[severity - 1]
        case "SOURCEIP", [address, prefix]:
            return _network(address, prefix)
        case _, [number]:
            return str(number)
    raise ValueError(f"{dimension} has not {len(values)} columns")


def _network(address: int, prefix: int) -> str:
    is_ipv4 = address >> 32 == 0xFFFF and prefix >= 96
    host = IPv4Address(address & 0xFFFFFFFF) if is_ipv4 else IPv6Address(address)
    return str(host) if prefix == 128 else f"{host}/{prefix - 96 if is_ipv4 else prefix}"


STATISTICS = Kind(_count, _counted)
