"""Pages, their order, and how the SDK walks through them."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.lib.events.v1.aggregated import find_aggregated_events, list_aggregated_events, update_events
from argus_api.lib.events.v1.nids import find_nids_events, list_nids_events
from argus_api.pagination import offset_paginated, paginated_items

from harness import seed
from harness.contract.wire import Wire
from harness.world import World

FILL = {"startTimestamp": seed.FILL_BASE, "endTimestamp": seed.FILL_BASE + seed.HOUR, "signature": ["FILL-1"]}
NEWEST_FIRST = sorted(seed.FILL, reverse=True)


def test_a_page_has_25_rows_unless_asked(world: World) -> None:
    for find in (find_aggregated_events, list_aggregated_events):
        page = find(**FILL)
        assert (page["limit"], page["offset"], page["size"], page["count"]) == (25, 0, 25, 30)
        assert world.names(page["data"]) == NEWEST_FIRST[:25]


def test_limit_and_offset_are_echoed(world: World) -> None:
    for find in (find_aggregated_events, list_aggregated_events):
        page = find(**FILL, limit=7, offset=28)
        assert (page["limit"], page["offset"], page["size"], page["count"]) == (7, 28, 2, 30)
        assert world.names(page["data"]) == NEWEST_FIRST[28:]
        beyond = find(**FILL, limit=7, offset=30)
        assert (beyond["size"], beyond["count"], beyond["data"]) == (0, 30, [])


def test_limit_0_is_everything(world: World) -> None:
    for find in (find_aggregated_events, list_aggregated_events):
        page = find(**FILL, limit=0)
        assert (page["size"], page["count"]) == (30, 30)
        assert world.names(page["data"]) == NEWEST_FIRST


def test_pages_of_the_sdk(world: World, wire: Wire) -> None:
    pages = list(offset_paginated(find_aggregated_events)(**FILL, limit=7))
    assert [page["size"] for page in pages] == [7, 7, 7, 7, 2]
    assert len(wire.exchanges) == 5
    assert world.names([row for page in pages for row in page["data"]]) == NEWEST_FIRST


@pytest.mark.parametrize("limit", [7, 10, 30, 0, None], ids=str)
def test_items_of_the_sdk(limit: int | None, world: World) -> None:
    for find in (find_aggregated_events, list_aggregated_events):
        more = {} if limit is None else {"limit": limit}
        assert world.names(list(paginated_items(find)(**FILL, **more))) == NEWEST_FIRST


def test_items_of_raw_events(world: World) -> None:
    for find in (find_nids_events, list_nids_events):
        rows = list(paginated_items(find)(**seed.RAW_WINDOW, limit=1))
        assert world.names(rows) == ["raw_v6", "raw_dns", "raw_web"]


@pytest.mark.parametrize(
    "sort, expected",
    [
        (None, NEWEST_FIRST),
        (["timestamp"], NEWEST_FIRST[::-1]),
        (["-timestamp"], NEWEST_FIRST),
        ("startTimestamp", NEWEST_FIRST[::-1]),
        (["-endTimestamp"], NEWEST_FIRST),
        (["count"], NEWEST_FIRST[::-1]),
        (["-count"], NEWEST_FIRST),
        (["severity", "-count"], NEWEST_FIRST),
        (["customerID", "timestamp"], NEWEST_FIRST[::-1]),
    ],
    ids=lambda value: str(value)[:25],
)
def test_order(sort: Any, expected: list[str], world: World) -> None:
    page = find_aggregated_events(**FILL, limit=30, sortBy=sort)
    assert world.names(page["data"]) == expected


def test_order_by_severity(world: World) -> None:
    ranks = ["low", "medium", "high", "critical"]
    for sort, sign in [("severity", 1), ("-severity", -1)]:
        rows = find_aggregated_events(**seed.WINDOW, limit=500, sortBy=[sort])["data"]
        found = [ranks.index(row["severity"]) for row in rows]
        assert found == sorted(found, key=lambda rank: sign * rank)


@pytest.mark.parametrize("key", ["lastUpdatedTimestamp", "lastUpdated"])
def test_pulling_continuously(key: str, world: World, fresh: Callable[..., str], session_of: Any) -> None:
    """The requirement's strategy: sort by last update, and go on from the last one seen."""
    mine = [fresh(properties={"pull": [key]}) for _ in range(5)]

    def pull(since: int | None, limit: int) -> list[dict[str, Any]]:
        criteria = {"properties": {"pull": key}, "startTimestamp": "2020-01-01T00:00:00Z", "limit": limit}
        return find_aggregated_events(**criteria, lastUpdatedTimestamp=since, sortBy=key)["data"]

    seen: list[str] = []
    since = None
    for _ in range(20):
        rows = pull(since, 2)
        times = [row["lastUpdatedTimestamp"] for row in rows]
        assert times == sorted(times)
        assert since is None or all(time >= since for time in times)
        new = [name for name in world.names(rows) if name not in seen]
        seen += new
        if not new:
            break
        since = times[-1]
    assert seen == mine

    # What is changed comes again.
    update_events({"comment": "Seen again."}, eventIdentifiers=[world.ids[mine[1]]])
    again = pull(since + 1, 10)
    assert world.names(again) == [mine[1]]
