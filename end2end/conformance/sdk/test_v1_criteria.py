"""Every criterion of a search for aggregated events, and what it has to find in `seed.WINDOW`."""

from __future__ import annotations

import inspect
from typing import Any, Callable

import pytest
from argus_api.exceptions.http import AccessDeniedException, ValidationErrorException
from argus_api.lib.events.v1.aggregated import find_aggregated_events

from harness import seed
from harness.seed import ACME
from harness.world import World

NETS = {"everything", "net16", "net20", "net24", "net28", "net29", "host33", "outside"}
IN_28 = {"net28", "net29", "host33"}
OVER_28 = {"everything", "net16", "net20", "net24"}
BLOCKED = {"beacon", "exfil"}

# An entry's ids of customers, cases and events are put in by `criteria_of`.
CRITERIA: list[tuple[dict[str, Any], set[str]]] = [
    ({}, ACME),
    # Customers: what may not be seen is left out without a word.
    ({"customerID": ["acme"]}, ACME),
    ({"customerID": ["acme", "globex"]}, ACME),
    ({"customerID": ["globex"]}, set()),
    ({"customer": ["acme"]}, ACME),
    ({"customer": ["globex"]}, set()),
    ({"customer": ["no such"]}, set()),
    ({"productionCustomers": True}, ACME),
    ({"productionCustomers": False}, set()),
    # What sort of attack.
    ({"signature": ["SNORT-1:41336"]}, BLOCKED),
    ({"signature": ["SNORT-1:41336", "SNORT-1:7"]}, BLOCKED | {"cased"}),
    ({"signature": "SNORT-1:7"}, {"cased"}),
    ({"severity": ["critical"]}, {"exfil"}),
    ({"severity": ["critical", "high"]}, BLOCKED),
    ({"minSeverity": "high"}, BLOCKED),
    ({"maxSeverity": "low"}, {"scan", "v6net", "long", "captured", "worded"}),
    ({"minSeverity": "medium", "maxSeverity": "high"}, {"beacon", "cased", "to16", "to_host"} | NETS),
    ({"minCount": 5}, {"beacon", "cased"}),
    ({"eventIdentifier": ["beacon", "scan"]}, {"beacon", "scan"}),
    ({"eventIdentifier": ["foreign"]}, set()),
    ({"associatedCaseID": ["case"]}, {"cased"}),
    ({"associatedCaseID": [0]}, ACME - {"cased"}),
    ({"associatedCaseID": [0, "case"]}, ACME),
    # Addresses: within the range, or covering it.
    ({"sourceIP": ["192.168.1.32/28"]}, IN_28 | OVER_28),
    ({"ip": ["192.168.1.32/28"]}, IN_28 | OVER_28),
    ({"ip": ["192.168.1.33"]}, (IN_28 | OVER_28) - {"net29"}),
    ({"destinationIP": ["192.168.1.32/28"]}, set()),
    ({"sourceIP": ["192.168.1.32/28"], "sourceIPMinBits": 20}, (IN_28 | OVER_28) - {"everything", "net16"}),
    ({"ip": ["192.168.1.0/24"], "sourceIPMinBits": 20, "destinationIPMinBits": 20},
     IN_28 | {"net24", "net20"}),
    # A range that is asked for is found, however wide; others that are wider are not, even inside of it.
    ({"sourceIP": ["192.168.0.0/16"], "sourceIPMinBits": 24}, NETS - {"everything", "net20"}),
    ({"destinationIP": ["172.16.5.0/24"]}, {"to16", "to_host"}),
    ({"destinationIP": ["172.16.5.0/24"], "destinationIPMinBits": 17}, {"to_host"}),
    ({"destinationIP": ["172.16.5.5"], "sourceIP": ["203.0.113.8"]}, {"to16", "to_host"}),
    ({"ip": ["10.5.97.201", "10.5.97.202"], "sourceIPMinBits": 8}, BLOCKED),
    ({"sourceIP": ["2001:db8:2:1::/64"]}, {"v6net"}),
    ({"destinationIP": ["2001:db8:1::53"]}, {"exfil"}),
    ({"destinationIP": ["2001:db8:1::/48"]}, {"exfil", "v6net"}),
    # Ports are texts; numbers are taken as well.
    ({"port": ["22"]}, {"scan"}),
    ({"port": ["1000", "5353"]}, {"exfil", "to16", "to_host"}),
    ({"sourcePort": ["5353"]}, {"exfil"}),
    ({"destinationPort": ["5353"]}, set()),
    ({"destinationPort": [80, 53]}, BLOCKED),
    # Countries.
    ({"geoCountry": ["NO"]}, {"beacon"}),
    ({"geoCountry": ["CN", "SE"]}, {"scan", "exfil"}),
    ({"sourceGeoCountry": ["CN"]}, {"scan"}),
    ({"sourceGeoCountry": ["NO"]}, set()),
    ({"destinationGeoCountry": ["NO", "SE", "CN"]}, BLOCKED),
    ({"destinationGeoCountry": ["CN"]}, set()),
    # Domains and properties.
    ({"domain": ["evil.example.com"]}, {"beacon"}),
    ({"domain": ["evil.example.com", "tunnel.example.net"]}, BLOCKED),
    ({"domain": ["example.com"]}, set()),
    ({"properties": {"http_protocol": "HTTP/1.1"}}, BLOCKED),
    ({"properties": {"http_protocol": "HTTP/1.1", "dns.type": "TXT"}}, {"exfil"}),
    ({"properties": {"http_protocol": "HTTP/1"}}, set()),
    ({"properties": {"words": "beta"}}, set()),
    ({"properties": {"words": "beta"}, "exactMatchProperties": False}, {"worded"}),
    ({"properties": {"words": "delta"}, "exactMatchProperties": False}, set()),
    ({"properties": {"several": "two"}}, {"worded"}),
    # Flags: all of them, none of them.
    ({"includeFlags": ["BLOCKED"]}, BLOCKED),
    ({"includeFlags": ["BLOCKED", "FOLLOWUP"]}, {"exfil"}),
    ({"excludeFlags": ["BLOCKED"]}, ACME - BLOCKED),
    ({"excludeFlags": ["FOLLOWUP", "ESTABLISHED"]}, ACME - {"exfil", "scan"}),
    ({"includeFlags": ["BLOCKED"], "excludeFlags": ["FOLLOWUP"]}, {"beacon"}),
    ({"includeFlags": "BLOCKED"}, BLOCKED),
    # Where events were seen: none of these says, which is location 0.
    ({"locationID": [0]}, ACME),
    ({"locationID": [987654]}, set()),
    # Blocks within blocks.
    ({"subCriteria": [{"exclude": True, "includeFlags": ["BLOCKED"]}]}, ACME - BLOCKED),
    ({"subCriteria": [{"exclude": True, "signature": ["NET-1"]}, {"exclude": True, "severity": ["low"]}]},
     BLOCKED | {"cased", "to16", "to_host"}),
    ({"subCriteria": [{"required": True, "signature": ["SNORT-1:41336"]}], "severity": ["critical"]}, {"exfil"}),
    ({"subCriteria": [{"required": True, "minSeverity": "high"}, {"exclude": True, "port": ["53"]}]}, {"beacon"}),
    ({"subCriteria": [{"signature": ["SNORT-1:7"]}, {"severity": ["critical"]}]}, {"cased", "exfil"}),
    ({"subCriteria": [{"signature": ["SNORT-1:7"]}, {"severity": ["critical"]}], "includeFlags": ["BLOCKED"]},
     {"exfil"}),
    ({"subCriteria": [{"required": True, "minSeverity": "high",
                       "subCriteria": [{"exclude": True, "domain": ["evil.example.com"]}]}]}, {"exfil"}),
    ({"subCriteria": []}, ACME),
    # What is published, deleted, or stored in which part: nothing here is out of the ordinary.
    ({"includeUnpublished": False}, ACME),
    ({"includeDeleted": False}, ACME),
    ({"indexStartTime": 0, "indexEndTime": 4_000_000_000_000}, ACME),
    ({"indexEndTime": 1}, set()),
    ({"indexStartTime": 4_000_000_000_000}, set()),
    ({"lastUpdatedTimestamp": "now"}, ACME),
    ({"lastUpdatedTimestamp": 4_000_000_000_000}, set()),
    # Several at once.
    ({"signature": ["SNORT-1:41336"], "sourceIP": ["10.5.97.0/24"], "minSeverity": "high", "destinationPort": ["80"],
      "sourceIPMinBits": 8, "geoCountry": ["NO"], "includeFlags": ["BLOCKED"], "minCount": 2}, {"beacon"}),
]


def criteria_of(criteria: dict[str, Any], world: World) -> dict[str, Any]:
    """With the numbers that only a running server gives."""
    real = dict(criteria)
    if "customerID" in real:
        real["customerID"] = [world.customers[name] for name in real["customerID"]]
    if "associatedCaseID" in real:
        real["associatedCaseID"] = [world.case if case == "case" else case for case in real["associatedCaseID"]]
    if "eventIdentifier" in real:
        parts = ("type", "timestamp", "customerID", "eventID")
        real["eventIdentifier"] = [dict(zip(parts, world.path(name))) for name in real["eventIdentifier"]]
    if real.get("lastUpdatedTimestamp") == "now":
        real["lastUpdatedTimestamp"] = world.now
    return real


def named(criteria: dict[str, Any]) -> str:
    return "&".join(f"{field}={value}".replace(" ", "") for field, value in criteria.items())[:90] or "none"


@pytest.mark.parametrize("criteria, expected", CRITERIA, ids=[named(criteria) for criteria, _ in CRITERIA])
def test_finds(criteria: dict[str, Any], expected: set[str], world: World, find: Callable[..., set[str]]) -> None:
    assert find(**criteria_of(criteria, world)) == expected


#: Arguments that have tests of their own, and artefacts of upstream's generator that mean nothing.
ELSEWHERE = {"limit", "offset", "sortBy", "skipFutureEvents", "startTimestamp", "endTimestamp", "timeFieldStrategy",
             "alarmID", "attackCategoryID", "multivaluePropertySeparator"}
MEANINGLESS = {"includeFlag", "excludeFlag"}
NOT_CRITERIA = {"json", "verify", "proxies", "apiKey", "authentication", "server_url", "body", "api_session"}


def test_every_criterion_is_tried() -> None:
    tried = {field for criteria, _ in CRITERIA for field in criteria}
    tried |= {field for criteria, _ in CRITERIA for block in criteria.get("subCriteria", []) for field in block}
    offered = set(inspect.signature(find_aggregated_events).parameters) - NOT_CRITERIA - MEANINGLESS
    assert offered == tried | ELSEWHERE


def test_customers_by_number_and_by_several_names(world: World, find: Callable[..., set[str]], admin: Any) -> None:
    acme, globex = world.customers["acme"], world.customers["globex"]
    for criteria, expected in [
        ({}, ACME | {"foreign"}),
        ({"customer": [acme]}, ACME),
        ({"customer": [str(globex)]}, {"foreign"}),
        ({"customer": ["globex", acme]}, ACME | {"foreign"}),
        ({"customerID": globex}, {"foreign"}),
        ({"customerID": [str(globex)]}, {"foreign"}),
        ({"subCriteria": [{"exclude": True, "customerID": [acme]}]}, {"foreign"}),
    ]:
        assert find(**criteria, api_session=admin) == expected, criteria


def test_alarms_and_categories(world: World, event: Callable[[str], Any]) -> None:
    attack = event("eve_ssh")["attackInfo"]
    other = event("eve_http_aggregated")["attackInfo"]
    assert attack["alarmID"] != other["alarmID"]
    assert attack["attackCategoryID"] == other["attackCategoryID"]
    for criteria, expected in [
        ({"alarmID": [attack["alarmID"]]}, ["eve_ssh"]),
        ({"alarmID": [attack["alarmID"], other["alarmID"]]}, ["eve_http_aggregated", "eve_ssh"]),
        ({"alarmID": [987654]}, []),
        ({"attackCategoryID": [attack["attackCategoryID"]]}, ["eve_http_aggregated", "eve_ssh"]),
        ({"attackCategoryID": [987654]}, []),
        ({"subCriteria": [{"exclude": True, "alarmID": [attack["alarmID"]]}]}, ["eve_http_aggregated"]),
    ]:
        found = find_aggregated_events(**seed.EVE_WINDOW, **criteria)["data"]
        assert sorted(world.names(found)) == expected, criteria


def test_values_of_a_property_are_joined_as_asked() -> None:
    def several(**more: Any) -> str:
        found = find_aggregated_events(**seed.WINDOW, signature=["WORDS-1"], **more)["data"]
        return found[0]["properties"]["several"]

    assert several() == "one,two"
    assert several(multivaluePropertySeparator="comma") == "one,two"
    assert several(multivaluePropertySeparator="newline") == "one\ntwo"


def test_deleted_events_are_for_administrators(find: Callable[..., set[str]], admin: Any) -> None:
    assert find(includeDeleted=True, api_session=admin) == ACME | {"foreign"}
    with pytest.raises(AccessDeniedException):
        find(includeDeleted=True)


@pytest.mark.parametrize(
    "wrong, fields",
    [
        ({"severity": ["high"], "minSeverity": "low"}, {"severity"}),
        ({"severity": ["high"], "maxSeverity": "critical"}, {"severity"}),
        ({"severity": ["worst"]}, {"severity"}),
        ({"sourceIP": ["10.0.0"]}, {"sourceIP"}),
        ({"sourceIPMinBits": 129}, {"sourceIPMinBits"}),
        ({"port": ["http"]}, {"port"}),
        ({"includeFlags": ["NO_SUCH_FLAG"]}, {"includeFlags"}),
        ({"sortBy": ["-colour"]}, {"sortBy"}),
        ({"geoCountry": ["Norway"]}, {"geoCountry"}),
        ({"limit": -1}, {"limit"}),
        ({"customerID": ["acme"]}, {"customerID"}),
        ({"timeFieldStrategy": ["never"]}, {"timeFieldStrategy"}),
        ({"timeFieldStrategy": ["timestamp"], "lastUpdatedTimestamp": 1}, {"timeFieldStrategy"}),
        ({"multivaluePropertySeparator": "tab"}, {"multivaluePropertySeparator"}),
        ({"customerID": [1] * 1025, "port": [1] * 1025, "signature": [str(n) for n in range(1025)]}, {"signature"}),
        ({"minSeverity": "worst", "port": ["x"], "minCount": "many"}, {"minSeverity", "port", "minCount"}),
    ],
    ids=lambda value: named(value)[:40] if isinstance(value, dict) else None,
)
def test_what_is_wrong_is_refused_by_name(wrong: dict[str, Any], fields: set[str]) -> None:
    with pytest.raises(ValidationErrorException) as refused:
        find_aggregated_events(**seed.WINDOW, **wrong)
    messages = refused.value.parsed_resp["messages"]
    named = {message["field"].split("[")[0] for message in messages if message["type"] == "FIELD_ERROR"}
    assert named >= fields
