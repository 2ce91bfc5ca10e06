"""`POST /events/v1/aggregated/stats`: counts by dimension and by time.

The documents give the answer no shape; what is asserted is what `argus-cli events statistics` reads, and sums
that this suite can count itself.
"""

from __future__ import annotations

import inspect
from collections import Counter
from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ValidationErrorException
from argus_api.lib.events.v1.aggregated import find_aggregated_event_stats, find_aggregated_events

from harness import seed
from harness.seed import ACME, AGGREGATED, BASE, HOUR, MINUTE
from harness.world import World
from sdk.test_v1_criteria import CRITERIA, MEANINGLESS, NOT_CRITERIA, criteria_of, named

DIMENSIONS = [
    "ATTACK_IDENTIFIER", "ATTACK_CATEGORY", "ALARM", "LOCATION", "EVENT_SEVERITY", "SOURCEIP", "DESTINATIONIP",
    "PROTOCOL", "CUSTOMER", "SOURCE_GEOIP_LOCATION", "SOURCE_GEOIP_COUNTRY", "DESTINATION_GEOIP_LOCATION",
    "DESTINATION_GEOIP_COUNTRY",
]


def stats(**criteria: Any) -> dict[str, Any]:
    data = find_aggregated_event_stats(**{**seed.WINDOW, **criteria})["data"]
    ids = [key["id"] for key in data["keys"]]
    # The client takes `keyID` for the key's place in the list, from 1.
    assert ids == list(range(1, len(ids) + 1)) and ids
    for frame in data["timeFrames"]:
        assert frame["timeFrame"]["startTime"] < frame["timeFrame"]["endTime"]
        assert all(1 <= record["keyID"] <= len(ids) for record in frame["records"])
    return data


def total(data: dict[str, Any]) -> int:
    return sum(record["value"]["count"] for frame in data["timeFrames"] for record in frame["records"])


def counts(data: dict[str, Any]) -> Counter[tuple[Any, ...]]:
    """How many events there are by the values of the dimensions, over all time."""
    found: Counter[tuple[Any, ...]] = Counter()
    for frame in data["timeFrames"]:
        for record in frame["records"]:
            key = data["keys"][record["keyID"] - 1]
            found[tuple(value for name, value in key.items() if name != "id")] += record["value"]["count"]
    return found


def expected(of: Callable[[dict[str, Any]], Any]) -> Counter[tuple[Any, ...]]:
    return Counter((of(AGGREGATED[name]),) for name in ACME)


def test_without_dimensions_there_is_one_key() -> None:
    data = stats()
    assert data["keys"] == [{"id": 1}]
    assert total(data) == len(ACME)
    assert len(data["timeFrames"]) == 1
    assert data["hitCount"]["count"] == len(ACME)
    assert "count" in data["valueNames"]


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_each_dimension(dimension: str) -> None:
    data = stats(groupBy=[dimension], endTimestamp=seed.EVE_WINDOW["endTimestamp"])
    assert data["keyNames"] == [dimension]
    assert all(key.keys() == {"id", dimension} for key in data["keys"])
    found = counts(data)
    assert sum(found.values()) > 0
    # No group is told twice.
    assert len(found) == len(data["keys"])


def test_dimensions_that_events_always_have() -> None:
    assert counts(stats(groupBy=["EVENT_SEVERITY"])) == expected(lambda event: event["severity"])
    assert counts(stats(groupBy=["ATTACK_IDENTIFIER"])) == expected(lambda event: event["signature"])
    by_customer = counts(stats(groupBy=["CUSTOMER"]))
    assert list(by_customer.values()) == [len(ACME)]
    by_protocol = counts(stats(groupBy=["PROTOCOL"]))
    assert sorted(by_protocol.values()) == sorted(expected(lambda event: event["protocol"]).values())


def test_addresses_and_countries() -> None:
    sources = counts(stats(groupBy=["SOURCEIP"]))
    assert (sources[("203.0.113.8",)], sources[("10.5.97.201",)]) == (2, 1)
    assert sum(sources.values()) == len(ACME)
    assert counts(stats(groupBy=["DESTINATIONIP"]))[("198.51.100.9",)] == 8
    to = counts(stats(groupBy=["DESTINATION_GEOIP_COUNTRY"]))
    assert (to[("NO",)], to[("SE",)], to[("CN",)]) == (1, 1, 0)
    assert counts(stats(groupBy=["SOURCE_GEOIP_COUNTRY"]))[("CN",)] == 1


def test_alarms_and_categories_of_suricata() -> None:
    assert sorted(counts(stats(**seed.EVE_WINDOW, groupBy=["ALARM"])).values()) == [1, 1]
    assert list(counts(stats(**seed.EVE_WINDOW, groupBy=["ATTACK_CATEGORY"])).values()) == [2]


def test_several_dimensions() -> None:
    data = stats(groupBy=["EVENT_SEVERITY", "ATTACK_IDENTIFIER"])
    assert set(data["keyNames"]) == {"EVENT_SEVERITY", "ATTACK_IDENTIFIER"}
    found = {
        (key["EVENT_SEVERITY"], key["ATTACK_IDENTIFIER"]): record["value"]["count"]
        for frame in data["timeFrames"]
        for record in frame["records"]
        for key in [data["keys"][record["keyID"] - 1]]
    }
    assert found == Counter((AGGREGATED[name]["severity"], AGGREGATED[name]["signature"]) for name in ACME)


@pytest.mark.parametrize(
    "resolution",
    [{"resolution": 5 * MINUTE}, {"resolution": 300, "resolutionUnit": "seconds"},
     {"resolution": 5, "resolutionUnit": "minutes"}],
    ids=str,
)
def test_time_frames(resolution: dict[str, Any]) -> None:
    aligned = {"startTimestamp": BASE, "endTimestamp": BASE + 20 * MINUTE}
    data = stats(signature=["NET-1"], timeFrameStrategy="timestamp", **aligned, **resolution)
    found = {
        frame["timeFrame"]["startTime"] - BASE: sum(record["value"]["count"] for record in frame["records"])
        for frame in data["timeFrames"]
        if frame["records"]
    }
    # They lie in the minutes 4 to 11.
    assert found == {0: 1, 5 * MINUTE: 5, 10 * MINUTE: 2}
    for frame in data["timeFrames"]:
        span = frame["timeFrame"]
        # An end may be told as the last millisecond or as the first after it.
        assert span["endTime"] - span["startTime"] <= 5 * MINUTE
    starts = [frame["timeFrame"]["startTime"] for frame in data["timeFrames"]]
    assert starts == sorted(set(starts))


@pytest.mark.parametrize(
    "resolution",
    [{"resolution": HOUR}, {"resolution": 1, "resolutionUnit": "hours"}, {"resolution": 1, "resolutionUnit": "days"},
     {"resolution": 1, "resolutionUnit": "weeks"}, {"resolution": 1, "resolutionUnit": "months"},
     {"resolution": 1, "resolutionUnit": "years"}, {"resolution": 0}],
    ids=str,
)
def test_no_event_is_lost_between_frames(resolution: dict[str, Any]) -> None:
    data = stats(signature=["NET-1", "SNORT-1:41336"], timeFrameStrategy="timestamp", **resolution)
    assert total(data) == 10
    assert data["hitCount"]["count"] == 10


@pytest.mark.parametrize("unit", ["weeks", "months", "years"])
def test_long_units_only_one_at_a_time(unit: str) -> None:
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(resolution"):
        stats(resolution=2, resolutionUnit=unit)


def test_the_time_of_an_event_decides_its_frame(world: World) -> None:
    wide = {"startTimestamp": BASE - HOUR, "endTimestamp": BASE + 4 * HOUR, "signature": ["LONG-1"]}
    data = stats(**wide, resolution=HOUR, timeFrameStrategy="timestamp")
    frames = [frame["timeFrame"] for frame in data["timeFrames"] if frame["records"]]
    assert len(frames) == 1 and frames[0]["startTime"] <= BASE + HOUR <= frames[0]["endTime"]
    # From its first to its last occurrence, it was there in each hour.
    data = stats(**wide, resolution=HOUR, timeFrameStrategy="startEndTimestamp")
    assert any(
        frame["records"] and frame["timeFrame"]["startTime"] <= BASE <= frame["timeFrame"]["endTime"]
        for frame in data["timeFrames"]
    )


def test_raw_events_are_counted_if_asked() -> None:
    assert total(stats(**seed.EVE_WINDOW)) == 2
    assert total(stats(**seed.EVE_WINDOW, countRawEvents=True)) == 3
    assert total(stats(**seed.EVE_WINDOW, countRawEvents=False)) == 2


def test_small_groups_become_others() -> None:
    largest = Counter(AGGREGATED[name]["signature"] for name in ACME).most_common(1)[0]
    only = stats(groupBy=["ATTACK_IDENTIFIER"], cutoff=1, includeOthers=False)
    assert counts(only) == Counter({(largest[0],): largest[1]})
    both = stats(groupBy=["ATTACK_IDENTIFIER"], cutoff=1, includeOthers=True)
    assert len(both["keys"]) == 2 and total(both) == len(ACME)
    assert counts(both)[(largest[0],)] == largest[1]
    # That is so unless it is asked for otherwise.
    assert total(stats(groupBy=["ATTACK_IDENTIFIER"], cutoff=1)) == len(ACME)
    assert total(stats(groupBy=["ATTACK_IDENTIFIER"], cutoff=100)) == len(ACME)


@pytest.mark.parametrize("criteria, found", CRITERIA, ids=[named(criteria) for criteria, _ in CRITERIA])
def test_counts_what_a_search_finds(criteria: dict[str, Any], found: set[str], world: World) -> None:
    assert total(stats(**criteria_of(criteria, world))) == len(found)


def test_every_parameter_is_tried() -> None:
    """The criteria are those of a search, less paging, and these."""
    search = set(inspect.signature(find_aggregated_events).parameters)
    own = {"countRawEvents", "cutoff", "groupBy", "includeOthers", "resolution", "resolutionUnit", "timeFrameStrategy"}
    offered = set(inspect.signature(find_aggregated_event_stats).parameters)
    assert offered - own == search - {"limit", "offset", "sortBy"}
    assert offered >= own | MEANINGLESS | NOT_CRITERIA


def test_nothing_found_is_an_answer_too() -> None:
    for more in ({}, {"groupBy": ["EVENT_SEVERITY"]}, {"resolution": HOUR}):
        data = stats(signature=["no such signature"], **more)
        assert total(data) == 0 and data["keys"]


@pytest.mark.parametrize(
    "wrong, field",
    [
        ({"groupBy": ["COLOUR"]}, "groupBy"),
        ({"resolution": -1}, "resolution"),
        ({"resolutionUnit": "fortnights"}, "resolutionUnit"),
        ({"timeFrameStrategy": "never"}, "timeFrameStrategy"),
        ({"cutoff": -1}, "cutoff"),
        ({"minSeverity": "worst"}, "minSeverity"),
    ],
)
def test_what_is_wrong_is_refused_by_name(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationErrorException, match=rf"FIELD_ERROR \({field}"):
        stats(**wrong)
