"""Raw events: `GET /events/v1/nids` and `POST /events/v1/nids/search`."""

from __future__ import annotations

import inspect
from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ValidationErrorException
from argus_api.lib.events.v1.nids import find_nids_events, list_nids_events

from harness import seed
from harness.seed import MINUTE, RAW_ACME, RAW_BASE
from harness.world import World
from sdk.test_v1_criteria import MEANINGLESS, NOT_CRITERIA, criteria_of, named

BLOCKED = {"raw_web", "raw_v6"}

CRITERIA: list[tuple[dict[str, Any], set[str]]] = [
    ({}, RAW_ACME),
    ({"customerID": ["acme"]}, RAW_ACME),
    ({"customerID": ["globex"]}, set()),
    ({"customer": ["acme"]}, RAW_ACME),
    ({"customer": ["globex"]}, set()),
    ({"productionCustomers": True}, RAW_ACME),
    ({"productionCustomers": False}, set()),
    ({"signature": ["RAW-1:1", "RAW-1:2"]}, {"raw_web", "raw_dns"}),
    ({"severity": ["high"]}, {"raw_web"}),
    ({"minSeverity": "high"}, BLOCKED),
    ({"maxSeverity": "low"}, {"raw_dns"}),
    ({"eventIdentifier": ["raw_dns"]}, {"raw_dns"}),
    ({"eventIdentifier": ["raw_foreign"]}, set()),
    ({"ip": ["10.9.0.0/24"]}, {"raw_web", "raw_dns"}),
    ({"ip": ["2001:db8:9::/64"]}, {"raw_v6"}),
    ({"sourceIP": ["203.0.113.0/24"]}, set()),
    ({"destinationIP": ["203.0.113.0/24"]}, {"raw_web", "raw_dns"}),
    ({"port": ["1000"]}, {"raw_v6"}),
    ({"sourcePort": ["5000"]}, {"raw_dns"}),
    ({"destinationPort": ["80", "53"]}, {"raw_web", "raw_dns"}),
    ({"geoCountry": ["DE", "SE"]}, {"raw_web", "raw_dns"}),
    ({"sourceGeoCountry": ["SE"]}, {"raw_dns"}),
    ({"destinationGeoCountry": ["SE"]}, set()),
    ({"domain": ["web.example.org"]}, {"raw_web"}),
    ({"properties": {"words": "alpha beta gamma"}}, {"raw_web"}),
    ({"properties": {"words": "beta"}}, set()),
    ({"properties": {"words": "beta"}, "exactMatchProperties": False}, {"raw_web"}),
    ({"includeFlags": ["BLOCKED"]}, BLOCKED),
    ({"excludeFlags": ["ESTABLISHED"]}, RAW_ACME - {"raw_v6"}),
    ({"locationID": [0]}, RAW_ACME),
    ({"locationID": [987654]}, set()),
    ({"sensorID": [987654]}, set()),
    ({"subCriteria": [{"exclude": True, "includeFlags": ["BLOCKED"]}]}, {"raw_dns"}),
    ({"subCriteria": [{"required": True, "minSeverity": "high"}], "geoCountry": ["DE"]}, {"raw_web"}),
    ({"subCriteria": [{"signature": ["RAW-1:1"]}, {"severity": ["critical"]}]}, BLOCKED),
    ({"includeUnpublished": False}, RAW_ACME),
    ({"includeDeleted": False}, RAW_ACME),
    ({"indexStartTime": 0, "indexEndTime": 4_000_000_000_000}, RAW_ACME),
    ({"indexEndTime": 1}, set()),
    ({"indexStartTime": 4_000_000_000_000}, set()),
    ({"lastUpdatedTimestamp": "now"}, RAW_ACME),
    ({"lastUpdatedTimestamp": 4_000_000_000_000}, set()),
    ({"timeFieldStrategy": ["timestamp"], "endTimestamp": RAW_BASE + MINUTE}, {"raw_web"}),
    ({"timeFieldStrategy": ["all"]}, RAW_ACME),
    ({"startTimestamp": RAW_BASE + MINUTE, "skipFutureEvents": True}, {"raw_dns", "raw_v6"}),
    ({"startTimestamp": "2024-04-09T12:10:00Z", "endTimestamp": "2024-04-09T12:15:00Z"}, {"raw_dns"}),
]


@pytest.mark.parametrize("criteria, expected", CRITERIA, ids=[named(criteria) for criteria, _ in CRITERIA])
def test_finds(criteria: dict[str, Any], expected: set[str], world: World, find_raw: Callable[..., set[str]]) -> None:
    assert find_raw(**criteria_of(criteria, world)) == expected


def test_every_criterion_is_tried() -> None:
    elsewhere = {"limit", "offset", "sortBy", "alarmID", "attackCategoryID", "multivaluePropertySeparator"}
    tried = {field for criteria, _ in CRITERIA for field in criteria}
    tried |= {field for criteria, _ in CRITERIA for block in criteria.get("subCriteria", []) for field in block}
    offered = set(inspect.signature(find_nids_events).parameters) - NOT_CRITERIA - MEANINGLESS
    assert offered == tried | elsewhere


def test_sensors_alarms_and_categories(world: World) -> None:
    rows = find_nids_events(**seed.EVE_WINDOW)["data"]
    by_name = dict(zip(world.names(rows), rows))
    assert set(by_name) == {"eve_ssh1", "eve_ssh2", "eve_http"}
    ssh, http = by_name["eve_ssh1"], by_name["eve_http"]
    assert (ssh["sensor"]["hostName"], http["sensor"]["hostName"]) == ("sensor-1", "sensor-2")
    for criteria, expected in [
        ({"sensorID": [ssh["sensor"]["sensorID"]]}, {"eve_ssh1", "eve_ssh2"}),
        ({"sensorID": [http["sensor"]["sensorID"]]}, {"eve_http"}),
        ({"alarmID": [ssh["attackInfo"]["alarmID"]]}, {"eve_ssh1", "eve_ssh2"}),
        ({"attackCategoryID": [ssh["attackInfo"]["attackCategoryID"]]}, set(by_name)),
        ({"attackCategoryID": [987654]}, set()),
    ]:
        found = find_nids_events(**seed.EVE_WINDOW, **criteria)["data"]
        assert set(world.names(found)) == expected, criteria


def test_values_of_a_property_are_joined_as_asked(world: World) -> None:
    def several(**more: Any) -> str:
        (row,) = find_nids_events(**seed.RAW_WINDOW, signature=["RAW-1:1"], **more)["data"]
        return row["properties"]["several"]

    assert several() == "one,two"
    assert several(multivaluePropertySeparator="newline") == "one\ntwo"


def test_order(world: World) -> None:
    for sort, expected in [
        (None, ["raw_v6", "raw_dns", "raw_web"]),
        (["timestamp"], ["raw_web", "raw_dns", "raw_v6"]),
        (["-severity"], ["raw_v6", "raw_web", "raw_dns"]),
    ]:
        rows = find_nids_events(**seed.RAW_WINDOW, sortBy=sort)["data"]
        assert world.names(rows) == expected, sort


def test_listing(world: World) -> None:
    def listed(**parameters: Any) -> set[str]:
        return set(world.names(list_nids_events(**{**seed.RAW_WINDOW, **parameters})["data"]))

    assert listed() == RAW_ACME
    assert listed(customerID=[world.customers["acme"]]) == RAW_ACME
    assert listed(customerID=[world.customers["globex"]]) == set()
    assert listed(signature=["RAW-1:1", "RAW-1:3"]) == BLOCKED
    assert listed(ip=["10.9.0.0/24", "fe80::1"]) == {"raw_web", "raw_dns"}
    assert listed(startTimestamp=RAW_BASE + MINUTE) == RAW_ACME - {"raw_web"}
    page = list_nids_events(**seed.RAW_WINDOW, limit=2, offset=1)
    assert (page["limit"], page["offset"], page["size"], page["count"]) == (2, 1, 2, 3)


def test_listing_begins_a_day_ago(world: World, fresh: Callable[..., str]) -> None:
    minutes = (world.now - seed.BASE) / MINUTE
    for name, ago in [("raw_now", 5), ("raw_yesterday", 25 * 60)]:
        event = seed.event(minutes - ago, "RAW-NOW", "low", seed.end("10.9.9.1"), seed.end("10.9.9.2"))
        world.submit({name: {**event, "id": {**event["id"], "type": "raw"}}})
    assert world.names(list_nids_events(signature=["RAW-NOW"])["data"]) == ["raw_now"]


def test_what_is_wrong_is_refused_by_name() -> None:
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(minSeverity"):
        find_nids_events(**seed.RAW_WINDOW, minSeverity="worst")
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(ip"):
        list_nids_events(ip=["10.0.0"])
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(timeFieldStrategy"):
        find_nids_events(**seed.RAW_WINDOW, timeFieldStrategy=["timestamp"], lastUpdatedTimestamp=1)
