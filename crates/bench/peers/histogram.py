"""Events over time, by severity."""

from __future__ import annotations

from .criteria import where
from .dialect import Dialect
from .kind import Kind, Rows
from .source import World
from .wire import Asked


def _count(asked: Asked, dialect: Dialect, world: World) -> list[str]:
    first, step = asked["first"], asked["step"]
    assert step is not None, "a histogram has steps"
    span = dialect.divide.format(f"start_at - {first}", step)
    within = f"start_at >= {first} AND start_at < {first + asked['spans'] * step}"
    matching = f"{where(asked['criteria'], dialect, world)} AND {within}"
    return [f"SELECT {span} AS span, severity, count(*) FROM event WHERE {matching} GROUP BY span, severity"]


def _counted(asked: Asked, results: list[Rows], world: World) -> list[list[int]]:
    buckets = [[0] * 4 for _ in range(asked["spans"])]
    for span, severity, count in results[0]:
        buckets[span][severity - 1] = count
    return buckets


HISTOGRAM = Kind(_count, _counted)
