"""events v2: searching and listing, with blocks of criteria for attacks, end points and properties."""

from __future__ import annotations

import inspect
from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ValidationErrorException
from argus_api.lib.events.v2.event import list_events, search_events
from argus_api.pagination import paginated_items

from harness import seed
from harness.seed import ACME, BASE, HOUR, RAW_ACME
from harness.world import World
from sdk.test_v1_criteria import BLOCKED, IN_28, NETS, NOT_CRITERIA, OVER_28, named

LOW = {"scan", "v6net", "long", "captured", "worded"}


def ip(*addresses: str, **more: Any) -> dict[str, Any]:
    return {"ip": list(addresses), **more}


def prop(key: str, *values: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "value": list(values), "valueMatchStrategy": "any", "valueSearchStrategy": "exact", **more}


CRITERIA: list[tuple[dict[str, Any], set[str]]] = [
    ({}, ACME),
    ({"type": ["aggregated"]}, ACME),
    ({"type": ["raw"]}, set()),
    ({"customer": ["acme"]}, ACME),
    ({"customer": ["globex"]}, set()),
    ({"productionCustomers": True}, ACME),
    ({"productionCustomers": False}, set()),
    ({"severity": ["critical", "high"]}, BLOCKED),
    ({"severity": "low"}, LOW),
    ({"domain": ["evil.example.com", "tunnel.example.net"]}, BLOCKED),
    ({"eventIdentifier": ["beacon", "scan", "foreign"]}, {"beacon", "scan"}),
    ({"associatedCase": ["case"]}, {"cased"}),
    ({"associatedCase": [0]}, ACME - {"cased"}),
    ({"includeFlag": ["blocked"]}, BLOCKED),
    ({"includeFlag": ["blocked", "followup"]}, {"exfil"}),
    ({"excludeFlag": ["blocked", "established"]}, ACME - BLOCKED - {"scan"}),
    # Attacks.
    ({"attack": [{"signature": ["SNORT-1:41336"]}]}, BLOCKED),
    ({"attack": [{"signature": ["SNORT-1:7"]}, {"signature": ["SNORT-1:2001"]}]}, {"cased", "scan"}),
    ({"attack": [{"signature": ["NET-1"], "exclude": True}]}, ACME - NETS),
    ({"attack": [{"signature": ["NET-1", "NET-2"], "required": True}, {"signature": ["NET-2"], "exclude": True}]},
     NETS),
    ({"attack": [{"alarm": ["987654"]}]}, set()),
    ({"attack": [{"attackCategory": ["987654"]}]}, set()),
    # End points: one block is met by one end.
    ({"endpoint": [ip("192.168.1.32/28")]}, IN_28 | OVER_28),
    ({"endpoint": [ip("192.168.1.32/28", minMaskBits=20)]}, (IN_28 | OVER_28) - {"everything", "net16"}),
    ({"endpoint": [ip("192.168.1.32/28", endpointFieldStrategy="destination")]}, set()),
    ({"endpoint": [ip("10.5.97.0/24", endpointFieldStrategy="source", minMaskBits=8)]}, BLOCKED),
    ({"endpoint": [ip("10.5.97.201", minMaskBits=8), {"port": [8080]}]}, {"beacon", "to_host"}),
    ({"endpoint": [ip("10.5.97.0/24", minMaskBits=8, required=True), {"port": [53], "exclude": True}]}, {"beacon"}),
    ({"endpoint": [{"port": [80, 53], "endpointFieldStrategy": "destination"}]}, BLOCKED),
    ({"endpoint": [{"port": [1000], "endpointFieldStrategy": "destination"}]}, set()),
    ({"endpoint": [{"countryCode": ["NO", "CN"]}]}, {"beacon", "scan"}),
    ({"endpoint": [{"countryCode": ["CN"], "endpointFieldStrategy": "destination"}]}, set()),
    ({"endpoint": [{"includeFlag": ["isCustomerNet"]}]}, {"beacon"}),
    ({"endpoint": [{"includeFlag": ["isCustomerNet"], "endpointFieldStrategy": "destination"}]}, set()),
    ({"endpoint": [{"ip": ["94.127.56.1"], "port": [80], "minMaskBits": 8}]}, {"beacon"}),
    ({"endpoint": [{"ip": ["94.127.56.1"], "port": [12342], "minMaskBits": 8}]}, set()),
    # Properties.
    ({"property": [prop("http_protocol", "HTTP/1.1")]}, BLOCKED),
    ({"property": [prop("dns.type", "TXT", "AAAA")]}, {"exfil"}),
    ({"property": [prop("http_protocol", "HTTP/1.1", required=True), prop("dns.type", "TXT", exclude=True)]},
     {"beacon"}),
    ({"property": [prop("several", "one", "three")]}, {"worded"}),
    ({"property": [prop("several", "one", "three", valueMatchStrategy="all")]}, set()),
    ({"property": [prop("several", "one", "two", valueMatchStrategy="all")]}, {"worded"}),
    ({"property": [prop("words", "beta")]}, set()),
    ({"property": [prop("words", "beta", valueSearchStrategy="tokenized")]}, {"worded"}),
    # Times.
    ({"timeFieldStrategy": ["firstEvent"], "startTimestamp": BASE, "endTimestamp": BASE}, {"scan", "long"}),
    ({"timeFieldStrategy": ["lastEvent"], "startTimestamp": BASE, "endTimestamp": BASE}, {"scan"}),
    ({"timeFieldStrategy": ["firstEvent", "lastEvent"], "timeMatchStrategy": "any", "startTimestamp": BASE,
      "endTimestamp": BASE}, {"scan", "long"}),
    ({"timeFieldStrategy": ["firstEvent", "lastEvent"], "timeMatchStrategy": "all", "startTimestamp": BASE,
      "endTimestamp": BASE}, {"scan"}),
    ({"timeFieldStrategy": ["firstEvent", "lastEvent"], "timeMatchStrategy": "all", "startTimestamp": BASE,
      "endTimestamp": BASE + 2 * HOUR, "severity": ["low"]}, LOW),
    ({"timeFieldStrategy": ["lastUpdated"]}, set()),
    ({"timeFieldStrategy": ["firstAssessment"]}, set()),
    ({"startTimestamp": "2024-03-10T12:00:00Z", "endTimestamp": str(BASE + 1)}, {"scan", "long"}),
    # Blocks within blocks.
    ({"subCriteria": [{"exclude": True, "includeFlag": ["blocked"]}]}, ACME - BLOCKED),
    ({"subCriteria": [{"required": True, "attack": [{"signature": ["SNORT-1:41336"]}]}], "severity": ["high"]},
     {"beacon"}),
    ({"subCriteria": [{"severity": ["critical"]}, {"attack": [{"signature": ["SNORT-1:7"]}]}]}, {"exfil", "cased"}),
    # Nothing here is out of the ordinary.
    ({"includeUnpublished": False}, ACME),
    ({"indexStartTimestamp": "0", "indexEndTimestamp": 4_000_000_000_000}, ACME),
    ({"indexEndTimestamp": 1}, set()),
    ({"indexStartTimestamp": 4_000_000_000_000}, set()),
]


def criteria_of(criteria: dict[str, Any], world: World) -> dict[str, Any]:
    real = dict(criteria)
    if "eventIdentifier" in real:
        real["eventIdentifier"] = [world.ids[name] for name in real["eventIdentifier"]]
    if "associatedCase" in real:
        real["associatedCase"] = [world.case if case == "case" else case for case in real["associatedCase"]]
    return real


@pytest.mark.parametrize("criteria, expected", CRITERIA, ids=[named(criteria) for criteria, _ in CRITERIA])
def test_finds(criteria: dict[str, Any], expected: set[str], world: World, find_v2: Callable[..., set[str]]) -> None:
    assert find_v2(**criteria_of(criteria, world)) == expected


def test_every_criterion_is_tried() -> None:
    elsewhere = {"limit", "offset", "sortBy", "includeComments", "includeSubEvents", "includeAllProperties",
                 "includeProperties"}
    tried = {field for criteria, _ in CRITERIA for field in criteria}
    offered = set(inspect.signature(search_events).parameters) - NOT_CRITERIA
    assert offered == tried | elsewhere


def test_raw_and_aggregated_events_are_found_together(world: World) -> None:
    def found(**more: Any) -> set[str]:
        return {row["id"].split("/")[0] for row in search_events(**seed.RAW_WINDOW, limit=100, **more)["data"]}

    assert found() == {"AGGR", "NIDS"}
    assert found(type=["raw"]) == {"NIDS"}
    assert found(type=["aggregated"]) == {"AGGR"}
    raw = search_events(**seed.RAW_WINDOW, type=["raw"])["data"]
    assert set(world.names(raw)) == RAW_ACME


def test_alarms_and_categories(world: World) -> None:
    eve = {**seed.EVE_WINDOW, "type": ["aggregated"]}
    rows = {row["signature"]["name"]: row for row in search_events(**eve)["data"]}
    scan = rows["SNORT-1:2001219"]
    for attack, expected in [
        ({"alarm": [str(scan["alarm"]["id"])]}, {"eve_ssh"}),
        ({"alarm": [scan["alarm"]["id"]]}, {"eve_ssh"}),
        ({"attackCategory": [str(scan["attackCategory"]["id"])]}, {"eve_ssh", "eve_http_aggregated"}),
        ({"attackCategory": [scan["attackCategory"]["shortName"]]}, {"eve_ssh", "eve_http_aggregated"}),
    ]:
        assert set(world.names(search_events(**eve, attack=[attack])["data"])) == expected, attack


FILL = {"startTimestamp": seed.FILL_BASE, "endTimestamp": seed.FILL_BASE + HOUR, "attack": [{"signature": ["FILL-1"]}]}
OLDEST_FIRST = sorted(seed.FILL)


def test_pages(world: World) -> None:
    page = search_events(**FILL)
    assert (page["limit"], page["offset"], page["size"], page["count"]) == (25, 0, 25, 30)
    everything = search_events(**FILL, limit=0)
    assert (everything["size"], everything["count"]) == (30, 30)
    rows = list(paginated_items(search_events)(**FILL, limit=7, sortBy=["firstEventTimestamp"]))
    assert world.names(rows) == OLDEST_FIRST


@pytest.mark.parametrize("key", ["firstEventTimestamp", "lastEventTimestamp"])
def test_order(key: str, world: World) -> None:
    assert world.names(search_events(**FILL, limit=30, sortBy=[key])["data"]) == OLDEST_FIRST
    assert world.names(search_events(**FILL, limit=30, sortBy=[f"-{key}"])["data"]) == OLDEST_FIRST[::-1]


def test_order_by_id() -> None:
    """By which part of it is nowhere said."""
    up, down = ([row["id"] for row in search_events(**seed.WINDOW, limit=100, sortBy=[sort])["data"]]
                for sort in ("eventID", "-eventID"))
    assert len(up) == len(ACME) and up == down[::-1]


@pytest.mark.parametrize("key", ["customerID", "createdTimestamp", "lastUpdatedTimestamp"])
def test_order_by_what_else_the_documents_name(key: str, admin: Any) -> None:
    value = {
        "customerID": lambda row: row["customer"]["id"],
        "createdTimestamp": lambda row: row["timestamps"]["created"],
        "lastUpdatedTimestamp": lambda row: row["timestamps"]["lastUpdated"],
    }[key]
    for sort, reverse in [(key, False), (f"-{key}", True)]:
        found = [value(row) for row in search_events(**seed.WINDOW, sortBy=[sort], api_session=admin)["data"]]
        assert len(found) > 2 and found == sorted(found, reverse=reverse)


def test_what_is_returned_of_each_event() -> None:
    def one(**more: Any) -> dict[str, Any]:
        (row,) = search_events(**seed.WINDOW, attack=[{"signature": ["WORDS-1"]}], **more)["data"]
        return {found["key"]: found["values"] for found in row["properties"] or []}

    assert "words" not in one()
    assert one(includeProperties=["words"]) == {"words": ["alpha beta gamma"]}
    assert one(includeAllProperties=True)["several"] == ["one", "two"]
    (row,) = search_events(**seed.EVE_WINDOW, type=["aggregated"], attack=[{"signature": ["SNORT-1:2001219"]}],
                           includeSubEvents=True)["data"]
    assert len(row["subEvents"]) == 2


def test_listing(world: World) -> None:
    def listed(**more: Any) -> set[str]:
        return set(world.names(list_events(**{**seed.WINDOW, "limit": 500, **more})["data"]))

    assert listed() == ACME
    assert listed(type=["raw"]) == set()
    assert listed(customer=["acme"], signature=["SNORT-1:41336"]) == BLOCKED
    assert listed(customer=["globex"]) == set()
    assert listed(startTimestamp=BASE, endTimestamp=BASE) == {"scan", "long"}
    page = list_events(**seed.WINDOW, limit=2, offset=3)
    assert (page["limit"], page["offset"], page["size"], page["count"]) == (2, 3, 2, len(ACME))


@pytest.mark.parametrize(
    "wrong, field",
    [
        ({"includeFlag": ["noSuchFlag"]}, "includeFlag"),
        ({"severity": ["worst"]}, "severity"),
        ({"sortBy": ["colour"]}, "sortBy"),
        ({"type": ["alert"]}, "type"),
        ({"timeFieldStrategy": ["never"]}, "timeFieldStrategy"),
        ({"timeMatchStrategy": "some"}, "timeMatchStrategy"),
        ({"endpoint": [ip("10.0.0")]}, "endpoint"),
        ({"property": [prop("k", "v", valueSearchStrategy="guess")]}, "property"),
        ({"startTimestamp": "yesterday"}, "startTimestamp"),
        ({"limit": -1}, "limit"),
        ({"eventIdentifier": ["AGGR/1"]}, "eventIdentifier"),
    ],
)
def test_what_is_wrong_is_refused_by_name(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationErrorException, match=rf"FIELD_ERROR \({field}"):
        search_events(**{**seed.WINDOW, **wrong})
