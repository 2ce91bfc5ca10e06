"""Times as clients write them, and which of an event's times are meant."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ValidationErrorException
from argus_api.lib.events.v1.aggregated import find_aggregated_events, list_aggregated_events

from harness import seed
from harness.seed import BASE, HOUR, MINUTE
from harness.world import World

DAY_AND_BEFORE = {"recent_high", "recent_low"}


def found(world: World, start: Any, end: Any = None, **more: Any) -> set[str]:
    times = {"startTimestamp": start} if end is None else {"startTimestamp": start, "endTimestamp": end}
    answer = find_aggregated_events(**times, limit=500, **more)
    return set(world.names(answer["data"]))


@pytest.mark.parametrize(
    "start, end",
    [
        (BASE, BASE + MINUTE),
        (str(BASE), str(BASE + MINUTE)),
        ("2024-03-10T12:00:00Z", "2024-03-10T12:01:00Z"),
        ("2024-03-10T12:00:00.000Z", "2024-03-10T12:01:00.000Z"),
    ],
)
def test_points_in_time_include_themselves(start: Any, end: Any, world: World) -> None:
    assert found(world, start, end) == {"scan", "beacon", "long"}
    assert found(world, start, end, subCriteria=[{"exclude": True, "startTimestamp": BASE + 1}]) == {"scan"}


@pytest.mark.parametrize("start", ["-24hours", "-1day", "-24h", "now-1d", "now - 24 hours", "-1 day", "-1440min"])
@pytest.mark.parametrize("end", ["now", None])
def test_relative_times(start: str, end: str | None, world: World) -> None:
    assert found(world, start, end, signature=["RECENT-1"]) == DAY_AND_BEFORE


def test_more_relative_times(world: World) -> None:
    for start in ["-2days", "-48hours", "-1week", "-1M", "now - 1 month", "-1y"]:
        assert found(world, start, "now", signature=["RECENT-1"]) == DAY_AND_BEFORE | {"yesterday"}, start
    assert found(world, "-2days", "-24hours", signature=["RECENT-1"]) == {"yesterday"}
    assert found(world, "-15minutes", "now", signature=["RECENT-1"]) == {"recent_high"}
    assert found(world, "startOfDay - 1 week", "now", signature=["RECENT-1"]) == DAY_AND_BEFORE | {"yesterday"}


@pytest.mark.parametrize("wrong", ["yesterday", "-2parsecs", "2024-13-01T00:00:00Z", "--1day"])
def test_what_is_no_time_is_refused(wrong: str) -> None:
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(startTimestamp\): "):
        find_aggregated_events(startTimestamp=wrong)
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(endTimestamp\): "):
        list_aggregated_events(endTimestamp=wrong)


def test_a_search_needs_a_start() -> None:
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(startTimestamp\): "):
        find_aggregated_events(signature=["SNORT-1:41336"])


def test_listing_begins_a_day_ago(world: World) -> None:
    assert set(world.names(list_aggregated_events(signature=["RECENT-1"])["data"])) == DAY_AND_BEFORE


def test_events_of_the_future(world: World, fresh: Callable[..., str]) -> None:
    later = (world.now - BASE) / MINUTE + 24 * 60
    name = fresh()
    event = {**seed.event(later, "FUTURE-1", "low", seed.end("10.0.0.1"), seed.end("10.0.0.2"))}
    world.submit({name: event})
    assert found(world, "-1hour", signature=["FUTURE-1"]) == {name}
    assert found(world, "-1hour", signature=["FUTURE-1"], skipFutureEvents=True) == set()
    assert found(world, "-1hour", "now", signature=["FUTURE-1"]) == set()


@pytest.mark.parametrize(
    "strategy, at",
    [
        # `long` began at BASE, its own time is an hour later, and it ended two hours later.
        (None, {0, 2}),
        (["startTimestamp"], {0}),
        (["endTimestamp"], {2}),
        (["timestamp"], {1}),
        (["startTimestamp", "timestamp"], {0, 1}),
        ("endTimestamp", {2}),
    ],
    ids=str,
)
def test_which_time_has_to_lie_in_the_range(strategy: Any, at: set[int], world: World) -> None:
    for hour in range(3):
        start = BASE + hour * HOUR
        names = found(world, start - 1, start + 1, signature=["LONG-1"], timeFieldStrategy=strategy)
        assert names == ({"long"} if hour in at else set()), hour


def test_events_are_published_when_they_come(world: World) -> None:
    search = {"signature": ["RECENT-1"], "timeFieldStrategy": ["publicationTimestamp"]}
    assert found(world, "-1hour", **search) == DAY_AND_BEFORE
    assert found(world, BASE - HOUR, BASE + HOUR, **search) == set()


def test_all_times(world: World) -> None:
    """As a strategy, `all` names every one of the times."""
    search = {"signature": ["LONG-1"], "timeFieldStrategy": ["all"]}
    assert found(world, BASE - 1, BASE + 2 * HOUR + 1, **search) == {"long"}
    assert found(world, BASE + 3 * HOUR, BASE + 4 * HOUR, **search) == set()
